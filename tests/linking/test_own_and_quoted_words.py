"""What an article says and what it quotes, read once: no row of words runs across a gap."""

import random

import pytest

from dashboard.linking import fingerprints
from dashboard.linking.copies import link_copies
from dashboard.linking.copies_and_quoters import link_printings, printings_on
from dashboard.linking.fingerprints import Shelf
from dashboard.linking.own_and_quoted_words import Passages
from dashboard.linking.quoted_passages import link_quoted
from dashboard.linking.word_numbers import words_at
from dashboard.model import Article, Block
from tests.linking.test_copies import article, words

TEXT = 'Wilma said “the quay is shut” and left.\n"It sinks", Bram wrote. Said Ada: “Nobody knows'


def runs(numbers, text=TEXT):
    """Return the runs of words between the gaps, as words."""
    known = {n: w for w in text.lower().split() for n in words_at(w)[0].tolist()}
    told = "".join(f" {words_of(known, n)}" if n else "|" for n in numbers.tolist())
    return [run.split() for run in told.split("|") if run.strip()]


def words_of(known, number):
    return known[number].strip('“”",.:')


def test_a_quotation_is_a_gap_in_what_is_said_and_none_in_what_runs_around_it():
    found = Passages.of(article("a", TEXT))
    assert runs(found.said) == [
        ["wilma", "said"],
        ["and", "left"],
        ["bram", "wrote", "said", "ada"],
    ]
    assert runs(found.running) == [
        ["wilma", "said", "and", "left"],
        ["bram", "wrote", "said", "ada"],
    ]


def test_marks_that_nobody_closes_hold_to_the_end_of_the_paragraph():
    found = Passages.of(article("a", TEXT))
    assert runs(found.quoted) == [
        ["the", "quay", "is", "shut"],
        ["it", "sinks"],
        ["nobody", "knows"],
    ]


def test_only_paragraphs_are_read():
    text = "The quay\nWilma left."
    blocks = (Block("title", 0, 8), Block("paragraph", 9, len(text)))
    assert runs(Passages.of(Article("a", text, blocks)).running, text) == [["wilma", "left"]]


def test_an_article_without_paragraphs_has_no_words():
    found = Passages.of(Article("a", "Some words", ()))
    assert not any(part.any() for part in (found.running, found.said, found.quoted))


SPEECH = words(11, 200)
QUOTING = f"{' '.join(words(12, 90))} “{' '.join(SPEECH[40:80])}”"
EVERY = [
    article("s", " ".join(SPEECH), "2031-03-04"),
    article("t", QUOTING, "2031-03-06"),
    article("u", " ".join(SPEECH[:150]), "2031-03-05"),
    *(article(f"v{n}", " ".join(words(n, 80)), "2031-03-05") for n in range(20, 25)),
]
"""A speech, a story that quotes it, a copy of it cut short, and others that have nothing of it."""


def test_copies_and_quotations_found_together_are_those_found_alone():
    found = link_printings(EVERY)
    assert found.stories == link_copies(EVERY)
    assert {one: found.stories[one] for one in "stu"} == {"s": "s", "t": "t", "u": "s"}
    assert found.quoted == link_quoted(EVERY, found.stories)
    assert [(one.article, one.by) for one in found.quoted] == [("s", "t")]


@pytest.mark.parametrize("changed", ["s", "t", "u"])
def test_with_one_that_changed_all_is_as_from_the_start_and_only_what_it_is_like_is_read(changed):
    read = []

    def load(some):
        read.extend(some)
        return [one for one in EVERY if one.id in some]

    days = {one.id: one.published for one in EVERY}
    known = link_printings([one for one in EVERY if one.id != changed]).compared
    assert printings_on(Shelf.filled(days, load, known)).stories == link_printings(EVERY).stories
    assert changed in read
    assert {*read} <= {"s", "t", "u"}
    del read[:]
    again = printings_on(Shelf.filled(days, load, link_printings(EVERY).compared, {changed}))
    assert again.quoted == link_printings(EVERY).quoted
    assert changed in read
    assert {*read} <= {"s", "t", "u"}


def columns(compared):
    """Return all that is kept of comparing articles, as lists."""
    pairs = (compared.copies, compared.passages, compared.words)
    lists = (compared.running, compared.quoted)
    return [
        [*compared.articles],
        [*compared.stories],
        *([one.values.tolist(), one.sizes.tolist()] for one in lists),
        *([one.one.tolist(), one.other.tolist(), one.found.tolist()] for one in pairs),
    ]


def printed(chance, name):
    """Return an article made of passages that others have too, some of them in marks."""
    some = [" ".join(words(chance.randrange(40), 35)) for _ in range(chance.randrange(2, 9))]
    marked = [f"“{one}”" if chance.random() < 0.3 else one for one in some]
    day = chance.choice([None, *(f"2031-03-{day:02}" for day in range(1, 20))])
    return article(name, " ".join(marked), day)


@pytest.mark.parametrize(
    "seed", [pytest.param(n, marks=pytest.mark.slow if n > 2 else ()) for n in range(12)]
)
@pytest.mark.parametrize("few", [0.0, 10.0])
def test_whatever_comes_goes_and_changes_all_is_as_from_the_start(seed, few, monkeypatch):
    monkeypatch.setattr(fingerprints, "FEW", few)
    chance = random.Random(seed)
    there = {f"a{n}": printed(chance, f"a{n}") for n in range(40)}

    def load(some):
        return map(there.__getitem__, some)

    known = link_printings(there.values()).compared
    for turn in range(5):
        changed = {*chance.sample(sorted(there), 2)}
        there |= {name: printed(chance, name) for name in (*changed, f"b{turn}")}
        for gone in chance.sample(sorted(there), chance.randrange(3)):
            del there[gone]
        every = link_printings(there.values())
        days = {name: one.published for name, one in there.items()}
        shelf = Shelf.filled(days, load, known, changed)
        found = printings_on(shelf)
        assert shelf.is_known == bool(few)
        assert found.stories == every.stories
        assert found.quoted == every.quoted
        assert columns(found.compared) == columns(every.compared)
        known = found.compared
    assert len({*every.stories.values()}) < len(there)
    assert every.quoted
