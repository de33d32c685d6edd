"""What the mentions of one event say together: its label, interval, status, people and place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.model import EventMention
from dashboard.parsing.events.clauses import head_words
from dashboard.parsing.events.dating import Time, closed, intersect
from dashboard.parsing.events.dating.carried_days import NEWS as FRESH
from dashboard.parsing.events.dating.times import computed, days_from
from dashboard.parsing.events.labels import (
    CUT,
    CUT_WORTH,
    headline,
    in_print,
    label_of,
    tidy,
)
from dashboard.parsing.events.labels.lead import lead_says, lead_words
from dashboard.parsing.events.labels.printable import (
    is_deed_printable,
    is_headline_printable,
    is_hearsay,
    is_printable,
    lacks_its_subject,
)
from dashboard.parsing.events.statements import deed_label
from dashboard.parsing.factuality.modifiers import infinitive
from dashboard.parsing.lexicon import event_words, rule_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.model import EventStatus, Mention
    from dashboard.parsing.coreference.references import References
    from dashboard.parsing.events.clauses import Scene
    from dashboard.parsing.events.event_mention import Draft
    from dashboard.parsing.syntax.document import Document

UNSHOWN = -1.5
"""What an event is worth less of which nothing says when or whether it was."""
CLEAR = 2.0
"""How well the label of a dated mention must stand alone to be that of the event."""
CLEAR_LEAD = 1.5
"""The same of the clause that the lead reports."""
NEWS = 60
"""Days after which what happened is no news."""
WHOLE = 3
"""Words that say no more than who did what."""
MAIN_WORTH = 6.0
"""What the label of the main event of an article is worth: more than that of any other."""
CHAINED = frozenset({"xcomp", "oprd", "acl"})
"""How the second verb hangs on the first in "were found hidden"."""
ANNOUNCING = frozenset({"announce", "unveil", "reveal"})
TOLD = ("happened", "planned")
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
    main = [one for one in joint.values() if one.worth == MAIN_WORTH and one.status != "uncertain"]
    if not main:
        joint |= {
            number: replace(joint[number], worth=MAIN_WORTH)
            for number, group in groups.items()
            if _leads(scene, group, joint[number])
        } or _borne_out(scene.document, groups, joint, references)
    _drop_announcements(scene.document, groups, joint)
    _drop_reports(scene.document, groups, joint)
    _date_reports(scene, groups, joint)
    _drop_causes(scene.document, groups, joint)
    return tuple(
        _mention(scene, draft, number, joint[number])
        for draft, number in zip(drafts, numbers, strict=True)
    )


def _borne_out(
    document: Document,
    groups: Mapping[int, Sequence[Draft]],
    joint: Mapping[int, Joint],
    references: References,
) -> dict[int, Joint]:
    """Return the event of a headline that the first paragraph bears out, in the headline's own words."""
    for number, group in groups.items():
        own = joint[number]
        borne = ((d, headline(d.main.label)) for d in group if d.main and d.main.borne_out)
        for draft, label in borne:
            told = draft.status == own.status in TOLD
            bare = lacks_its_subject(label, document, draft, references)
            if told and not bare and is_headline_printable(label, document, draft, references):
                return {number: replace(own, label=in_print(label), worth=MAIN_WORTH)}
    return {}


def _drop_announcements(
    document: Document, groups: Mapping[int, Sequence[Draft]], joint: dict[int, Joint]
) -> None:
    """Withhold what only announces the main event, to which its day goes: "Northwind announced on Monday that it would sell the ferry"."""
    main = {
        d.clause.head: number
        for number, group in groups.items()
        if joint[number].worth == MAIN_WORTH
        for d in group
    }
    for number, group in groups.items():
        told = {n for d in group for n in document.of_dep(d.clause.head, "dobj", "ccomp")} & {*main}
        if number in main.values() or not told or any(d.lemma not in ANNOUNCING for d in group):
            continue
        announced, own = main[min(told)], joint[number]
        joint[number] = replace(own, worth=min(CUT_WORTH, own.worth))
        suffered = any(d.classes & rule_words("suffered_classes") for d in groups[announced])
        lends = own.time.one_day and own.status == "happened" and not suffered
        if lends and not joint[announced].time.known:
            joint[announced] = replace(joint[announced], time=computed(own.time))


def _drop_reports(
    document: Document, groups: Mapping[int, Sequence[Draft]], joint: dict[int, Joint]
) -> None:
    """Withhold who said what stands for itself, with its own days: "Lee visited Oslo on 3 and 4 May, the ministry said"."""
    clear = {
        d.clause.head: number
        for number, group in groups.items()
        if joint[number].worth >= CLEAR and joint[number].time.known
        if joint[number].status in ("happened", "planned")
        for d in group
        if d.time.known and not d.reporting and not d.clause.nominal
    }
    for number, group in groups.items():
        told = {n for d in group for n in document.of_dep(d.clause.head, "ccomp")} & {*clear}
        if told and all(d.reporting for d in group):
            own, reported = joint[number], clear[min(told)]
            joint[number] = replace(own, worth=min(CUT_WORTH, own.worth))
            if own.worth == MAIN_WORTH:
                joint[reported] = replace(joint[reported], worth=MAIN_WORTH)


