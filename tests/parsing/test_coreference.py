"""Who pronouns mean: one answer an article, for quotations, events and salience. All are invented."""

import pytest

from dashboard.model import Article
from dashboard.parsing.parser import Parser

PARSER = Parser()


def read(text):
    return PARSER.parse(Article("a", text, (), published="2024-05-06"))


def meant(text, pronoun, nth=0):
    """Return the name of whom a pronoun counts for, or None where it counts for nobody."""
    places = [m for m in read(text).pronouns if text[m.start : m.end].lower() == pronoun]
    return places[nth].name if nth < len(places) else None


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Anna Hall met Peter Vey in Oslo. She left on Monday.", "she", "Anna Hall"),
        ("Anna Hall met Peter Vey in Oslo. He left on Monday.", "he", "Peter Vey"),
        ("Leroy Vey met Hayley Berg in Oslo. She left on Monday.", "she", "Hayley Berg"),
        ("Peter Vey spoke. John Hall has asked for a visa for his client.", "his", "John Hall"),
        ("“We will close the mill and I will leave,” Anna Hall said.", "i", "Anna Hall"),
        ("Peter Vey left. “He was tired,” John Hall said.", "he", "Peter Vey"),
        ("The mill closed on Monday. It was old.", "it", None),
        (
            (
                "Peter Vey spoke. “We wait,” Vey said. “We wait,” he said.\n\n"
                "Owners saw John Hall at the port. His boat sank."
            ),
            "his",
            "John Hall",
        ),
        ("An official met Anna Hall. “The talks failed,” said the official.", "he", None),
        (
            "Peter Vey said he was glad: John Hall, a former mayor, ended his campaign.",
            "his",
            "John Hall",
        ),
        (
            (
                "Anna Hall leads.\n\n“It is late,” said Mary Roe, a scholar. Hall had won the north. "
                "On Tuesday, Peter Vey endorsed her."
            ),
            "her",
            "Anna Hall",
        ),
        (
            (
                "“It holds,” said John Hall, a spokesman. The accord was worked out by Peter Vey, "
                "who appointed a lawyer as his deputy."
            ),
            "his",
            None,
        ),
        ("Peter Vey was ill. The mayor saw Vey’s driver raise his hand.", "his", None),
        ("To stop John Hall’s return, an anti-Vey mayor called him on Friday.", "him", "John Hall"),
        ("Peter Vey spoke. As for John Hall, he left on Monday.", "he", "John Hall"),
    ],
)
def test_a_pronoun_means_the_likeliest_of_those_named_before(text, pronoun, name):
    assert meant(text, pronoun) == name


def test_whoever_says_he_means_another():
    text = "John Hall met Peter Vey. “He is tired,” John Hall said. “He must rest.”"
    assert [meant(text, "he", nth) for nth in (0, 1)] == ["Peter Vey", "Peter Vey"]


def test_the_speaker_and_the_actor_behind_one_pronoun_are_one_person():
    text = "Anna Hall met Peter Vey in Oslo on Monday. She left the town and said that it was late."
    found = read(text)
    (quotation,) = found.quotations
    who = {m.entity for m in found.pronouns if text[m.start : m.end] == "She"}
    (leaving,) = [e for e in found.events if e.lemma.startswith("leave")]
    assert quotation.speaker == "Anna Hall"
    assert who == {quotation.speaker_entity}
    assert quotation.speaker_entity in leaving.participants


def test_a_pronoun_that_may_mean_two_counts_for_nobody():
    text = "Anna Hall left and Eva Vey stayed. She was tired."
    assert meant(text, "she") is None


def test_the_writer_of_unquoted_words_is_nobody():
    assert meant("Anna Hall left. I was there when the mill closed.", "i") is None


def test_an_event_names_nobody_for_a_pronoun_that_may_mean_two():
    text = "Anna Hall left and Eva Vey stayed. She signed the treaty on 2 May 2024."
    assert not any(event.participants for event in read(text).events if event.lemma == "sign")


def test_a_surname_is_no_childs_whom_the_article_calls_by_the_first_name(read):
    text = (
        "Elio Gomez, 6, lost his mother at sea. Elio’s father, Juan Gomez, wants him back. Elio plays in the "
        "yard. Elio likes boats.\n\nGomez said that the boy should be with him."
    )
    assert [q.speaker for q in read(text)] == ["Juan Gomez"]


def test_a_surname_is_nobodys_who_is_named_only_further_on(read):
    text = (
        "Elio’s father, Juan Gomez, lives with Elio’s uncle, Lazaro Gomez.\n\n“We wait,” Gomez said.\n\n"
        "“We were betrayed,” said Josefa Gomez, who left when she was 4."
    )
    assert [(q.speaker, q.known) for q in read(text)] == [
        ("Gomez", "ambiguous"),
        ("Josefa Gomez", "stated"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Once Vey arrives, the court will send Elias Roe to Oslo from the aunts who fed him since he was rescued.",
            None,
        ),
        ("Vey left. The court will send the boats to Oslo, where he was rescued.", "Peter Vey"),
    ],
)
def test_whom_the_verb_above_acts_on_may_be_he_as_well(text, name):
    assert meant(f"Peter Vey came to Oslo. {text}", "he") == name
