"""The same statement in several articles."""

import pytest

from dashboard.linking.statements import link_statements
from dashboard.linking.word_by_word import word_difference
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
