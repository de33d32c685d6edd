"""Events linked again only where articles came, went or changed.

Of every report its outline is kept, and with which others it hangs together. A group is linked again
where one of its reports came, went or changed, or may meet such a one; and where what is in a
crowded block, which is split by what many in it share, no longer meets the same. The answer is that
of linking all articles at once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from dashboard.linking.events.blocks import CROWDED, Crowd, bits
from dashboard.linking.events.centrality import main_reports
from dashboard.linking.events.clusters import Criteria, groups_of
from dashboard.linking.events.connected_reports import Known
from dashboard.linking.events.exact_duplicates import CROWD, twins
from dashboard.linking.events.likeness import Likeness
from dashboard.linking.events.linked_event import event_of
from dashboard.linking.events.notability import may_be_notable
from dashboard.linking.events.outlines import WANTED, Outlines
from dashboard.linking.events.pair_scores import Scores
from dashboard.linking.events.report_lookup import MOST, Bench, Told, Traits
from dashboard.linking.events.stories import Stories, numbered
from dashboard.linking.lists import Lists

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence

    from dashboard.linking.entities import EntityLink
    from dashboard.linking.events.clusters import Cluster, Part
    from dashboard.linking.events.linked_event import LinkedEvent
    from dashboard.linking.events.outlines import Mask
    from dashboard.linking.events.report_lookup import Load
    from dashboard.linking.events.reports import Key, Report
    from dashboard.linking.weighted_sets import Places


@dataclass(frozen=True, slots=True)
class Reported:
    """What is kept of the reports of a collection, known by their numbers in ``every``.

    ``first`` is the number of the first of a report's twins, ``groups`` the names of what hangs
    together, None for what no timeline can need, ``parts`` those of what surer pairs hold together,
    ``scores`` are those of likely pairs; ``events`` the ids of the events that a timeline
    knows, which ``linked`` has. ``traits`` are those that a crowded block asked for, ``words`` the
    numbers of the words that tell the story of each of the ``articles``.
    """

    every: Outlines = field(default_factory=Outlines)
    first: Places = field(default_factory=lambda: np.empty(0, np.int64))
    parts: Places = field(default_factory=lambda: np.empty(0, np.int64))
    groups: Sequence[str | None] = ()
    scores: Scores = field(default_factory=Scores)
    events: Sequence[str | None] = ()
    linked: Mapping[str, LinkedEvent] = field(default_factory=dict)
    traits: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    articles: Sequence[str] = ()
    words: Lists = field(default_factory=Lists)

    @property
    def events_of(self) -> dict[Key, LinkedEvent]:
        """The linked event of each report that a timeline knows."""
        pairs = zip(self.every.keys, self.events, strict=True)
        return {key: self.linked[event] for key, event in pairs if event is not None}


def link_events_again(
    before: Reported,
    changed: Collection[str],
    gone: Collection[str],
    load: Load,
    entities: Mapping[tuple[str, str], EntityLink],
    *,
    notable: bool = True,
) -> Reported:
    """Return the reports of a collection, of whose articles some ``changed`` or are ``gone``.

    ``changed`` are the ids of articles that are new or read again, and of those whose entities were
    linked again. ``load`` gives the articles asked for. The answer is the same as from no ``before``
    at all. With ``notable``, only events are told that a timeline knows.
    """
    bench = Bench(load, entities)
    wanted = _Wanted(bench, notable=notable)
    parted = {*changed, *gone}
    stays = np.array([article not in parted for article, _ in before.every.keys], dtype=bool)
    now, is_fresh = _joined(before, stays, _outlined(bench.in_passing(changed), wanted))
    told = Told(now.every.keys, bench)
    stories = Stories(now.articles, now.words)
    shapes = np.append(before.every.shape[~stays], now.every.shape[is_fresh])
    now = replace(now, first=twins(now.every.shape, now.first, shapes, told, stories))
    traits = Traits(told, now.traits)
    meetings = _Meetings(before, stays, now, is_fresh, traits, shapes)
    lost = {group for group, there in zip(before.groups, stays, strict=True) if group and not there}
    known = Known(now.groups, now.scores, lost)
    parts = np.where(meetings.crowds(), 0, now.parts)
    criteria = Criteria(Likeness(told, stories), traits, stories)
    groups, scores = groups_of(now.every, now.first, criteria, meetings.asked(), known, parts)
    return _settled(replace(now, traits={**traits}), groups, scores, told, wanted)


class _Wanted:
    """Tells of reports whether they may be of events that a timeline knows."""

    def __init__(self, bench: Bench, *, notable: bool) -> None:
        self._bench = bench
        self.notable = notable
        self._main: dict[str, frozenset[Key]] = {}

    def __call__(self, report: Report) -> bool:
        """Return whether a report is wanted."""
        known = not self.notable or report.told or may_be_notable(report)
        return known or report.key in self.main(report)

    def main(self, report: Report) -> frozenset[Key]:
        """Return the keys of the main events of a report's article."""
        article, _ = report.key
        if article not in self._main:
            if len(self._main) >= MOST:
                self._main.clear()
            self._main[article] = main_reports(self._bench.of([article]))
        return self._main[article]


