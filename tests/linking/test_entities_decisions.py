"""What readers decided of names beats the rules, the later the earlier; all persons are invented."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.linking import link
from dashboard.linking.entities import Decision, entities_across, seen_entities
from dashboard.model import Annotations, Article, EntityType, Mention

NAMES = ("Ilse Marwick", "Hugo Marwick", "Marwick", "Dora Kessel", "Marwick Tolls")
KINDS: tuple[EntityType, ...] = ("PER", "PER", "PER", "PER", "ORG")


def key(number, name):
    """Return article and entity of a name in the article of a number."""
    kind = dict(zip(NAMES, KINDS, strict=True))[name]
    slug = name.lower().replace(" ", "-")
    prefix = "org" if kind == "ORG" else "per" if " " in name else "surname"
    return f"a{number}", f"{prefix}:{slug}"


def article(number, *names):
    """Return an article that names these once each."""
    text, mentions = "", []
    for name in names:
        kind = dict(zip(NAMES, KINDS, strict=True))[name]
        start = len(text)
        text += name + " "
        mentions.append(Mention(start, start + len(name), kind, "name", name, key(number, name)[1]))
    return Article(f"a{number}", text, (), published="2031-05-10"), Annotations(tuple(mentions))


PARSED = [
    article(1, "Ilse Marwick", "Dora Kessel"),
    article(2, "Hugo Marwick"),
    article(3, "Marwick", "Marwick Tolls"),
    article(4, "Ilse Marwick"),
    article(5, "Ilse Marwick", "Hugo Marwick"),
    article(6, "Marwick"),
]
PLACES = [(found.id, one.entity) for found, told in PARSED for one in told.mentions]
RULES = entities_across(seen_entities(PARSED)).links


def after(*decisions):
    """Return the names, by place, and the outcomes."""
    return entities_across(seen_entities(PARSED), decisions)


def test_two_names_that_a_reader_calls_one_are_one_everywhere():
    made = after(Decision("same", (key(6, "Marwick"),), (key(1, "Ilse Marwick"),)))
    for place in (key(3, "Marwick"), key(6, "Marwick"), key(4, "Ilse Marwick")):
        assert made.links[place] == RULES[key(1, "Ilse Marwick")]
    assert made.links[key(2, "Hugo Marwick")] == RULES[key(2, "Hugo Marwick")]
    assert [one.held for one in made.outcomes] == [True]
    assert after().suggestions
    assert not made.suggestions


def test_a_surname_that_is_joined_to_a_full_name_gets_that_though_it_is_named_more():
    some = [PARSED[0], PARSED[1], PARSED[2], PARSED[5]]
    made = entities_across(
        seen_entities(some), [Decision("same", (key(6, "Marwick"),), (key(2, "Hugo Marwick"),))]
    )
    assert {made.links[place].name for place in (key(2, "Hugo Marwick"), key(6, "Marwick"))} == {
        "Hugo Marwick"
    }


def test_one_article_is_split_off_with_a_name_of_its_own():
    made = after(
        Decision("split", (key(4, "Ilse Marwick"),), (key(1, "Ilse Marwick"),), "Ilse the younger")
    )
    assert made.links[key(4, "Ilse Marwick")].name == "Ilse the younger"
    assert made.links[key(4, "Ilse Marwick")].entity == "per:ilse-marwick~ilse-the-younger"
    assert made.links[key(5, "Ilse Marwick")] == RULES[key(5, "Ilse Marwick")]


def test_a_rejected_pair_is_suggested_no_more_and_parts_what_the_rules_link():
    pair = (key(3, "Marwick"),), (key(1, "Ilse Marwick"),)
    assert len(after().suggestions) == 2
    assert [s.one.name for s in after(Decision("two", *pair)).suggestions] == ["Hugo Marwick"]
    linked = [article(1, "Ilse Marwick"), article(3, "Marwick"), article(4, "Ilse Marwick")]
    assert len({*entities_across(seen_entities(linked)).links.values()}) == 1
    parted = entities_across(seen_entities(linked), [Decision("two", pair[1], pair[0])])
    assert parted.links["a1", "per:ilse-marwick"] == parted.links["a4", "per:ilse-marwick"]
    assert len({link.entity for link in parted.links.values()}) == 2


def test_a_name_is_called_otherwise_is_of_another_kind_and_is_none():
    tolls = (key(3, "Marwick Tolls"),)
    made = after(Decision("called", tolls, value="Tolls"), Decision("type", tolls, value="EVENT"))
    assert (made.links[tolls[0]].name, made.links[tolls[0]].type) == ("Tolls", "EVENT")
    assert made.links[tolls[0]].entity == RULES[tolls[0]].entity
    dropped = after(Decision("drop", tolls))
    assert tolls[0] not in dropped.links
    assert dropped.dropped == {tolls[0]}
    left = link(PARSED, decisions=[Decision("drop", tolls)])
    assert left.entities.keys() == {*PLACES} - {tolls[0]}


def test_two_that_are_split_off_by_one_name_are_two():
    namesakes = key(3, "Marwick"), key(6, "Marwick")
    first = Decision("split", namesakes[:1], (key(1, "Ilse Marwick"),), "Marwick")
    made = after(first, Decision("split", namesakes[1:], namesakes[:1], "Marwick"))
    assert [one.held for one in made.outcomes] == [True, True]
    assert [made.links[one].name for one in namesakes] == ["Marwick", "Marwick"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            Decision("same", (key(1, "Ilse Marwick"),), (key(2, "Hugo Marwick"),)),
            Decision("two", (key(1, "Ilse Marwick"),), (key(2, "Hugo Marwick"),)),
        ),
        (
            Decision("called", (key(1, "Dora Kessel"),), value="Dora K."),
            Decision("called", (key(1, "Dora Kessel"),), value="D. Kessel"),
        ),
        (
            Decision("split", (key(4, "Ilse Marwick"),), (key(1, "Ilse Marwick"),), "Ilse II"),
            Decision("same", (key(4, "Ilse Marwick"),), (key(5, "Ilse Marwick"),)),
        ),
    ],
)
def test_the_later_of_two_that_contradict_holds_and_the_earlier_is_told(first, second):
    assert [one.held for one in after(first, second).outcomes] == [False, True]
    assert [one.held for one in after(second, first).outcomes] == [False, True]


PLACE = st.sampled_from(PLACES).map(lambda one: (one,))
MERGE = st.builds(Decision, st.just("same"), PLACE, PLACE)


def a_decision():
    """Draw a decision on places of the articles."""
    place = PLACE
    text = st.sampled_from(["Ada", "Roe Poe", "Marwick"])
    return st.one_of(
        st.builds(Decision, st.sampled_from(["same", "two", "split"]), place, place, text),
        st.builds(Decision, st.just("called"), place, st.just(()), text),
        st.builds(Decision, st.just("type"), place, st.just(()), st.sampled_from(["ORG", "LOC"])),
        st.builds(Decision, st.just("drop"), place),
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(a_decision(), max_size=6), st.permutations(PARSED))
def test_what_is_decided_is_the_same_for_any_order_of_articles_and_a_second_run(made, shuffled):
    once = entities_across(seen_entities(PARSED), made)
    assert once == entities_across(seen_entities(shuffled), made)
    assert {*once.links} | once.dropped == {*PLACES}
    assert not {*once.links} & once.dropped
    of_id = {}
    for link_ in once.links.values():
        assert of_id.setdefault(link_.entity, link_) == link_, "one face for one id"
    assert not made or once.outcomes[-1].held or _itself(made[-1])


def _itself(made):
    """Whether a decision says of a name that it is not itself."""
    return made.what in ("two", "split") and made.one == made.other


@settings(max_examples=60, deadline=None)
@given(st.lists(MERGE, max_size=4))
def test_merges_alone_are_the_same_in_any_order(made):
    faces = {
        frozenset(entities_across(seen_entities(PARSED), some).links.items())
        for some in itertools.islice(itertools.permutations(made), 6)
    }
    assert len(faces) == 1
