"""What a reader types, what it finds, and what is highlighted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.corpus.search import Index, Term, find_hits, parse_query, read_as
from dashboard.corpus.word_stems import stem

TEXTS = {
    1: ("Bridge opens", "The mayor opened the new bridge in São Paulo."),
    2: ("Harbour closed", "No bridge was built; the harbour closed in winter."),
    3: ("Budget", "The new budget pays for bridges and for a harbour master."),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    made = Index(tmp_path_factory.mktemp("index"))
    made.replace((key, title, body) for key, (title, body) in TEXTS.items())
    return made


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("bridge", {1, 2, 3}),
        ('"bridge"', {1, 2}),
        ("Bridge's harbor", {2, 3}),
        ("bridge winter", {2}),
        ("new OR closed", {1, 2, 3}),
        ("harbour -winter", {3}),
        ("harbour NOT winter", {3}),
        ('"new bridge"', {1}),
        ('"new bri"*', {1}),
        ("bridg*", {1, 2, 3}),
        ("SAO paulo", {1}),
        ('"harbour closed', {2}),
        ('-"bridge"', {3}),
        ("-bridge", set()),
        ("unheard", set()),
        (".*", set()),
        ("🙂", set()),
        ('"', set()),
        ("(", set()),
        ("*", set()),
        ("NOT", set()),
        ("AND OR", set()),
        ("🙂 winter", {2}),
    ],
)
def test_query_finds(index, typed, keys):
    found, scores = index.find(parse_query(typed))
    assert set(found.tolist()) == keys
    assert len(scores) == len(keys)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("bridge", ""),
        ("a AND b", ""),
        ("a OR b", ""),
        ("-x y", ""),
        ("NOT x", ""),
        ("“new bridge”", ""),
        ("🙂 winter", "winter"),
        ('"open phrase', '"open phrase"'),
        ("bridge OR", "bridge"),
        ("harbour (", "harbour"),
    ],
)
def test_what_a_search_was_read_as_is_told_where_it_is_not_what_was_typed(typed, read):
    assert read_as(typed) == read


def test_a_phrase_is_one_in_typographic_marks_too():
    assert parse_query("“new bridge”") == parse_query('"new bridge"')


def test_match_in_the_title_comes_first(index):
    found, _ = index.find(parse_query('"bridge"'))
    assert found.tolist() == [1, 2]


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("har", {2, 3}),
        ("new harb", {3}),
        ("bridge", {1, 2, 3}),
        ("harx", set()),
        ('"harb"', set()),
        ("", {1, 2, 3}),
    ],
)
def test_a_word_that_is_still_being_typed_finds_what_begins_with_it(index, typed, keys):
    found, _ = index.find(index.asked(typed))
    assert set(found.tolist()) == keys


def test_a_whole_word_finds_no_longer_ones(index):
    assert not any(term.prefix for group in index.asked("new").groups for term in group)


def test_replacing_a_text_forgets_the_old_one(tmp_path):
    index = Index(tmp_path)
    index.replace([(7, "", "old words")])
    index.replace([(7, "", "new words")])
    assert index.find(parse_query("old"))[0].tolist() == []
    assert index.find(parse_query("words"))[0].tolist() == [7]


def test_query_is_parsed_into_groups():
    query = parse_query('Café OR "new bridge"* -winter')
    assert query.groups == ((Term(("cafe",)), Term(("new", "bridge"), prefix=True, exact=True)),)
    assert query.excluded == (Term(("winter",)),)


def test_hits_are_the_readers_own_letters():
    text = "In São Paulo, the bridge. Bridges!"
    hits = find_hits(text, parse_query('"sao paulo" bridge*'))
    assert [text[a:b] for a, b in hits] == ["São Paulo", "bridge", "Bridges"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("defence", "defense"),
        ("industry", "industrial"),
        ("organise", "organizations"),
        ("labour", "labor"),
        ("centres", "center"),
        ("travelled", "traveling"),
        ("programme", "programs"),
    ],
)
def test_forms_and_spellings_of_a_word_are_the_same(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("four", "for"), ("there", "ther"), ("hour", "hor")])
def test_words_that_differ_stay_apart(one, other):
    assert stem(one) != stem(other)


def test_other_forms_are_marked_too():
    text = "The defense industrial base"
    hits = find_hits(text, parse_query("defence industry"))
    assert [text[a:b] for a, b in hits] == ["defense", "industrial"]


@given(st.text(max_size=200))
def test_anything_typed_is_a_query(typed):
    query = parse_query(typed)
    assert all(term.words for group in query.groups for term in group)


@given(st.text(max_size=80), st.text(max_size=200))
def test_hits_are_ordered_and_lie_in_the_text(typed, text):
    hits = find_hits(text, parse_query(typed))
    flat = [position for hit in hits for position in hit]
    assert flat == sorted(flat)
    assert all(0 <= a < b <= len(text) for a, b in hits)
