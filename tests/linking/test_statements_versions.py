"""The same statement in several articles."""

from dataclasses import replace

import pytest

from dashboard.linking.statements import link_statements
from dashboard.linking.word_differences import word_difference
from dashboard.model import Annotations, Article, Quotation

WORDS = "We will rebuild the old bridge before the first snow falls"


def report(name, text, words, speaker="Mara Lindt", published=None, cue=None):
    start = text.index(words)
    quotation = Quotation(
        start,
        start + len(words),
        "direct",
        0,
        cue_start=cue,
        speaker=speaker,
        speaker_kind="person",
    )
    return Article(name, text, (), published=published), Annotations(quotations=(quotation,))


def plain(name, words, **more):
    return report(name, f"“{words},” she said.", words, **more)


def differences(*parsed):
    return [[(v.article, v.difference) for v in s.versions] for s in link_statements(parsed)]


def test_versions_are_one_statement_and_the_earliest_is_first():
    late = plain("late", WORDS, published="2024-05-03")
    early = plain("early", WORDS, published="2024-05-01")
    assert differences(late, early) == [[("early", "first"), ("late", "same")]]


def test_the_order_of_the_articles_does_not_matter():
    parsed = [plain(name, WORDS, published=f"2024-05-0{n}") for n, name in enumerate("abc", 1)]
    assert link_statements(parsed) == link_statements(parsed[::-1])


def test_a_transcript_is_the_first_version():
    text = f"MS LINDT: {WORDS}."
    transcript = report("minutes", text, WORDS, published="2024-05-09", cue=text.index(":"))
    assert differences(plain("early", WORDS, published="2024-05-01"), transcript) == [
        [("minutes", "first"), ("early", "same")]
    ]


def test_a_shorter_version_is_clipped_and_a_changed_one_altered():
    first = plain("a", WORDS, published="2024-05-01")
    clipped = plain("b", "We will rebuild the old bridge", published="2024-05-02")
    altered = plain("c", WORDS.replace("old", "stone"), published="2024-05-03")
    assert differences(first, clipped, altered) == [
        [("a", "first"), ("b", "clipped"), ("c", "altered")]
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We do not sell the harbour to anyone", "We don't sell the harbour to anyone"),
        (
            "These are not loads the old ferries were built for",
            "These aren’t loads the old ferry was built for",
        ),
        ("They will not pay and we cannot wait", "They won’t pay and we can’t wait"),
        (
            "We are drivers, and we have never been paid twice",
            "We’re drivers, and we’ve never been paid twice",
        ),
        ("The bridges need new cables before winter", "The bridge needs a new cable before winter"),
    ],
)
def test_a_contraction_or_a_plural_alters_a_statement_and_makes_no_other(one, other):
    first = plain("a", one, published="2024-05-01")
    second = plain("b", other, published="2024-05-02")
    assert differences(first, second) == [[("a", "first"), ("b", "altered")]]


def test_what_is_not_and_what_is_are_two_statements():
    first = plain("a", "The port is safe for all", published="2024-05-01")
    second = plain("b", "The gate isn't safe at night", published="2024-05-02")
    assert differences(first, second) == []


def test_two_that_are_each_like_a_third_are_not_one_statement():
    one = "We will rebuild the old bridge before the first snow falls"
    two = "the tolls will stay as they are until the end of the war"
    both = plain("both", f"{one}, and {two}", published="2024-05-09")
    parsed = [
        plain("a", one, published="2024-05-01"),
        plain("b", two, published="2024-05-02"),
        both,
    ]
    assert differences(*parsed) == [[("b", "first"), ("both", "longer")]]


def test_other_speakers_and_other_words_are_no_versions():
    other = "Nobody on the council knew about the cracks in the dam"
    assert differences(plain("a", WORDS), plain("b", WORDS, speaker="Peter Hall")) == []
    assert differences(plain("a", WORDS), plain("b", other)) == []


def test_two_people_of_one_surname_say_two_things():
    ada = plain("ada", WORDS, speaker="Ada Dunholm")
    colm = plain("colm", WORDS, speaker="Colm Dunholm")
    assert differences(ada, colm) == []
    lone = plain("lone", WORDS, speaker="Dunholm")
    initial = plain("initial", WORDS, speaker="A. Dunholm")
    assert differences(ada, lone, initial) == [
        [("ada", "first"), ("initial", "same"), ("lone", "same")]
    ]