def _outlined(fresh: Iterable[Sequence[Report]], wanted: Callable[[Report], bool]) -> Reported:
    """Return the outlines of fresh reports, given in buckets of whole articles, and the words of these."""
    parts: list[Outlines] = []
    articles: list[str] = []
    words: list[Lists] = []
    for reports in fresh:
        parts.append(Outlines.of(reports, wanted))
        told = {report.key[0]: report.article for report in reports}
        articles += told
        words.append(Lists.of(map(numbered, told.values())))
    order = sorted(range(len(articles)), key=articles.__getitem__)
    told_in = Lists.of_all(words).take(np.array(order, np.int64))
    return Reported(
        Outlines.of_all(parts), articles=[articles[one] for one in order], words=told_in
    )


def _joined(before: Reported, stays: Mask, fresh: Reported) -> tuple[Reported, Mask]:
    """Return the reports that stay and the fresh ones, not yet linked, and which those are."""
    old = np.flatnonzero(stays)
    every, order = before.every.take(old).joined(fresh.every)
    is_fresh = order >= len(old)
    place = np.full(len(stays), -1)
    place[old] = np.flatnonzero(~is_fresh)
    first = np.arange(len(order))
    kept = place[before.first[old]]
    first[~is_fresh] = np.where(kept >= 0, kept, first[~is_fresh])
    parts = np.zeros(len(order), np.int64)
    parts[~is_fresh] = before.parts[old]
    groups: list[str | None] = [None] * len(order)
    events: list[str | None] = [None] * len(order)
    for number, now in zip(old.tolist(), place[old].tolist(), strict=True):
        groups[now], events[now] = before.groups[number], before.events[number]
    there = {article for article, _ in every.keys} - {*fresh.articles}
    staying = np.array([n for n, name in enumerate(before.articles) if name in there], np.int64)
    joined = Reported(
        every,
        first,
        parts,
        groups,
        before.scores.moved(place),
        events,
        before.linked,
        {int(place[n]): traits for n, traits in before.traits.items() if stays[n]},
        [*(before.articles[number] for number in staying.tolist()), *fresh.articles],
        before.words.take(staying).joined(fresh.words),
    )
    return joined, is_fresh


