"""Which events belong on the Timeline, and under which label.

A timeline is for what happened or will: dated or much told, with somebody in it, under a label that
stands alone. What was said belongs to the quotations, unless a report looks back on it; verbs that
need their text to mean anything ("put it as a choice", "begins at seven") are left out.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Literal

from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from dashboard.linking.events.reports import Report

Standing = Literal["shown", "withheld", "unknown"]
NOTABLE, NOTABLE_UNTOLD = 3, 4
"""Points, of about 7, that an event needs on the timeline; more where no text tells its time."""
CLEAR, CLEAR_UNTOLD = 2.0, 3.0
"""How well its label must stand alone, of about 5."""
MAIN_WORTH = 6.0
"""What the label of an event is worth that the headline or the lead is there to report."""
SURE = frozenset({"happened", "planned"})
NO_REPORTS = frozenset({"shopping", "review", "index"})
"""Kinds of articles that report no events: offers, what happens inside a game or a film, lists of links."""
OPINIONS = NO_REPORTS | {"opinion", "digest", "stub"}
"""Kinds of articles that are not there to report one event."""
SCENES = frozenset({"meet", "visit", "call", "deal"})
"""Classes of what a caption reports; of other captions the picture is all that they tell."""
COMING = frozenset({"arrive", "leave"})
"""Classes of what a picture shows of a visit: somebody at a door, or on the steps of an aeroplane."""
RESULTS = frozenset({"win", "lose"})
"""Classes of what an article on sport reports after its lead; the rest there is play."""
SAYING_WORDS = 5
"""Words of a label that says what was said."""
QUOTED = frozenset('“"')
LOOKING_BACK = 2
"""Days that lie at least between words and a report that looks back on them."""
OFTEN = 0.5
"""What a label gains each time that as many reports again give it."""


def label_of(members: Sequence[Report]) -> str:
    """Return the label that stands alone best and that most reports give.

    What some report only feared or denied is no label of what others say is so.
    """
    members = [report for report in members if report.head.status in SURE] or members
    if len(members) == 1:
        return members[0].label
    counts: dict[str, int] = {}
    worth: dict[str, float] = {}
    for report in members:
        counts[report.label] = counts.get(report.label, 0) + 1
        worth[report.label] = max(worth.get(report.label, 0.0), report.head.worth)
    return min(
        counts,
        key=lambda label: (
            -(worth[label] + OFTEN * math.log2(counts[label])),
            abs(len(label) - 45),
            label,
        ),
    )


def may_be_notable(report: Report) -> bool:
    """Return whether an event may belong on a timeline for what this report says of it.

    Of every notable event some report tells the time, or has a label that stands alone all the same;
    of words, some report looks back on them.
    """
    if report.kind.reporting:
        return report.told and _days_looked_back(report) >= LOOKING_BACK
    return report.told or report.head.worth >= CLEAR_UNTOLD


def standing(members: Sequence[Report], main: Container[tuple[str, int]]) -> Standing:
    """Return whether a timeline shows an event, withholds it, or does not know it at all.

    It shows what a reader added, what it is sure of, and of each article its main event (``main`` has their keys). What no text
    dates and one article mentions by the way is withheld, and so is all that a text dates, or a headline
    tells of, and it is not sure of.
    """
    told = any(report.told for report in members)
    if not all(report.head.lemma for report in members):
        return "withheld" if all(one.head.status == "uncertain" for one in members) else "shown"
    if any(report.key in main for report in members):
        return "shown" if _is_sure(members) else "withheld"
    if is_notable(members):
        placed = told or len(members) > 1 or any(is_in_front(report) for report in members)
        return "shown" if placed and _is_sure(members) else "withheld"
    return "withheld" if any(map(may_be_notable, members)) or told else "unknown"


def _is_sure(members: Sequence[Report]) -> bool:
    """Return whether something that reports events says that it happened, is planned or denied."""
    clear = [report for report in members if report.head.worth >= CLEAR] or members
    if all(report.head.status == "uncertain" for report in clear):
        return False  # what one report has in other words makes no fact of what others claim
    return any(_reports_event(report) for report in members)


def _reports_event(report: Report) -> bool:
    """Return whether a report is one: no offer, no review, no word in a name, no scene of a picture."""
    if report.told and not report.named and report.lasts_years:
        return False  # "over thirty years Norland has built a wall": how things are
    if report.told and _is_at_odds(report):
        return False
    told = report.kind.classes & SCENES and not report.kind.classes & COMING
    scene = report.in_captions and not told
    kind = report.context.article.kind
    play = kind == "sport" and not (report.kind.classes & RESULTS or is_in_front(report))
    return not (scene or play or report.is_name or kind in NO_REPORTS)


def _is_at_odds(report: Report) -> bool:
    """Return whether days and status do not go together: a plan for days that are over, a deed of no one knows when.

    "Signed last year, the pact will help ferries", "by 2016 four towns had banned it".
    """
    head = report.head
    if head.status == "planned":
        return bool(head.last and report.published and head.last < report.published[:10])
    return head.status == "happened" and head.first is None and head.last is not None


def is_in_front(report: Report) -> bool:
    """Return whether an event is in the headline, the deck or the first paragraph."""
    heads, lead = report.context.front
    return any(a <= one.head_start < b for one in report.mentions for a, b in (*heads, lead))


def is_notable(members: Sequence[Report]) -> bool:
    """Return whether an event belongs on a timeline."""
    words = event_words()
    lemmas = frozenset().union(*(report.lemmas for report in members))
    told = any(report.told for report in members)
    if max(report.head.worth for report in members) < (CLEAR if told else CLEAR_UNTOLD):
        return False
    empty = words.verbs["hollow"] | words.nouns["weak"] | words.nouns["routine"]
    if lemmas <= empty or len(label_of(members).split()) < 2:
        return False
    if not told and all(report.head.status == "denied" for report in members):
        return False
    if lemmas <= words.verbs["reporting"]:
        return told and _is_looked_back_on(members)
    return 2 * told + _points(members) >= (NOTABLE if told else NOTABLE_UNTOLD)


def _points(members: Sequence[Report]) -> int:
    """Return what who takes part, where, and in what speaks for an event."""
    words = event_words()
    lemmas = frozenset().union(*(report.lemmas for report in members))
    points = min(2, max(len(report.participants) for report in members))
    points += any(report.place for report in members)
    points += any(lemma in words.classes for lemma in lemmas - words.verbs["faint"])
    points += len(members) > 1
    return points - 2 * all(report.kind.faint for report in members)


def _is_looked_back_on(members: Sequence[Report]) -> bool:
    """Return whether a report looks back on what somebody said days before, and quotes it."""
    label = label_of(members)
    tells = len(label.split()) >= SAYING_WORDS and bool(QUOTED & set(label))
    return tells and max(map(_days_looked_back, members)) >= LOOKING_BACK


def _days_looked_back(report: Report) -> int:
    """Return how many days a report that names who spoke and the day lies after the words."""
    if not (report.published and report.first and _is_named_and_dated(report)):
        return -1
    return (dt.date.fromisoformat(report.published) - report.first).days


def _is_named_and_dated(report: Report) -> bool:
    """Return whether a report names who said it, and gives the day beside the words."""
    named = report.head.worth >= CLEAR + 0.5
    return named and any(m.date_start is not None for m in report.mentions)