def test_word_difference_shows_what_was_left_out_and_added():
    assert word_difference("the old bridge stays", "the stone bridge stays") == [
        ("same", "the"),
        ("left out", "old"),
        ("added", "stone"),
        ("same", "bridge stays"),
    ]


def test_marks_are_no_words_and_no_change():
    for other in (
        "We stay – here for good.”",
        "“We stay here, for good",
        "We stay here . . . for good",
    ):
        runs = word_difference("We stay here — for good.", other)
        assert {how for how, _ in runs} == {"same"}
        assert " ".join(words for _, words in runs) == other


def test_words_that_moved_are_told_once_where_they_stand():
    first = "We stay here for good. Nobody will close the old bridge."
    other = "Nobody will close the old bridge. We stay here for good."
    assert word_difference(first, other) == [
        ("same", "Nobody will close the old bridge."),
        ("moved", "We stay here for good."),
    ]


def pieces(name, text, *words, kind="direct"):
    spans = [(text.index(one), text.index(one) + len(one)) for one in words]
    found = tuple(
        Quotation(a, b, kind, 0, speaker="Mara Lindt", speaker_kind="person") for a, b in spans
    )
    return Article(name, text, (), published="2024-05-02"), Annotations(quotations=found)


def test_a_statement_broken_by_its_cue_is_compared_whole():
    broken = pieces(
        "broken",
        "“We will rebuild the old bridge,” she said, “before the first snow falls.”",
        "We will rebuild the old bridge",
        "before the first snow falls.",
    )
    whole = plain("whole", WORDS, published="2024-05-01")
    assert differences(whole, broken) == [[("whole", "first"), ("broken", "same")]]


def test_only_the_words_in_marks_are_compared():
    text = "She said that the town “will rebuild the old bridge before the first snow falls.”"
    told = pieces("told", text, text[14:-1], kind="mixed")
    whole = plain("whole", WORDS, published="2024-05-01")
    assert differences(whole, told) == [[("whole", "first"), ("told", "clipped")]]


def test_a_few_words_of_another_sentence_are_no_version():
    one = "to mend and to raise its heavy stone base, which is a danger to the town"
    two = "to rebuild its heavy stone base"
    assert differences(plain("a", one), plain("b", two)) == []


def test_a_label_before_marks_is_no_transcript():
    text = f"Lindt: “{WORDS}.”"
    labelled = report("late", text, WORDS, published="2024-05-09", cue=text.index(":"))
    early = plain("early", WORDS, published="2024-05-01")
    assert differences(labelled, early) == [[("early", "first"), ("late", "same")]]


def test_sentences_in_another_order_are_reordered():
    first = "We stay here for good and nobody will close the bridge"
    other = "nobody will close the bridge and We stay here for good"
    early, late = (
        plain("a", first, published="2024-05-01"),
        plain("b", other, published="2024-05-02"),
    )
    assert differences(early, late) == [[("a", "first"), ("b", "reordered")]]


def test_greetings_that_everybody_exchanges_are_no_statement():
    hello = "Thank you very much, it is good to be with you this morning"
    assert differences(plain("a", hello), plain("b", hello)) == []


def test_a_long_speech_that_holds_the_words_apart_is_no_version():
    short = "Matt, as we agreed, we don't have a deal with the port"
    long = (
        "Jonas, as we agreed with the union last week, the board has nothing to add, and we don't have "
        "any word from the council on the price, since a deal with more than one owner has to be read "
        "by all of them before anybody from the port is able to sign it in the hall"
    )
    assert differences(plain("a", short), plain("b", long)) == []


def test_two_that_hold_the_first_among_other_words_are_not_one_statement():
    core = "The palace gate stays closed this winter"
    one = plain(
        "b", f"{core}, and nobody but the gardener gets a key to the chapel", published="2024-05-02"
    )
    two = plain(
        "c", f"Ask the guard why: {core.lower()} for all the carriages", published="2024-05-03"
    )
    assert differences(plain("a", core, published="2024-05-01"), one, two) == [
        [("a", "first"), ("c", "longer")]
    ]