@dataclass(frozen=True)
class _Meetings:
    """Whom the reports that stay may meet now, and whom they met before; ``shapes`` changed."""

    before: Reported
    stays: Mask
    now: Reported
    is_fresh: Mask
    traits: Traits
    shapes: Places

    def asked(self) -> Mask:
        """Return the reports of which it must be asked whom they meet.

        They are all that changed and may belong on a timeline or meet what does, and what meets others
        now, or no longer does, in a crowded block.
        """
        now = self.now
        holder, blocks = now.every.blocks.holder, now.every.blocks.values
        reached = np.array([group is not None for group in now.groups], dtype=bool)
        meets = now.every.has(WANTED)
        meets[holder[np.isin(blocks, blocks[reached[holder]])]] = True
        asked = self.is_fresh & meets
        return asked | (reached & self._crowded(reached)) if reached.any() else asked

    def _crowded(self, reached: Mask) -> Mask:
        """Return the reports that meet others, or no longer do, for how many a block holds of which one is ``reached``."""
        every, found = self.now.every, np.zeros(len(self.is_fresh), dtype=bool)
        holder = every.blocks.holder
        whole = {*every.blocks.values[self.crowds()[holder]].tolist()}
        came = {*every.blocks.values[self.is_fresh[holder]].tolist()}
        went = {
            *self.before.every.blocks.values[~self.stays[self.before.every.blocks.holder]].tolist()
        }
        touched = came | went | whole
        touched &= {*every.blocks.values[reached[holder]].tolist()}
        had = _members(self.before, touched)
        for block, some in _members(self.now, touched).items():
            before = had.get(block, [])
            if max(len(some), len(before)) > CROWDED:
                found[some if block in whole else self._meeting_otherwise(before, some)] = True
        return found

    def crowds(self) -> Mask:
        """Return the reports of those shapes that changed which are crowds of twins, or were."""
        changed = np.unique(self.shapes)
        crowds = [
            shapes[np.isin(shapes, changed)]
            for shapes in (self.before.every.shape, self.now.every.shape)
        ]
        counted = [np.unique(shapes, return_counts=True) for shapes in crowds]
        large = np.concatenate([shapes[counts > CROWD] for shapes, counts in counted])
        return np.isin(self.now.every.shape, large)

    def _meeting_otherwise(self, before: Sequence[int], now: list[int]) -> list[int]:
        """Return who of a block that is crowded, or was, may meet others than before, beside those who came."""
        if min(len(before), len(now)) <= CROWDED:
            return now
        traits = [self._traits_before(old) for old in before]
        if None in traits:
            return now
        keys = (self.before.every.keys[old] for old in before)
        was = {(key, some or ()) for key, some in zip(keys, traits, strict=True)}
        there = {(self.now.every.keys[one], self.traits[one]): one for one in now}
        every = sorted(was | there.keys())
        crowd = Crowd(
            [some for _, some in every],
            bits(one in was for one in every),
            bits(one in there for one in every),
        )
        return [there[one] for one in crowd.meeting_otherwise(every) if one in there]

    @cached_property
    def _place(self) -> Places:
        """The number that each report of before has now, -1 where it is gone."""
        place = np.full(len(self.stays), -1)
        place[self.stays] = np.flatnonzero(~self.is_fresh)
        return place

    def _traits_before(self, old: int) -> tuple[int, ...] | None:
        """Return the traits of a report of before, None where they are not known any more."""
        there = int(self._place[old])
        return self.before.traits.get(old) if there < 0 else self.traits[there]


def _members(reported: Reported, blocks: Collection[int]) -> dict[int, list[int]]:
    """Return the reports that are compared in each of these blocks."""
    every = reported.every.blocks
    holder = every.holder
    alone = reported.first == np.arange(len(reported.first))
    near = np.isin(every.values, np.array([*blocks], dtype=np.int64)) & alone[holder]
    members: dict[int, list[int]] = defaultdict(list)
    for block, number in zip(every.values[near].tolist(), holder[near].tolist(), strict=True):
        members[block].append(number)
    return members


def _settled(
    now: Reported, groups: Iterable[Sequence[Part]], scores: Scores, told: Told, wanted: _Wanted
) -> Reported:
    """Return the reports with the groups and events that were found again."""
    names, events, parts = [*now.groups], [*now.events], now.parts.copy()
    linked, known = {**now.linked}, now.every.has(WANTED)
    touched = np.zeros(len(names), dtype=bool)
    for group in groups:
        name = _name(group, now.every.keys, known)
        for part in group:
            touched[[*part.numbers]] = True
            parts[[*part.numbers]] = part.name if name else 0
            for number in part.numbers:
                names[number] = name
            for cluster in part.clusters:
                event = _event(cluster, told, wanted) if name else None
                for number in cluster:
                    events[number] = event.event if event else None
                if event:
                    linked[event.event] = event
    left = now.scores.only(~(touched[now.scores.one] | touched[now.scores.other]))
    needed = np.array([name is not None for name in names], dtype=bool)
    kept = left.joined(scores.only(needed[scores.one]))
    linked = {event: linked[event] for event in events if event}
    return replace(now, parts=parts, groups=names, events=events, linked=linked, scores=kept)


def _name(group: Sequence[Part], keys: Sequence[Key], known: Mask) -> str | None:
    """Return the name of a group, which is its first report's; None where no timeline can need it."""
    numbers = sorted(number for part in group for number in part.numbers)
    if not known[numbers].any():
        return None
    article, number = keys[numbers[0]]
    return f"{article}:{number}"


def _event(cluster: Cluster, told: Told, wanted: _Wanted) -> LinkedEvent | None:
    """Return the event that reports tell of, None where no timeline knows it."""
    told.look_at(cluster)
    members = [told[number] for number in cluster]
    main: Container[Key] = frozenset().union(*(wanted.main(report) for report in members))
    return event_of(members, main, notable=wanted.notable)
