"""Events of one article: the clauses that tell of a happening, dated, and merged into events."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dashboard.model import EventMention
from dashboard.parsing.events.carrying import carry_days
from dashboard.parsing.events.clauses import find_clauses, head_words
from dashboard.parsing.events.dating import Time, date_clauses, intersect
from dashboard.parsing.events.draft import Draft
from dashboard.parsing.events.features import draft_of, entities_at
from dashboard.parsing.events.frames import Cast, frame_of, travellers
from dashboard.parsing.events.labels import label_of, worth_of
from dashboard.parsing.events.merging import number_events
from dashboard.parsing.events.presence import find_presences
from dashboard.parsing.events.status import status_of
from dashboard.parsing.events.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import DateReference, EventStatus, Mention, Quotation
    from dashboard.parsing.analysis import Analysis
    from dashboard.parsing.events.clauses import Clause

SURENESS = ("happened", "denied", "planned", "uncertain")


def find_events(
    analysis: Analysis,
    mentions: tuple[Mention, ...],
    quotations: tuple[Quotation, ...],
    dates: tuple[DateReference, ...],
) -> tuple[EventMention, ...]:
    """Return every event mention in the order of the text; mentions of one event share its number."""
    tree = Tree.of(analysis.doc)
    clauses = find_clauses(tree)
    cast = Cast(tree, mentions)
    clauses = sorted([*clauses, *find_presences(tree, clauses, cast, dates)], key=lambda c: c.head)
    statuses = _statuses(tree, clauses)
    published = analysis.article.published
    frames = travellers(tree, clauses, [frame_of(tree, clause, cast) for clause in clauses])
    times = date_clauses(tree, clauses, dates, statuses, published)
    agents = [entities_at(frame.agents, cast) for frame in frames]
    times = carry_days(tree, clauses, agents, times, statuses)
    statuses = [
        _by_date(clause, status, time, published)
        for clause, status, time in zip(clauses, statuses, times, strict=True)
    ]
    drafts = [
        draft_of(tree, clause, frame, time, status, cast)
        for clause, frame, time, status in zip(clauses, frames, times, statuses, strict=True)
    ]
    return _mentions(tree, drafts, number_events(drafts), cast, published)


def _statuses(tree: Tree, clauses: Sequence[Clause]) -> list[EventStatus]:
    """Return the status of each clause, the governing ones' first."""
    order = sorted(range(len(clauses)), key=lambda i: sum(1 for _ in tree.ancestors(clauses[i].finite)))
    by_token: dict[int, EventStatus] = {}
    found: dict[int, EventStatus] = {}
    for index in order:
        clause = clauses[index]
        found[index] = status_of(tree, clause, by_token)
        by_token.update(dict.fromkeys((clause.head, *clause.carriers), found[index]))
    return [found[index] for index in range(len(clauses))]


def _by_date(
    clause: Clause, status: EventStatus, time: Time, published: str | None
) -> EventStatus:
    """Return the status that a told date implies: planned after the publication day; a noun, past."""
    if not (published and time.known):
        return status
    if status == "happened" and time.first and time.first > published[:10]:
        return "planned"
    if status == "planned" and clause.nominal and time.last and time.last < published[:10]:
        return "happened" if not clause.carriers else status
    return status


def _mentions(
    tree: Tree,
    drafts: Sequence[Draft],
    numbers: Sequence[int],
    cast: Cast,
    published: str | None,
) -> tuple[EventMention, ...]:
    """Return the drafts as event mentions; those of one event share what holds for all of it."""
    groups: dict[int, list[Draft]] = {}
    for draft, number in zip(drafts, numbers, strict=True):
        groups.setdefault(number, []).append(draft)
    shared = {number: _shared(tree, group, cast, published) for number, group in groups.items()}
    found = []
    for draft, number in zip(drafts, numbers, strict=True):
        label, time, status, participants, place = shared[number]
        date = draft.time.date
        first, last = head_words(tree, draft.clause)
        found.append(
            EventMention(
                start=tree.start[draft.clause.first],
                end=tree.end[draft.clause.last],
                head_start=tree.start[first],
                head_end=tree.end[last],
                lemma=draft.lemma,
                event=number,
                label=label,
                participants=participants,
                place=place,
                first=time.first,
                last=time.last,
                own_first=draft.time.first if draft.time.known else None,
                own_last=draft.time.last if draft.time.known else None,
                certainty=time.certainty,
                status=status,
                date_start=date.start if date else None,
                date_end=date.end if date else None,
                relation=time.relation,
            )
        )
    return tuple(found)


def _shared(
    tree: Tree, group: Sequence[Draft], cast: Cast, published: str | None
) -> tuple[str, Time, EventStatus, tuple[str, ...], str | None]:
    """Return label, time, status, participants and place of an event from its mentions."""
    where = _place(group)
    best = max(group, key=lambda draft: worth_of(tree, draft, cast, where))
    time = _joint_time(group)
    told = [draft for draft in group if draft.evident] or group
    status = min((draft.status for draft in told), key=SURENESS.index)
    if status == "happened" and published and time.known and time.first and time.first > published[:10]:
        status = "planned"
    participants = dict.fromkeys(e for d in (best, *group) for e in (*sorted(d.agents), *sorted(d.patients | d.others)))
    label = label_of(tree, best, cast, where)
    return label, time, status, tuple(participants), where.entity if where else None


def _place(group: Sequence[Draft]) -> Mention | None:
    """Return the place that the event's mentions name most, a named one before a described one."""
    places = [draft.frame.place for draft in group if draft.frame.place]
    named = [place for place in places if place.kind == "name"] or places
    counts = Counter(place.entity for place in named)
    return max(named, key=lambda place: counts[place.entity], default=None)


def _joint_time(group: Sequence[Draft]) -> Time:
    """Return the intersection of what the mentions say; assumed times give way to told ones."""
    told = [draft.time for draft in group if draft.time.known]
    times = told or [draft.time for draft in group]
    time = times[0]
    for other in times[1:]:
        time = intersect(time, other) or time
    return time
