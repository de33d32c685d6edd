import time
from itertools import accumulate, islice

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from telling import events_of

from dashboard.parsing.events.dating.times import Time, intersect
from dashboard.parsing.syntax.document import Document
from dashboard.parsing.syntax.repair import repair

WORDS = [
    "Halvorsen",
    "met",
    "Baker",
    "visit",
    "(",
    ")",
    "“",
    "”",
    ".",
    ",",
    "will",
    "not",
    "May",
    "1993",
    "talks",
    "since",
    "<b>",
]
PIECES = st.sampled_from(
    [*WORDS, "on Monday", "from 3 to", "\n", "\u00a0", "\u202e", "\x00", "👩‍🚀"]
)
DAYS = st.none() | st.dates().map(lambda day: day.isoformat())


@settings(max_examples=25, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
@example("1993")
def test_spans_lie_in_the_text_and_heads_in_their_clauses(text):
    for event in events_of(text):
        assert 0 <= event.start <= event.head_start < event.head_end <= event.end <= len(text)
        assert event.first is None or event.last is None or event.first <= event.last


HOSTILE = ["", " ", "(" * 3000, "\x00" * 50, "visit " * 3000, " " * 20_000, "\n" * 20_000]


@pytest.mark.parametrize("text", [*HOSTILE, "He said so. " * 1200, "that he said " * 1200])
def test_hostile_text_neither_fails_nor_takes_long(text):
    start = time.process_time()
    events_of(text)
    assert time.process_time() - start < 20


@given(DAYS, DAYS, DAYS, DAYS)
def test_an_intersection_lies_within_both(one_first, one_last, other_first, other_last):
    one, other = Time(one_first, one_last, "stated"), Time(other_first, other_last, "stated")
    both = intersect(one, other)
    swapped = intersect(other, one)
    assert (both is None) == (swapped is None)
    if both and swapped:
        assert both.first in (one_first, other_first)
        assert both.last in (one_last, other_last)
        assert (both.first, both.last) == (swapped.first, swapped.last)


def test_two_runs_agree():
    text = "Halvorsen met Baker on Monday. The talks in Oslo ended on Tuesday."
    assert events_of(text) == events_of(text)


TOKENS = ["visit", "de", "-", "escalation", "and", ",", "shop", "ran", "which", "Bergen"]
KINDS = [("NOUN", "NN"), ("NOUN", "NNS"), ("PROPN", "NNP"), ("VERB", "VBD"), ("PRON", "WDT")]
DEPS = ["compound", "conj", "relcl", "pobj", "prep", "nsubj", "dobj", "aux"]


def tree_of(text, kinds, deps, head):
    """Return the document over words that are written without spaces between them."""
    ends = list(accumulate(map(len, text)))
    document = Document(
        text="".join(text),
        word=text,
        lower=[word.lower() for word in text],
        lemma=["run" if word == "ran" else word.lower() for word in text],
        pos=[pos for pos, _ in kinds],
        tag=[tag for _, tag in kinds],
        dep=["ROOT" if head[n] == n else dep for n, dep in enumerate(deps)],
        head=head,
        start=[end - len(word) for word, end in zip(text, ends, strict=True)],
        end=ends,
        sentence=[0] * len(text),
        sentences=[(0, len(text))],
    )
    document.span_subtrees()
    return document


@st.composite
def trees(draw):
    """Draw any document over words that the mending rules look for."""
    text = draw(st.lists(st.sampled_from(TOKENS), min_size=3, max_size=12))
    count = len(text)
    order = draw(st.permutations(range(count)))
    head = list(range(count))
    for place, number in enumerate(order[1:], 1):
        head[number] = order[draw(st.integers(0, place - 1))]
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=count, max_size=count))
    deps = draw(st.lists(st.sampled_from(DEPS), min_size=count, max_size=count))
    return tree_of(text, kinds, deps, head)


