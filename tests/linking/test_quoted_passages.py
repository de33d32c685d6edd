"""Who quotes whom at length: passages of a transcript, words that two stories quote."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.linking.copies import link_copies
from dashboard.linking.quoted_passages import link_quoted
from tests.linking.test_copies import article, words

SPEECH = words(11, 200)
PASSAGE = " ".join(SPEECH[40:80])


def related(*articles):
    return link_quoted(articles, link_copies(articles))


def test_a_passage_in_quotation_marks_is_quoted_and_no_copy():
    speech = article("s", " ".join(SPEECH), "2031-03-04")
    story = article("t", f"{' '.join(words(12, 50))} “{PASSAGE}” {' '.join(words(13, 50))}")
    (found,) = related(story, speech)
    assert (found.article, found.by, found.way, found.words) == ("s", "t", "passage", 40)
    assert speech.text[found.start :].startswith(SPEECH[40])
    assert story.text[found.at :].startswith(SPEECH[40])


def test_the_same_passage_without_marks_is_not_quoted():
    speech = article("s", " ".join(SPEECH), "2031-03-04")
    story = article("t", f"{' '.join(words(12, 50))} {PASSAGE} {' '.join(words(13, 50))}")
    assert related(story, speech) == []


def test_a_short_quotation_is_no_long_passage():
    speech = article("s", " ".join(SPEECH), "2031-03-04")
    story = article("t", f"{' '.join(words(12, 50))} “{' '.join(SPEECH[40:60])}” said she.")
    assert related(story, speech) == []


def test_who_carries_most_of_the_quoted_words_is_told_of_after_the_earlier_one():
    first = article("b", f"{' '.join(words(14, 60))} “{PASSAGE}” he said.", "2031-03-04")
    later = article("a", f"“{PASSAGE}” {' '.join(words(15, 60))}", "2031-03-06")
    (found,) = related(later, first)
    assert (found.article, found.by, found.way) == ("b", "a", "words")


def test_of_a_story_only_the_first_printing_is_quoted():
    speech = article("s", " ".join(SPEECH), "2031-03-04")
    reprint = article("r", " ".join(SPEECH), "2031-03-05")
    story = article("t", f"{' '.join(words(12, 50))} “{PASSAGE}” she said.", "2031-03-06")
    assert [(one.article, one.by) for one in related(reprint, story, speech)] == [("s", "t")]


def test_a_set_phrase_of_many_articles_quotes_nobody():
    forms = [
        article(f"f{n:02}", f"{PASSAGE} {' '.join(words(n + 30, 90))}", "2031-03-04")
        for n in range(40)
    ]
    story = article("t", f"{' '.join(words(12, 50))} “{PASSAGE}” she said.", "2031-03-06")
    apart = {one.id: one.id for one in [*forms, story]}
    assert link_quoted([*forms, story], apart) == []


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(20, 90), st.booleans()), min_size=1, max_size=6
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_articles_changes_nothing_and_places_lie_in_the_texts(told, chance):
    articles = []
    for number, (seed, length, marks) in enumerate(told):
        text = " ".join(words(seed, length))
        articles.append(
            article(f"a{number}", f"“{text}”" if marks else text, f"2031-03-0{number + 1}")
        )
    stories = {one.id: one.id for one in articles}
    found = link_quoted(articles, stories)
    texts = {one.id: one.text for one in articles}
    for one in found:
        assert one.article != one.by
        assert texts[one.article][one.start :].split()[0] in texts[one.by]
        assert texts[one.by][one.at :].split()[0].strip("”") in texts[one.article]
    shuffled = [dataclasses.replace(one) for one in articles]
    chance.shuffle(shuffled)
    assert link_quoted(shuffled, stories) == found
