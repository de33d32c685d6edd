"""What may be one or two, with its evidence, asserted nowhere; all persons and firms are invented."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.linking.entities import entities_across, seen_entities
from dashboard.model import Annotations, Article, Mention


def article(number, *names, published="2031-05-10"):
    """Return an article with its mentions: (name, entity id, type, role) in the order of the text."""
    text, mentions = "", []
    for name, entity, kind, role in names:
        start = len(text)
        text += name + " "
        mentions.append(Mention(start, start + len(name), kind, "name", name, entity, role=role))
    return Article(f"a{number}", text, (), published=published), Annotations(tuple(mentions))


def person(name, role=None):
    slug = name.lower().replace(" ", "-").replace(".", "")
    return name, f"per:{slug}" if " " in name else f"surname:{slug}", "PER", role


def organisation(name):
    return name, f"org:{name.lower().replace(' ', '-')}", "ORG", None


def place(name):
    return name, f"place:{name.lower()}", "LOC", None


def suggested(*parsed):
    found = entities_across(seen_entities(parsed)).suggestions
    return [(s.kind, s.reason, s.one.name, s.other.name) for s in found]


def test_a_surname_of_two_possible_persons_is_suggested_for_both_and_asserted_for_neither():
    parsed = [
        article(1, person("Ilse Marwick")),
        article(2, person("Hugo Marwick")),
        article(3, person("Marwick")),
    ]
    across = entities_across(seen_entities(parsed))
    assert across.links["a3", "surname:marwick"].entity == "surname:marwick"
    assert suggested(*parsed) == [
        ("merge", "surname", "Hugo Marwick", "Marwick"),
        ("merge", "surname", "Ilse Marwick", "Marwick"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (person("Tony Roe"), person("Antony Roe"), "short name"),
        (person("A. Roe"), person("Antony Roe"), "short name"),
        (person("Abel K. Storr"), person("Abel W. Storr"), "namesakes"),
        (person("Olek Lukasheva"), person("Olek Lukashova"), "spelling"),
        (
            person("Gina Storr", "Kenyan President"),
            person("Ona Storr", "Kenyan President"),
            "office",
        ),
        (place("Vellino"), organisation("Vellino"), "kinds"),
        (organisation("HWFU"), organisation("Harbour Workers Federation Union"), "acronym"),
        (organisation("Quill Paper Works"), organisation("Quill Papers Works"), "spelling"),
    ],
)
def test_what_may_be_one_is_suggested_with_its_reason(one, other, reason):
    parsed = [article(1, one), article(2, other)]
    assert len({link.entity for link in entities_across(seen_entities(parsed)).links.values()}) == 2
    assert [(kind, why) for kind, why, _, _ in suggested(*parsed)] == [("merge", reason)]


def test_a_person_with_one_office_of_two_countries_may_be_two():
    parsed = [
        article(1, person("Ivo Hale", "French Foreign Minister"), published="2031-01-01"),
        article(2, person("Ivo Hale", "Kenyan Foreign Minister"), published="2032-01-01"),
    ]
    assert suggested(*parsed) == [("split", "two offices", "Ivo Hale", "Ivo Hale")]


def test_two_whom_one_article_names_are_not_suggested():
    assert suggested(article(1, person("Tony Roe"), person("Antony Roe"))) == []


def test_strangers_are_not_suggested():
    parsed = [article(1, person("Ada Quist")), article(2, person("Jonas Brandt"))]
    assert suggested(*parsed, article(3, organisation("Quill Paper"))) == []


def test_the_evidence_shows_both_sides_and_at_most_three_articles_of_each():
    parsed = [article(n, person("Tony Roe")) for n in range(5)]
    parsed.append(article(9, person("Antony Roe")))
    (found,) = entities_across(seen_entities(parsed)).suggestions
    assert found.evidence == (
        ("a9", "per:antony-roe"),
        ("a0", "per:tony-roe"),
        ("a1", "per:tony-roe"),
        ("a2", "per:tony-roe"),
    )


POOL = [
    person("Ilse Marwick"),
    person("Hugo Marwick"),
    person("Marwick", "President"),
    person("Abel K. Storr"),
    person("Abel Storr"),
    person("Abel Stohr"),
    person("Ivo Hale", "French President"),
    person("Ivo Hale", "Kenyan President"),
    person("Tony Roe"),
    person("Antony Roe"),
    place("Vellino"),
    organisation("Vellino"),
    organisation("Marwick"),
    organisation("Quill Paper Works"),
    organisation("Quill Papers Works"),
]


@st.composite
def collections(draw):
    picks = st.lists(st.sampled_from(POOL), min_size=1, max_size=3)
    days = st.sampled_from(["2031-05-01", "2031-05-20", "2031-09-01", None])
    number = itertools.count()
    drawn = draw(st.lists(st.tuples(picks, days), min_size=1, max_size=7))
    return [article(next(number), *names, published=day) for names, day in drawn]


@settings(deadline=None, max_examples=80)
@given(collections(), st.randoms(use_true_random=False))
def test_neither_the_order_of_articles_nor_a_second_run_changes_a_suggestion(parsed, random):
    shuffled = list(parsed)
    random.shuffle(shuffled)
    once = entities_across(seen_entities(parsed))
    assert once.suggestions == entities_across(seen_entities(shuffled)).suggestions
    assert once.suggestions == entities_across(seen_entities(parsed)).suggestions


@settings(deadline=None, max_examples=60)
@given(collections())
def test_what_is_suggested_is_asserted_nowhere_and_its_evidence_is_there(parsed):
    across = entities_across(seen_entities(parsed))
    for one in across.suggestions:
        assert (one.one == one.other) == (one.kind == "split")
        assert {across.links[key] for key in one.evidence} == {one.one, one.other}


def test_two_numbers_are_no_spelling_of_each_other():
    assert not suggested(
        article(1, organisation("Harbour Council Resolution 2254")),
        article(2, organisation("Harbour Council Resolution 2253")),
    )


def test_a_surname_of_many_articles_is_not_asked_of_whom_one_of_them_names():
    parsed = [article(n, person("Marwick")) for n in range(2, 14)]
    assert not suggested(article(1, person("Hugo Marwick")), *parsed)


def test_bodies_of_two_countries_are_no_spellings_of_one():
    assert not suggested(
        article(1, organisation("Indian Harbour Government")),
        article(2, organisation("Iranian Harbour Government")),
    )


def test_a_king_is_nobody_who_bears_his_name():
    king = ("Otto VI", "surname:otto-vi", "PER", None)
    parsed = [article(1, king), article(2, person("Karl Brandt Otto"))]
    assert len({link.entity for link in entities_across(seen_entities(parsed)).links.values()}) == 2
    assert not suggested(*parsed)
