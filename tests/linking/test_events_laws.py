import contextlib
import datetime as dt
import random
from dataclasses import replace
from unittest import mock

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from reporting import report

from dashboard.linking.events import blocks, exact_duplicates, incremental, link_events
from dashboard.linking.events.article_words import ArticleWords
from dashboard.linking.events.compatibility import Compatible
from dashboard.linking.events.incremental import Reported, link_events_again
from dashboard.linking.events.likeness import SAME_STORY, Likeness
from dashboard.linking.events.outlines import Outlines
from dashboard.linking.events.report_lookup import Bench, Told
from dashboard.linking.events.stories import Stories
from dashboard.linking.events.term_weights import Terms

HEADS = ["visit", "trip", "talks", "attack", "said", "arrest"]
PEOPLE = ["per:ann-lee", "per:bo-park", "country:CL", "org:norland-steel"]


@st.composite
def collections(draw):
    told = []
    for number in range(draw(st.integers(2, 9))):
        events = []
        for head in draw(st.lists(st.sampled_from(HEADS), min_size=1, max_size=3, unique=True)):
            first = draw(st.integers(3, 9))
            last = first + draw(st.integers(0, 3))
            events.append(
                {
                    "head": head,
                    "participants": tuple(draw(st.lists(st.sampled_from(PEOPLE), max_size=3))),
                    "own_first": draw(st.sampled_from([f"2021-05-{first:02}", None])),
                    "own_last": draw(st.sampled_from([f"2021-05-{last:02}", None])),
                    "first": f"2021-05-{first:02}",
                    "last": f"2021-05-{last:02}",
                    "certainty": draw(st.sampled_from(["stated", "assumed"])),
                    "status": draw(st.sampled_from(["happened", "planned"])),
                    "worth": draw(st.sampled_from([0.0, 2.0, 3.0])),
                    "date_start": draw(st.sampled_from([None, 0])),
                }
            )
        text = "Ann Lee visit trip talks attack said arrest " + draw(
            st.sampled_from(["copper", "steel"])
        )
        published = draw(st.sampled_from(["2021-05-05", "2021-05-08", None]))
        told.append(report(f"article-{number}", published, text, *events))
    return told


def named(name, article, found):
    """Return the same report under another id."""
    return replace(article, id=name), found


@settings(max_examples=60, deadline=None)
@given(collections(), st.randoms(use_true_random=False))
def test_links_do_not_depend_on_the_order_of_the_articles(told, chance):
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert link_events(shuffled, {}) == link_events(told, {})


@settings(max_examples=60, deadline=None)
@given(collections(), st.randoms(use_true_random=False))
def test_twins_weighed_as_one_do_not_depend_on_the_order_either(told, chance):
    twice = [*told, *(named(f"twin-{article.id}", article, found) for article, found in told)]
    shuffled = list(twice)
    chance.shuffle(shuffled)
    with mock.patch.object(exact_duplicates, "CROWD", 1):
        links = link_events(twice, {})
        assert link_events(shuffled, {}) == links
    for article, found in twice:
        ids = [links[article.id, number].event for number in {m.event for m in found.events}]
        assert len(ids) == len(set(ids))


@settings(max_examples=60, deadline=None)
@given(collections())
def test_every_event_is_linked_once_and_never_two_of_one_article(told):
    links = link_events(told, {})
    assert links.keys() == {(a.id, m.event) for a, found in told for m in found.events}
    assert all(link.first <= link.last for link in links.values() if link.first and link.last)
    for article, found in told:
        ids = [links[article.id, number].event for number in {m.event for m in found.events}]
        assert len(ids) == len(set(ids))


@settings(max_examples=200, deadline=None)
@given(collections())
def test_events_of_a_timeline_are_the_same_where_only_they_are_asked_for(told):
    every = link_events(told, {})
    notable = {key: event for key, event in every.items() if event.standing != "unknown"}
    assert link_events(told, {}, notable=True) == notable


@settings(max_examples=60, deadline=None)
@given(collections(), st.randoms(use_true_random=False), st.sampled_from([1, 2, 100]))
def test_events_linked_step_by_step_are_those_linked_at_once(told, chance, crowded):
    """Articles come and go in any steps, each may come changed, in blocks crowded or not."""
    every = {article.id: (article, found) for article, found in told}
    with crowds_of(crowded):
        steps = Steps()
        for _ in range(5):
            gone = {name for name in steps.there if chance.random() < 0.2}
            come = {name for name in every if chance.random() < 0.4} - gone
            if chance.random() < 0.3 and come:
                name = chance.choice(sorted(come))
                every[name] = named(name, *chance.choice(told))
            steps.take({name: every[name] for name in come}, gone)


def test_a_block_that_fills_and_empties_is_linked_anew():
    """What meets by its place alone does so only as long as its block is not crowded."""
    told = {
        name: report(
            name,
            None,
            f"An attack with {name}",
            {"head": "attack", "place": "country:CL", "first": "2021-05-05", "worth": 3.0}
            | {"last": "2021-05-05", "date_start": 0, "certainty": "stated"},
        )
        for name in ("copper", "marble", "timber")
    }
    steps, found = Steps(), []
    with crowds_of(2):
        for come, gone in (("copper", ""), ("marble", ""), ("timber", ""), ("", "timber")):
            steps.take({name: told[name] for name in [come] if name}, {*[gone]} - {""})
            found.append(len({event.event for event in steps.kept.events_of.values()}))
    assert found == [1, 1, 3, 1]