def test_the_likeliest_pair_is_one_statement_though_another_stood_in_print_before():
    core = "The palace gate stays closed this winter"
    parsed = [
        plain("a", core, published="2024-05-01"),
        plain("b", f"{core}, and nobody but the gardener gets a key", published="2024-05-02"),
        plain("c", f"I say it again: {core.lower()}", published="2024-05-03"),
    ]
    expected = [[("a", "first"), ("c", "longer")]]
    assert differences(*parsed) == differences(*parsed[::-1]) == expected


def test_a_family_name_that_stands_first_is_who_is_named_by_it_alone():
    full = plain("a", WORDS, speaker="Li Wenzhao", published="2024-05-01")
    lone = plain("b", WORDS, speaker="Li", published="2024-05-02")
    other = plain("c", WORDS, speaker="Wang", published="2024-05-03")
    assert differences(full, lone, other) == [[("a", "first"), ("b", "same")]]


def test_what_a_hundred_articles_quote_is_one_statement():
    crowd = [plain(f"{n:03}", WORDS, published="2024-05-01") for n in range(100)]
    clipped = plain("later", "We will rebuild the old bridge", published="2024-05-02")
    found = differences(*crowd, clipped)
    same = [(f"{n:03}", "same") for n in range(1, 100)]
    assert found == [[("000", "first"), *same, ("later", "clipped")]]
    assert differences(*crowd[::-1]) == [[("000", "first"), *same]]


def test_what_one_article_says_a_hundred_times_is_no_statement_of_several():
    text = f"“{WORDS},” she said. " * 100
    size = len(text) // 100
    pieces = tuple(
        Quotation(n * size + 1, n * size + 1 + len(WORDS), "direct", n, speaker="Mara Lindt")
        for n in range(100)
    )
    assert differences((Article("a", text, ()), Annotations(quotations=pieces))) == []


TOLD = "the old bridge would stay closed to lorries until the spring"


def retold(name, words, published="2024-05-02", speaker="Mara Lindt", kind="person", **more):
    text = f"Lindt said that {words}."
    start = text.index(words)
    end = start + len(words)
    quotation = Quotation(start, end, "indirect", 0, speaker=speaker, speaker_kind=kind, **more)
    return Article(name, text, (), published=published), Annotations(quotations=(quotation,))


def test_what_two_reporters_tell_in_the_same_words_is_one_statement():
    first = retold("a", TOLD)
    again = retold("b", TOLD.replace("the old bridge", "an old bridge"), published="2024-05-04")
    assert differences(first, again) == [[("a", "first"), ("b", "altered")]]
    is_closed, was_closed = (
        retold(name, f"the old bridge {verb} closed to lorries")
        for name, verb in (("a", "is"), ("b", "was"))
    )
    assert differences(is_closed, was_closed) == [[("a", "first"), ("b", "altered")]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "the mill had paid in full for the new weir",
            "the mill had been paid in full for the new weir",
        ),
        (
            "his cousin had struck her outside the crowded hall",
            "her cousin had struck him outside the crowded hall",
        ),
        (
            "our boats rammed their ferry near the north pier",
            "their boats rammed our ferry near the north pier",
        ),
        (
            "clerks were sold cheap flats by the harbour board",
            "clerks sold cheap flats by the harbour board",
        ),
        ("few dockers would walk out on Friday", "a few dockers would walk out on Friday"),
        (TOLD, f"it was false that {TOLD}"),
        (TOLD, f"few believed {TOLD}"),
        (TOLD, f"{TOLD}, almost"),
        (TOLD, f"{TOLD} 2026"),
        (TOLD, f"{TOLD} unless mended"),
    ],
)
def test_a_paraphrase_that_swaps_roles_or_holds_another_word_is_another_statement(one, other):
    assert differences(retold("a", one), retold("b", other)) == []


def test_few_words_besides_pronouns_and_auxiliaries_are_no_statement():
    vague = "they would have been there if he was"
    assert differences(retold("a", vague), retold("b", vague)) == []