def test_what_hangs_on_itself_has_nothing_above():
    document = tree_of(["visit", "and", "shop"], [("NOUN", "NN")] * 3, ["conj"] * 3, [0, 0, 1])
    document.dep[0] = "conj"  # as no parser of ours writes a root
    assert document.above(2, "conj") == 0


HEADLINE = tree_of(
    ["sons", "shop", "visit", "Bergen"],
    [("NOUN", "NNS"), ("NOUN", "NN"), ("NOUN", "NN"), ("PROPN", "NNP")],
    ["nsubj", "compound", "dobj", "dobj"],
    [0, 0, 1, 0],
)
"""A verb taken for a noun that hangs on the noun before it."""


@settings(max_examples=500, deadline=None)
@given(trees())
@example(HEADLINE)
def test_a_mended_tree_is_a_tree_still(document):
    repair(document)
    for number in range(len(document.head)):
        assert len(list(islice(document.ancestors(number), len(document.head) + 1))) <= len(
            document.head
        )
        assert (document.head[number] != number) or document.dep[number] == "ROOT"


def test_what_stands_behind_a_list_and_a_comma_is_the_subject_not_the_last_of_the_list():
    words = ["keeping", "peace", ",", "and", "growth", ",", "mayors", "pledged"]
    kinds = [("VERB", "VBG"), ("NOUN", "NN"), ("PUNCT", ","), ("CCONJ", "CC"), ("NOUN", "NN")]
    kinds += [("PUNCT", ","), ("NOUN", "NNS"), ("VERB", "VBD")]
    deps = ["advcl", "dobj", "punct", "cc", "conj", "punct", "appos", "ROOT"]
    document = tree_of(words, kinds, deps, [7, 0, 1, 1, 1, 4, 4, 7])
    repair(document)
    assert document.of_dep(7, "nsubj") == [6]


def test_the_subject_stands_behind_the_dash_of_a_dateline():
    words = ["OSLO", "(", "AP", ")", "–", "Port", "Gas", "was", "closed"]
    kinds = [("PUNCT", ":") if not word.isalpha() else ("PROPN", "NNP") for word in words]
    kinds[-2:] = [("AUX", "VBD"), ("VERB", "VBN")]
    deps = ["nsubjpass", "punct", "appos", "punct", "punct", "compound", "appos"]
    deps += ["auxpass", "ROOT"]
    verb = len(words) - 1
    head = [verb, 0, 0, 0, 0, 6, 0, verb, verb]
    document = tree_of(words, kinds, deps, head)
    repair(document)
    assert document.of_dep(verb, "nsubjpass") == [6]


def test_what_stands_behind_was_is_no_second_subject():
    words = ["clerk", "left", "while", "she", "was", "mayor", "was", "fined"]
    tags = ["NN", "VBD", "IN", "PRP", "VBD", "NN", "VBD", "VBN"]
    parts = ["NOUN", "VERB", "SCONJ", "PRON", "AUX", "NOUN", "AUX", "VERB"]
    deps = ["nsubjpass", "relcl", "mark", "nsubj", "advcl", "nsubjpass", "auxpass", "ROOT"]
    document = tree_of(words, [*zip(parts, tags, strict=True)], deps, [7, 0, 4, 4, 1, 7, 7, 7])
    document.lemma[4] = "be"
    repair(document)
    assert document.of_dep(7, "nsubjpass") == [0]
    assert document.of_dep(4, "attr") == [5]


def test_two_callings_before_a_name_are_one_person():
    words = ["host", "and", "news", "anchor", "Lee", "left"]
    kinds = [("NOUN", "NN"), ("CCONJ", "CC"), ("NOUN", "NN"), ("NOUN", "NN"), ("PROPN", "NNP")]
    deps = ["nsubj", "cc", "compound", "compound", "conj", "ROOT"]
    document = tree_of(words, [*kinds, ("VERB", "VBD")], deps, [5, 0, 3, 4, 0, 5])
    repair(document)
    assert document.of_dep(5, "nsubj") == [4]
