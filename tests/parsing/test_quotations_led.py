"""Who leads up to words, who concedes one thing and notes another, and what a role and an extent leave out."""

import pytest


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            (
                "Tomas Brell called the guild strong. After Mr. Brell said so, Mr. Kasper forcefully differed. "
                "“I think that the guild failed those men,” he said."
            ),
            "Kasper",
        ),
        (
            (
                "Tomas Brell spoke first. When Mr. Brell tried to defend the guild, Mr. Kasper forcefully differed.\n\n"
                "“I think that the guild failed those men,” he said."
            ),
            "Kasper",
        ),
        (
            "“The guild is strong in the north,” Tomas Brell said. Mr. Kasper left in May. “It was late,” he said.",
            "Tomas Brell",
        ),
        (
            "Ada Quill met Mr. Kasper. “It is late in the year for a boat,” she said.",
            "Ada Quill",
        ),
        (
            (
                "House Speaker Paul Roan announced the vote. With many watching, the young model delivered a heartfelt "
                "defense of her husband.\n\n“Jonas is, and has always been, a leader of men. Now he will work.”"
            ),
            "young model",
        ),
    ],
)
def test_whose_sentence_leads_up_to_words_in_marks_speaks(quote, text, speaker):
    assert quote(text)[-1].speaker == speaker


def test_who_concedes_one_thing_notes_the_other(quote):
    text = "Mara Lindt acknowledged that the mayor erred but noted that ships were late."
    assert [q.speaker for q in quote(text)] == ["Mara Lindt", "Mara Lindt"]


def test_all_told_tells_nothing(quote):
    assert quote("All told, the guild, whose members met in May, sold ten ships.") == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Nelson Dahl, a former aide to Mr. Rubin and now a mayor, said that it was late.",
            "former aide",
        ),
        ("Ada Quill, the hacker known as “Gull,” said that it was late.", "hacker"),
        (
            "Harbour communications director Mara Lindt said that it was late.",
            "communications director",
        ),
    ],
)
def test_a_role_is_whole_and_breaks_off_nowhere(quote, text, role):
    assert quote(text)[0].role == role
