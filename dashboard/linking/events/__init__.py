"""One event across articles, with all that its mentions say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.linking.events.blocks import candidate_pairs
from dashboard.linking.events.clusters import clusters, counted
from dashboard.linking.events.reports import reports
from dashboard.linking.events.terms import Terms
from dashboard.parsing.events.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.linking.entities import EntityLink
    from dashboard.linking.events.reports import Report
    from dashboard.model import Annotations, Article

SURENESS = ("happened", "denied", "planned", "uncertain")
NOTABLE, NOTABLE_UNTOLD = 3, 4
"""Points, of about 7, that an event needs on the timeline; more where no text tells its time."""
CERTAINTIES = ("stated", "computed", "assumed")


@dataclass(frozen=True, slots=True)
class LinkedEvent:
    """An event of the collection: label, interval (ISO days, both included), certainty, status.

    ``notable`` says whether it belongs on a timeline: a dated or much told happening with somebody
    in it, not a mere act of speech or a turn of phrase.
    """

    event: str
    label: str
    first: str | None
    last: str | None
    certainty: str
    status: str
    place: str | None
    participants: tuple[str, ...]
    notable: bool = True


def link_events(
    parsed: Sequence[tuple[Article, Annotations]],
    entities: Mapping[tuple[str, str], EntityLink],
) -> dict[tuple[str, int], LinkedEvent]:
    """Map (article id, event number in it) to the linked event; independent of the order."""
    told = sorted(reports(parsed, entities), key=lambda report: report.key)
    found: dict[tuple[str, int], LinkedEvent] = {}
    terms = Terms((report.article for report in told), (report.words for report in told))
    for cluster in clusters(told, candidate_pairs(told, terms), terms):
        members = [told[number] for number in cluster]
        event = _event(members)
        found.update({report.key: event for report in members})
    return found


def _event(members: Sequence[Report]) -> LinkedEvent:
    """Return what the reports of one event say together."""
    earliest = sorted(members, key=lambda r: (r.published or "9999", r.key))
    first, last, certainty = _interval(earliest)
    return LinkedEvent(
        event=f"event:{earliest[0].digest}",
        label=_label(members),
        first=first,
        last=last,
        certainty=certainty,
        status=_status(earliest),
        place=next((place for place, _ in counted(r.place for r in members if r.place)), None),
        participants=tuple(who for who, _ in counted(w for r in members for w in r.participants))
        if len(members) > 1
        else members[0].participants,
        notable=_is_notable(members),
    )


def _interval(earliest: Sequence[Report]) -> tuple[str | None, str | None, str]:
    """Return the days that all told intervals share; else what the first report assumes.

    Of a visit and the like whose several days one report tells, a report of one of them cuts none.
    """
    told = [report for report in earliest if report.told]
    if not told:
        dated = [r for r in earliest if r.head.status != "planned"] or earliest
        return dated[0].head.first, dated[0].head.last, "assumed"
    if any(report.durative for report in told) and any(report.is_span for report in told):
        told = [report for report in told if not report.is_point]
    firsts = [report.head.first for report in told if report.head.first]
    lasts = [report.head.last for report in told if report.head.last]
    certainty = min((report.head.certainty for report in told), key=CERTAINTIES.index)
    return max(firsts, default=None), min(lasts, default=None), certainty


def _status(earliest: Sequence[Report]) -> str:
    """Return "happened" once any report says so, else what the latest report says."""
    if any(report.head.status == "happened" for report in earliest):
        return "happened"
    day = earliest[-1].published
    return min((r.head.status for r in earliest if r.published == day), key=SURENESS.index)


def _label(members: Sequence[Report]) -> str:
    """Return the label that most reports give; of equals a whole sentence of middling length."""
    placed = {report.head.label for report in members if report.place}
    labels = counted(report.head.label for report in members)
    return min(
        labels,
        key=lambda item: (
            -item[1],
            ":" in item[0],
            item[0] not in placed,
            abs(len(item[0]) - 45),
            item[0],
        ),
    )[0]


def _is_notable(members: Sequence[Report]) -> bool:
    """Tell whether an event belongs on a timeline: how much is known of it, against mere speech."""
    words = lexicon()
    lemmas = frozenset().union(*(report.lemmas for report in members))
    told = any(report.told for report in members)
    score = 2 * told
    score += min(2, max(len(report.participants) for report in members))
    score += any(report.place for report in members)
    score += bool(lemmas & words.classes.keys() - words.verbs["faint"])
    score += len(members) > 1
    score -= 2 * all(report.faint for report in members)
    return score >= (NOTABLE if told else NOTABLE_UNTOLD) and len(_label(members).split()) > 1
