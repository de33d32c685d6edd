"""What the mentions of one event say together: its label, interval, status, people and place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.model import EventMention
from dashboard.parsing.events.clauses import head_words
from dashboard.parsing.events.dating import Time, closed, intersect
from dashboard.parsing.events.factuality_verbs import infinitive
from dashboard.parsing.events.labels import APOSTROPHE, CUT, label_of, tidy, worth_of
from dashboard.parsing.events.statements import deed_label
from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import EventStatus, Mention
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.draft import Draft
    from dashboard.parsing.events.scene import Scene
    from dashboard.parsing.syntax.document import Document

UNSHOWN = -1.5
"""What an event is worth less of which nothing says when or whether it was."""
CLEAR = 2.0
"""How well the label of a dated mention must stand alone to be that of the event."""
MAIN_WORTH = 6.0
"""What the label of the main event of an article is worth: more than that of any other."""
JOURNEYS = frozenset({"visit", "arrive", "leave"})
SURENESS = ("happened", "denied", "planned", "uncertain")


@dataclass(frozen=True, slots=True)
class Joint:
    """What holds for an event as a whole."""

    label: str
    time: Time
    status: EventStatus
    participants: tuple[str, ...]
    place: str | None
    worth: float


def event_mentions(
    scene: Scene, drafts: Sequence[Draft], numbers: Sequence[int], references: References
) -> tuple[EventMention, ...]:
    """Return the drafts as event mentions; those of one event share what holds for all of it."""
    groups: dict[int, list[Draft]] = {}
    for draft, number in zip(drafts, numbers, strict=True):
        groups.setdefault(number, []).append(draft)
    joint = {number: _joint(scene, group, references) for number, group in groups.items()}
    return tuple(
        _mention(scene, draft, number, joint[number])
        for draft, number in zip(drafts, numbers, strict=True)
    )


def _mention(scene: Scene, draft: Draft, number: int, joint: Joint) -> EventMention:
    """Return one mention of an event."""
    document, clause = scene.document, draft.clause
    first, last = head_words(document, clause)
    own, date = draft.time, draft.time.date
    return EventMention(
        start=document.start[min(clause.first, first)],
        end=document.end[max(clause.last, last)],
        head_start=document.start[first],
        head_end=document.end[last],
        lemma=draft.lemma,
        event=number,
        label=joint.label,
        participants=joint.participants,
        place=joint.place,
        first=joint.time.first,
        last=joint.time.last,
        own_first=own.first if own.known else None,
        own_last=own.last if own.known else None,
        certainty=joint.time.certainty,
        status=joint.status,
        date_start=date.start if date else None,
        date_end=date.end if date else None,
        relation=joint.time.relation,
        worth=joint.worth,
    )


def _joint(scene: Scene, group: Sequence[Draft], references: References) -> Joint:
    """Return label, time, status, participants and place of an event from its mentions."""
    where = _place(group)
    time = _time(group)
    status = _status(group, time, scene.published)
    best, worth = _best(
        scene.document, [d for d in group if d.status == status] or group, references, where
    )
    people = [
        entity
        for draft in (best, *group)
        for entity in (*sorted(draft.agents), *sorted(draft.patients | draft.others))
    ]
    label = _main_label(scene.document, group, status) or _deed(scene, group, references)
    headed = any(d.main and d.main.label and d.status == status for d in group)
    if label or headed or _leads(scene, best, worth):
        worth = MAIN_WORTH
    return Joint(
        label or label_of(scene.document, best, references, where),
        time,
        status,
        tuple(dict.fromkeys(people)),
        where.entity if where else None,
        worth,
    )


def _main_label(document: Document, group: Sequence[Draft], status: EventStatus) -> str:
    """Return the headline's own words where its clause tells of an event, "" where it tells of another.

    "Lee to visit Oslo" is no label of a journey that other reports tell of later.
    """
    found = (
        d.main.label
        for d in group
        if d.main and d.main.label and d.status == status
        if not (d.classes & JOURNEYS and infinitive(document, d.clause.head))
    )
    label = APOSTROPHE.sub("’", next(found, ""))
    return label[:1].upper() + label[1:]


def _deed(scene: Scene, group: Sequence[Draft], references: References) -> str:
    """Return the label of what the lead does by saying so, "" where it does nothing or goes on too long."""
    deed = next((d for d in group if d.main and d.main.performed), None)
    label = tidy(deed_label(scene.document, deed, references)) if deed else ""
    return "" if label.endswith(CUT) else label


def _leads(scene: Scene, best: Draft, worth: float) -> bool:
    """Tell whether a clear event is the main one because the lead says so and no headline does."""
    headed = any(one.where == "headline" for one in scene.main.values())
    return bool(best.main and best.main.where == "lead" and not headed and worth >= CLEAR)


def _best(
    document: Document, group: Sequence[Draft], references: References, where: Mention | None
) -> tuple[Draft, float]:
    """Return the mention whose label stands alone best, and how well.

    They all have the event's own status: a warning before a war is no label of the war. Where no word
    says when or whether it was, as in "ahead of the summit", it is worth less.
    """
    worths = [worth_of(document, draft, references, where) for draft in group]
    worth = max(worths)
    best = group[worths.index(worth)]
    shown = any(draft.time.known or draft.evident for draft in group)
    headed = any(draft.sentence in document.headings for draft in group)
    return best, worth if shown or headed else worth + UNSHOWN


def _status(group: Sequence[Draft], time: Time, published: str | None) -> EventStatus:
    """Return the surest status that words show; what lies ahead has not happened."""
    best = max(draft.evidence for draft in group)
    told = Counter(draft.status for draft in group if draft.evidence == best)
    status = (
        "happened" if told["happened"] else min(told, key=lambda s: (-told[s], SURENESS.index(s)))
    )
    ahead = published and time.known and time.first and time.first > published
    return "planned" if status == "happened" and ahead else status


def _place(group: Sequence[Draft]) -> Mention | None:
    """Return the place that the event's mentions name most, a named one before a described one."""
    places = [draft.frame.place for draft in group if draft.frame.place]
    named = [place for place in places if place.kind == "name"] or places
    counts = Counter(place.entity for place in named)
    return max(named, key=lambda place: counts[place.entity], default=None)


def _time(group: Sequence[Draft]) -> Time:
    """Return the intersection of what the mentions tell, else what the first verb lets assume.

    What goes on for days is not cut to the one day that a mention is about: "visited from 3 to 5
    May" and "on the visit on 4 May" make the three days.
    """
    told = [draft.time for draft in group if draft.time.known and not draft.on_journey]
    if not told and (days := [draft.time for draft in group if draft.on_journey]):
        return replace(days[0], certainty="assumed")
    lasting = any(draft.classes & event_words().durative for draft in group)
    if lasting and any(time.is_span for time in told):
        told = [time for time in told if time.bound or not time.one_day]
        told.sort(key=lambda time: not time.is_span)
    if not told:
        return next((draft.time for draft in group if draft.evident), group[0].time)
    time = told[0]
    for other in told[1:]:
        time = intersect(time, other) or time
    return closed(time)