def _date_reports(
    scene: Scene, groups: Mapping[int, Sequence[Draft]], joint: dict[int, Joint]
) -> None:
    """Give a main event that only says who said so, and not when, the one recent day of what it reports."""
    for number, group in groups.items():
        own = joint[number]
        if own.worth != MAIN_WORTH or own.time.known or not all(d.reporting for d in group):
            continue
        days = {
            time.one_day: time for d in group for time in _told_times(scene, groups, d.clause.head)
        }
        recent = [day for day in days if 0 <= days_from(day, scene.published) <= FRESH]
        if len(recent) == len(days) == 1:
            joint[number] = replace(own, time=computed(days[recent[0]]))


def _told_times(scene: Scene, groups: Mapping[int, Sequence[Draft]], verb: int) -> Iterator[Time]:
    """Yield the days of what a verb of speech reports: of "were found hidden on Monday", of either verb."""
    document = scene.document
    for draft in (d for group in groups.values() for d in group):
        number = draft.clause.head
        while _goes_on(document, number):
            number = document.head[number]
        told = document.dep[number] == "ccomp" and document.head[number] == verb
        if told and draft.time.one_day and draft.status != "denied":
            yield draft.time


def _goes_on(document: Document, number: int) -> bool:
    """Return whether a verb goes on with the one that it hangs on: "were found hidden", "located near Oslo"."""
    loose = document.dep[number] == "advcl" and not document.of_dep(number, "mark", "advmod")
    return loose or document.dep[number] in CHAINED


def _drop_causes(
    document: Document, groups: Mapping[int, Sequence[Draft]], joint: dict[int, Joint]
) -> None:
    """Withhold "The ferry sank" beside "The ferry sank, killing five", which takes its place and its day."""
    there = {d.clause.head: number for number, group in groups.items() for d in group}
    for number, group in groups.items():
        own = joint[number]
        causes = [there.get(document.head[d.clause.head], number) for d in group]
        cause = next((n for n in causes if own.label.startswith(f"{joint[n].label}, ")), number)
        first = joint[cause]
        if cause == number or own.worth < CLEAR or first.status != own.status:
            continue
        joint[number] = replace(own, time=first.time, worth=max(own.worth, first.worth))
        joint[cause] = replace(first, worth=min(CUT_WORTH, first.worth))


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
        value=joint.time.value,
    )


def _joint(scene: Scene, group: Sequence[Draft], references: References) -> Joint:
    """Return label, time, status, participants and place of an event from its mentions.

    What a headline tells is so where the text tells it too, on the day that the text gives. What stands in
    headlines alone is withheld: they claim, tease and judge.
    """
    document = scene.document
    told = [d for d in group if d.sentence not in document.headings]
    headed = not told
    told = told or [*group]
    where = _place(document, told)
    time = _time(told)
    status = _status(group, time, scene.published)
    time = _so_far(time, status, scene.published)
    best, own_label, worth = _best(
        document, [d for d in told if d.status == status] or told, references, where
    )
    label = _deed(scene, group, references)
    if not label and worth < CLEAR:
        label = _main_label(document, group, told, status, references)
    if not label and worth < CLEAR_LEAD:
        label = _lead_label(document, told, status, references)
        label = label or _reported_label(document, told, status, references)
    main = any(d.main and d.main.where == "headline" for d in group)
    if headed:
        worth = min(CUT_WORTH, worth)
    elif label or (main and worth >= CLEAR):
        worth = MAIN_WORTH
    return Joint(
        in_print(label or own_label),
        time,
        status,
        _participants([best, *group]),
        where.entity if where else None,
        worth,
    )


def _participants(drafts: Sequence[Draft]) -> tuple[str, ...]:
    """Return who takes part in an event by any of its mentions, first who acts in the first of them."""
    people = (
        entity
        for draft in drafts
        for entity in (*sorted(draft.agents), *sorted(draft.patients | draft.others))
    )
    return tuple(dict.fromkeys(people))


