"""Copies: reprints fold, quoted transcripts and set phrases do not."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.linking.copies import link_copies
from dashboard.model import Article, Block


def words(seed, count):
    chance = random.Random(seed)
    return ["".join(chance.choices("abcdefghij", k=5)) for _ in range(count)]


def article(name, text, published=None):
    blocks, start = [], 0
    for paragraph in text.split("\n"):
        blocks.append(Block("paragraph", start, start + len(paragraph)))
        start += len(paragraph) + 1
    return Article(name, text, tuple(blocks), published=published)


STORY = words(1, 200)


def test_a_cut_reprint_belongs_to_the_first_printing():
    first = article("z", " ".join(STORY), "2031-03-04")
    reprint = article("a", " ".join(STORY[:120]), "2031-03-11")
    assert link_copies([reprint, first]) == {"z": "z", "a": "z"}


def test_one_word_in_eight_may_differ():
    changed = [f"other{n}" if n % 8 == 0 else word for n, word in enumerate(STORY)]
    assert set(
        link_copies([article("a", " ".join(STORY)), article("b", " ".join(changed))]).values()
    ) == {"a"}


def test_a_story_taken_into_a_longer_one_is_a_copy():
    longer = " ".join([*words(2, 150), *STORY[:140], *words(3, 150)])
    pair = [article("a", " ".join(STORY), "2031-03-04"), article("b", longer, "2031-03-05")]
    assert link_copies(pair)["b"] == "a"


def test_a_report_that_quotes_a_transcript_is_not_a_copy():
    report = f"{' '.join(words(4, 60))}: “{' '.join(STORY)}”"
    pair = [article("a", " ".join(STORY), "2031-03-04"), article("b", report, "2031-03-05")]
    assert link_copies(pair) == {"a": "a", "b": "b"}


def test_messages_of_one_form_are_not_copies():
    form = words(5, 50)
    messages = [article(f"m{n:02}", " ".join([*form, *words(n + 10, 40)])) for n in range(30)]
    assert link_copies(messages) == {message.id: message.id for message in messages}


def test_what_else_there_is_makes_no_two_articles_less_of_a_copy():
    passage = words(8, 100)
    printed = [
        article(f"p{n:02}", " ".join([*passage, *words(n + 40, 40)]), f"2031-03-{n % 28 + 1:02}")
        for n in range(60)
    ]
    for collection in (printed[:2], printed):
        assert link_copies(collection)["p01"] == "p00"


def test_a_story_printed_everywhere_is_still_one():
    printings = [
        article(f"p{n:02}", " ".join(STORY), f"2031-03-{n % 28 + 1:02}") for n in range(60)
    ]
    assert set(link_copies(printings).values()) == {"p00"}


def test_stories_that_meet_in_a_digest_stay_apart():
    one, two = words(6, 150), words(7, 150)
    both = article("c", " ".join([*one, *two]), "2031-03-09")
    pair = [article("a", " ".join(one), "2031-03-04"), article("b", " ".join(two), "2031-03-05")]
    linked = link_copies([both, *pair])
    assert (linked["a"], linked["b"]) == ("a", "b")


def test_hostile_text_is_read_in_time():
    texts = ["", " " * 200_000, "((((" * 50_000, '"' * 100_000, "“" * 100_000, "\x00" * 1000]
    articles = [article(str(n), text) for n, text in enumerate(texts)]
    assert link_copies(articles) == {a.id: a.id for a in articles}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 4), st.integers(35, 200), st.integers(1, 5)),
        min_size=1,
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_articles_changes_nothing_and_a_story_is_its_own_first(told, chance):
    articles = [
        article(f"a{n}", " ".join(words(seed, length)), f"2031-03-0{day}")
        for n, (seed, length, day) in enumerate(told)
    ]
    linked = link_copies(articles)
    assert linked.keys() == {a.id for a in articles}
    assert all(linked[story] == story for story in linked.values())
    chance.shuffle(articles)
    assert link_copies(articles) == linked


def test_of_no_articles_there_are_no_stories():
    assert link_copies([]) == {}