class Steps:
    """Articles that come and go, linked at each step as it is and all at once."""

    def __init__(self):
        self.there = {}
        self.kept = Reported()

    def take(self, come, gone):
        self.there = {name: one for name, one in self.there.items() if name not in gone} | come
        self.kept = link_events_again(self.kept, come.keys(), gone, self.load, {})
        at_once = link_events([*self.there.values()], {}, notable=True)
        assert self.kept.events_of == at_once
        assert {name for name, _ in self.kept.every.keys} <= self.there.keys()

    def load(self, names, *_):
        return [self.there[name] for name in names]


def crowds_of(size):
    """Call a block crowded, and reports a crowd of twins, that are more than so many."""
    patched = contextlib.ExitStack()
    for module in (blocks, incremental):
        patched.enter_context(mock.patch.object(module, "CROWDED", size))
    for module in (exact_duplicates, incremental):
        patched.enter_context(mock.patch.object(module, "CROWD", size + 1))
    return patched


def excluded(one, other):
    """Tell whether two reports cannot be of one event for article, days, people, speech or denial."""
    ends = [one.last or dt.date.max, other.last or dt.date.max]
    if max(one.first or dt.date.min, other.first or dt.date.min) > min(ends):
        return True
    if one.key[0] == other.key[0] or one.kind.reporting != other.kind.reporting:
        return True
    if one.people and other.people and not one.people & other.people:
        return True
    silent = one.kind.reporting and not one.who & other.who
    return silent or {one.head.status, other.head.status} == {"denied", "happened"}


@settings(max_examples=60, deadline=None)
@given(collections())
def test_arrays_rule_out_what_the_reports_themselves_exclude(told):
    reports, compatible, _ = compared(told)
    one, other = np.triu_indices(len(reports), 1)
    fits = compatible.can_be_one(one, other)
    assert all(
        excluded(reports[a], reports[b]) for a, b in zip(one[~fits], other[~fits], strict=True)
    )


@settings(max_examples=60, deadline=None)
@given(collections())
def test_what_is_left_aside_as_strange_has_no_likeness(told):
    reports, compatible, likeness = compared(told)
    one, other = np.triu_indices(len(reports), 1)
    fits = compatible.article[one] != compatible.article[other]
    one, other = one[fits], other[fits]
    near, _ = compatible.are_near(one, other, SAME_STORY)
    strange = zip(one[~near].tolist(), other[~near].tolist(), strict=True)
    assert all(likeness.of(*pair) is None for pair in strange)


def compared(told):
    """Return the reports of articles in order, and what says of them which can be one."""
    known = {article.id: (article, found) for article, found in told}
    bench = Bench(lambda names, _: [known[name] for name in names], {})
    reports = bench.of([*known])
    stories = Stories.of({r.key[0]: r.article for r in reports})
    likeness = Likeness(Told([report.key for report in reports], bench), stories)
    return reports, Compatible(Outlines.of(reports), stories), likeness


@settings(max_examples=60, deadline=None)
@given(collections())
def test_stories_reckoned_together_are_those_reckoned_alone(told):
    words = [ArticleWords.of(article) for article, _ in told]
    stories, terms = Stories.of({one.id: one for one in words}), Terms()
    places = stories.places([one.id for one in words])
    one, other = np.triu_indices(len(words), 1)
    together = stories.compare(places[one], places[other]).tolist()
    for a, b, story in zip(one.tolist(), other.tolist(), together, strict=True):
        first, second = words[a], words[b]
        assert stories.likeness(first.id, second.id) == story
        assert stories.likeness(second.id, first.id) == story
        assert abs(story - terms.cosine(first.words, second.words)) < 1e-9


def test_crowded_blocks_stay_in_bounds():
    chance = random.Random(7)
    told = [
        report(
            f"article-{n}",
            "2021-05-05",
            f"Ann Lee visit copper {chance.choice(['Lima', 'Oslo', 'Rome'])} {n}",
            {"head": "visit", "participants": ("per:ann-lee",), "first": "2021-05-05"},
        )
        for n in range(400)
    ]
    assert len(link_events(told, {})) == 400


def test_what_more_articles_print_than_a_block_holds_is_one_event_still():
    told = [
        report(
            f"article-{n:03}",
            "2021-05-05",
            "Ann Lee visit copper Lima",
            {"head": "visit", "participants": ("per:ann-lee",), "first": "2021-05-05"},
        )
        for n in range(130)
    ]
    assert len({link.event for link in link_events(told, {}).values()}) == 1


def test_what_a_thousand_articles_print_is_compared_a_few_thousand_times():
    told = [
        report(
            f"article-{n:04}",
            "2021-05-05",
            "Ann Lee visit copper Lima and talks attack",
            {"head": "visit", "participants": ("per:ann-lee",), "first": "2021-05-05"},
            {"head": "talks", "participants": ("per:ann-lee",), "first": "2021-05-05"},
        )
        for n in range(1000)
    ]
    with mock.patch.object(Likeness, "of", autospec=True, side_effect=Likeness.of) as compared:
        links = link_events(told, {})
    assert len({link.event for link in links.values()}) == 2
    assert compared.call_count < 5000