@pytest.mark.parametrize(
    "other",
    [
        retold("b", TOLD.replace("old", "new")),
        retold("b", TOLD.replace("would stay", "would not stay")),
        retold("b", TOLD.replace("would stay", "may stay")),
        retold("b", TOLD, speaker="Peter Hall"),
        retold("b", TOLD, speaker=None, kind="unknown"),
        retold("b", TOLD, published="2024-06-02"),
        retold("b", TOLD, published=None),
        retold("b", TOLD, status="denied"),
    ],
    ids=["word", "not", "may", "speaker", "nobody", "month", "undated", "denied"],
)
def test_a_paraphrase_with_another_word_speaker_or_month_is_another_statement(other):
    assert differences(retold("a", TOLD), other) == []


def test_a_body_that_is_named_says_the_same_thing_and_officials_may_not():
    union, officials = (
        [retold(name, TOLD, speaker=speaker, kind=kind) for name in "ab"]
        for speaker, kind in (("Harbour Union", "organisation"), ("officials", "unnamed"))
    )
    assert differences(*union) == [[("a", "first"), ("b", "same")]]
    assert differences(*officials) == []


def test_few_words_in_marks_are_one_statement_with_the_words_around_them():
    text = "Lindt called the bridge the “heavy heart” of the whole harbour town."
    words = "the bridge the “heavy heart” of the whole harbour town"
    one, two = (pieces(name, text, words, kind="mixed") for name in "ab")
    assert differences(one, two) == [[("a", "first"), ("b", "same")]]
    later = replace(one[0], id="later", published="2024-07-01"), one[1]
    assert differences(one, later) == [[("a", "first"), ("later", "same")]]
    other = pieces(
        "c", text.replace("bridge", "ferry"), words.replace("bridge", "ferry"), kind="mixed"
    )
    assert differences(one, other) == []


def marked(name, words, day, speaker="Mara Lindt"):
    """An article in which a reporter tells what somebody said, a few words of it in marks."""
    text = f"Lindt called {words}."
    start = text.index(words)
    quotation = Quotation(
        start, start + len(words), "mixed", 0, speaker=speaker, speaker_kind="person"
    )
    return Article(name, text, (), published=day), Annotations(quotations=(quotation,))


def test_a_few_words_in_marks_are_one_statement_with_the_words_that_hold_them():
    said = plain(
        "a",
        "when it comes to the town’s defense industrial base, the main culprit in all this is the harbour board",
        published="2024-05-01",
    )
    told = marked(
        "b", "the harbour board the “main culprit” of the town’s defence industry", "2024-05-09"
    )
    again = marked(
        "c", "the harbour board “the main culprit” of the town’s defense industry", "2024-06-12"
    )
    expected = [[("a", "first"), ("b", "altered"), ("c", "altered")]]
    assert differences(said, told, again) == differences(again, told, said) == expected


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("the river board the “main culprit” of the town’s defence industry", "Mara Lindt"),
        ("the harbour board not the “main culprit” of the town’s defence industry", "Mara Lindt"),
        ("the harbour board the “poor culprit” of the town’s defence industry", "Mara Lindt"),
        ("the harbour board the “main” culprit of the town’s defence industry", "Mara Lindt"),
        ("the harbour board the “main culprit” of the town’s defence industry", "Peter Hall"),
        ("the harbour board the “main culprit” of the town’s defence industry", None),
    ],
    ids=["word", "not", "marks", "one", "speaker", "nobody"],
)
def test_a_few_words_in_marks_are_another_statement_with_another_word_or_speaker(words, speaker):
    said = plain(
        "a",
        "when it comes to the town’s defense industrial base, the main culprit in all this is the harbour board",
        published="2024-05-01",
    )
    assert differences(said, marked("b", words, "2024-05-02", speaker)) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "The old weir is a heavy burden and the new bridge is a blessing",
            "the new bridge a “heavy burden”",
        ),
        (
            "Tom Park attacked Ann Lee with cruel words over a heavy burden",
            "the words of Tom Park, attacked by Ann Lee, a “heavy burden”",
        ),
    ],
    ids=["clause", "order"],
)
def test_a_few_words_in_marks_are_another_statement_in_another_clause_or_order(words, told):
    assert differences(plain("a", words), marked("b", told, "2024-05-02")) == []


def test_a_few_words_in_marks_are_one_statement_with_the_clause_that_holds_them():
    said = plain("a", "The old weir is a heavy burden and the new bridge is a blessing")
    told = marked("b", "the old weir a “heavy burden”", "2024-05-02")
    assert differences(said, told) == [[("b", "first"), ("a", "longer")]]