def _main_label(
    document: Document,
    group: Sequence[Draft],
    told: Sequence[Draft],
    status: EventStatus,
    references: References,
) -> str:
    """Return the headline's own words where its clause can stand in print and the text ``told`` the same act, else "".

    "Lee to visit Oslo" is no label of a journey that other reports tell of later.
    """
    acts = [d for d in told if d.status == status and not is_hearsay("", document, d, references)]
    found = (
        (d, headline(d.main.label))
        for d in group
        if d.main and d.main.label and d.status == status
        if any(d.classes & one.classes and d.agents & one.agents for one in acts)
        if not (d.classes & rule_words("travel_classes") and infinitive(document, d.clause.head))
    )
    printable = (
        label for d, label in found if is_headline_printable(label, document, d, references)
    )
    return next(printable, "")


def _lead_label(
    document: Document, told: Sequence[Draft], status: EventStatus, references: References
) -> str:
    """Return the words of the lead's main clause, where it tells what happened or is planned, else ""."""
    found = (lead_words(document, d, references) for d in told if d.status == status in TOLD)
    return tidy(next(filter(None, found), ""))


def _reported_label(
    document: Document, told: Sequence[Draft], status: EventStatus, references: References
) -> str:
    """Return who said what in the lead, where a label of it is whole and says who, be it without a name, else ""."""
    found = (
        (d, label_of(document, d, references, None)[0])
        for d in told
        if d.status == status == "happened"
    )
    whole = (
        label
        for d, label in found
        if not label.endswith(CUT) and is_printable(label, document, d, references)
        if lead_says(label, document, d, references)
    )
    return next(whole, "")


def _deed(scene: Scene, group: Sequence[Draft], references: References) -> str:
    """Return the label of what the lead does by saying so, "" where it does nothing or goes on too long."""
    deed = next((d for d in group if d.main and d.main.performed), None)
    label = tidy(deed_label(scene.document, deed, references)) if deed else ""
    whole = deed and label and not label.endswith(CUT)
    return label if whole and is_deed_printable(label, scene.document, deed, references) else ""


def _leads(scene: Scene, group: Sequence[Draft], joint: Joint) -> bool:
    """Return whether a clear event is the main one because the lead says so, where no headline tells it too.

    A lead that begins with what was long ago reports something else.
    """
    if joint.time.known and days_from(joint.time.last, scene.published) > NEWS:
        return False
    told = any(d.main and d.main.where == "lead" and d.status == joint.status for d in group)
    return told and joint.worth >= (CLEAR_LEAD if len(joint.label.split()) > WHOLE else CLEAR)


def _best(
    document: Document, group: Sequence[Draft], references: References, where: Mention | None
) -> tuple[Draft, str, float]:
    """Return the mention whose label stands alone best, its label, and how well it does.

    They all have the event's own status: a warning before a war is no label of the war. Where no word
    says when or whether it was, as in "ahead of the summit", it is worth less.
    """
    labels = [label_of(document, draft, references, where) for draft in group]
    at = max(range(len(group)), key=lambda number: labels[number][1])
    best, (label, worth) = group[at], labels[at]
    shown = any(draft.time.known or draft.evident for draft in group)
    headed = any(draft.sentence in document.headings for draft in group)
    return best, label, worth if shown or headed else worth + UNSHOWN


def _status(group: Sequence[Draft], time: Time, published: str | None) -> EventStatus:
    """Return the surest status that words show; what lies ahead has not happened."""
    best = max(draft.evidence for draft in group)
    told = Counter(draft.status for draft in group if draft.evidence == best)
    status = (
        "happened" if told["happened"] else min(told, key=lambda s: (-told[s], SURENESS.index(s)))
    )
    ahead = published and time.known and time.first and time.first > published
    done = ahead and any(d.status == "happened" and (d.time.first or "") > published for d in group)
    return "planned" if status == "happened" and ahead and not done else status


def _place(document: Document, group: Sequence[Draft]) -> Mention | None:
    """Return the place that the event's mentions name most, a named one before a described one.

    What was in several places, "rallies in Oslo and Bergen", has no single one.
    """
    places = [draft.frame.place for draft in group if draft.frame.place]
    if any(_is_one_of_several(document, place) for place in places):
        return None
    named = [place for place in places if place.kind == "name"] or places
    counts = Counter(place.entity for place in named)
    return max(named, key=lambda place: counts[place.entity], default=None)


def _is_one_of_several(document: Document, place: Mention) -> bool:
    """Return whether a place is listed with others: "in Oslo and Bergen", not "in Bergen, Norway"."""
    top = document.top(document.within(place.start, place.end))
    listed = [] if top is None else document.conjuncts(document.above(top, "conj"))
    return any(document.of_dep(n, "cc") for n in listed)


def _so_far(time: Time, status: EventStatus, published: str | None) -> Time:
    """Return the time of what happened in a long while, not yet over, up to publication: "during the pandemic"."""
    open_yet = published and time.first and time.last and time.first <= published < time.last
    long = status == "happened" and time.days > NEWS
    return replace(time, last=published) if open_yet and long else time


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
