"""One linked event, with what its reports say together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.linking.events.centrality import centrality
from dashboard.linking.events.clusters import counted
from dashboard.linking.events.days import WEEK
from dashboard.linking.events.notability import CLEAR, Standing, is_in_front, label_of, standing
from dashboard.parsing.events.dating.carried_days import TOLD_BEFORE

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from dashboard.linking.events.reports import Key, Report

SURENESS = ("happened", "denied", "planned", "uncertain")
CERTAINTIES = ("stated", "computed", "assumed")


@dataclass(frozen=True, slots=True)
class LinkedEvent:
    """An event of the collection: label, interval (ISO days, both included), certainty, status.

    ``standing`` says whether a timeline shows it: see ``notability``. ``central`` is how central it is to
    the article to which it is most so, from 0 to 4; the days of what is ``historic`` come from a table.
    """

    event: str
    label: str
    first: str | None
    last: str | None
    certainty: str
    status: str
    place: str | None
    participants: tuple[str, ...]
    standing: Standing = "shown"
    central: int = 0
    historic: bool = False


def event_of(
    members: Sequence[Report], main: Container[Key], *, notable: bool
) -> LinkedEvent | None:
    """Return the event that reports tell of; with ``notable`` none that no timeline knows.

    ``main`` are the keys of the main events of their articles.
    """
    stands = standing(members, main)
    if notable and stands == "unknown":
        return None
    return replace(
        _event(members),
        standing=stands,
        central=max(map(centrality, members)),
        historic=all(report.historic for report in members),
    )


def _event(members: Sequence[Report]) -> LinkedEvent:
    """Return what the reports of one event say together."""
    if len(members) == 1:
        return _told_once(members[0])
    earliest = sorted(members, key=lambda r: (r.published or "9999", r.key))
    first, last, certainty = _interval(earliest)
    status = _status(earliest, first)
    leading = _leading(members, first, last, status)
    return LinkedEvent(
        event=f"event:{earliest[0].digest}",
        label=label_of(leading),
        first=first,
        last=last,
        certainty=certainty,
        status=status,
        place=next((place for place, _ in counted(r.place for r in leading if r.place)), None),
        participants=tuple(who for who, _ in counted(w for r in members for w in r.participants)),
    )


def _leading(
    members: Sequence[Report], first: str | None, last: str | None, status: str
) -> Sequence[Report]:
    """Return the reports that give label and place: clear ones of the event's status, and of its days if any.

    A plan is no label of what happened: "Lee to visit Oslo".
    """
    clear = [report for report in members if report.head.worth >= CLEAR]
    clear = [report for report in clear if report.head.status == status] or clear
    told = [report for report in clear if report.told]
    exact = [report for report in told if (report.head.first, report.head.last) == (first, last)]
    return exact or told or clear or members


def _told_once(report: Report) -> LinkedEvent:
    """Return the event that one report alone tells of, as nine in ten are."""
    head = report.head
    first, last = _until_now(report) if report.told else _reported(report)
    return LinkedEvent(
        event=f"event:{report.digest}",
        label=report.label,
        first=first,
        last=last,
        certainty=head.certainty if report.told else "assumed",
        status=head.status,
        place=report.place,
        participants=report.participants,
    )


def _interval(earliest: Sequence[Report]) -> tuple[str | None, str | None, str]:
    """Return the days that all told intervals share; else what the first report assumes."""
    told = _uncut([report for report in earliest if report.told])
    if not told:
        return *_reported(_assuming(earliest)), "assumed"
    first = max((r.head.first for r in told if r.head.first), default=None)
    last = min((r.head.last for r in told if r.head.last), default=None)
    certainty = min((report.head.certainty for report in told), key=CERTAINTIES.index)
    return first, last, certainty


def _until_now(report: Report) -> tuple[str | None, str | None]:
    """Return the days of a report: of a week those up to its printing, for what is over by then."""
    first, last, day = report.head.first, report.head.last, report.published
    if not (first and last and day and first < day < last) or report.kind.durative:
        return first, last
    over = report.head.status == "happened" and report.vague and _is_week(first, last)
    return first, day if over else last


def _is_week(first: str, last: str) -> bool:
    """Return whether two ISO days are the first and the last of a week."""
    return (dt.date.fromisoformat(last) - dt.date.fromisoformat(first)).days == WEEK - 1


def _reported(report: Report) -> tuple[str | None, str | None]:
    """Return the days for which a report without a date stands: of what goes on with its story, when it was printed."""
    if report.head.relation == TOLD_BEFORE:
        return report.published, report.published
    return report.head.first, report.head.last


def _assuming(earliest: Sequence[Report]) -> Report:
    """Return the first report of what happened; else the first that is no plan, if there is one."""
    happened = [report for report in earliest if report.head.status == "happened"]
    unplanned = [report for report in earliest if report.head.status != "planned"]
    return (happened or unplanned or earliest)[0]


def _uncut(told: Sequence[Report]) -> Sequence[Report]:
    """Return the reports that tell of the whole event.

    Of a visit and the like whose several days one report tells, a report of one of them cuts none, nor
    does a week or a month: "this week", printed on a Friday, begins on Monday, and the visit began before.
    A meeting that only has the days of the visit around it may well be on one of them.
    """
    spans = [one for one in told if one.is_span and not one.has_days_of_another]
    if spans and any(report.kind.durative for report in told):
        return [report for report in told if not (report.is_point or report.vague)]
    return told


def _status(earliest: Sequence[Report], first: str | None = None) -> str:
    """Return "happened" once any report says so, else what the latest report says.

    What another report says to be ``first`` of a later day had not happened yet. A mere mention counts
    only where there is nothing else.
    """
    earliest = [report for report in earliest if not _is_mere_mention(report)] or earliest
    told = [(report, _status_before(report, first)) for report in earliest]
    if any(status == "happened" for _, status in told):
        return "happened"
    day = earliest[-1].published
    return min((status for r, status in told if r.published == day), key=SURENESS.index)


def _is_mere_mention(report: Report) -> bool:
    """Return whether an article names an event by the way, without a day and clear words."""
    return not (report.told or report.head.worth >= CLEAR or is_in_front(report))


def _status_before(report: Report, first: str | None) -> str:
    """Return what a report says, as of its own day: "this week's summit" may be to come."""
    early = bool(first and report.published and report.published < first)
    return "planned" if early and report.head.status == "happened" else report.head.status
