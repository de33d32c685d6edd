"""The day that a story carries on: what somebody did next, in sentences that name no day.

"The court ruled on Tuesday. … It also fined the firm." A clause in the plain past whose doer was
given a day a few sentences before is of that day, not of the day of publication.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from dashboard.model import DateReference, EventStatus
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.dating import Time
    from dashboard.parsing.events.scene import Scene
    from dashboard.parsing.syntax.document import Document


JOURNEYS = frozenset({"visit", "arrive"})
TOLD_BEFORE = "the day told before"
"""What an assumed day is that a sentence before gives."""
NEWS = 3
"""Days before publication that a story tells of."""
LEAD = 6
"""Sentences in which a story says of which day it is, headline and captions among them."""
REACH = 3
"""Sentences that a day carries over."""
TRIP = 8
"""Sentences that the days of a journey carry over."""


def carry_days(
    scene: Scene,
    agents: Sequence[frozenset[str]],
    times: Sequence[Time],
    tours: Container[int] = (),
) -> list[Time]:
    """Return the times, where none was told with those of the same doer's last dated deed or journey.

    "The court ruled on Tuesday. It fined the firm." "She will travel to Oslo from May 3 to 5. She will
    meet the mayor." No stop of one of the ``tours`` lasts as long as the tour.
    """
    document, clauses, found = scene.document, scene.clauses, list(times)
    last: dict[tuple[str, str], int] = {}
    for index, clause in enumerate(clauses):
        time, status = times[index], scene.statuses[index]
        doers = [(who, status) for who in agents[index]]
        journey = _is_journey(document, clause)
        if time.one_day or (journey and time.is_span):
            tells = journey or (status == "happened" and _is_plain_past(document, clause))
            last.update(dict.fromkeys(doers, index) if tells else {})
        elif not time.known and _goes_with_doer(document, clause, status):
            source = max((last[who] for who in doers if who in last), default=None)
            if source is not None and not (source in tours and journey):
                found[index] = _carried(scene, times[source], source, index) or time
    return found


def _carried(scene: Scene, time: Time, source: int, target: int) -> Time | None:
    """Return the time that a deed or a journey lends to a later clause; None for one too far behind."""
    document, clauses = scene.document, scene.clauses
    apart = document.sentence[clauses[target].head] - document.sentence[clauses[source].head]
    if time.is_span:
        return replace(time, certainty="computed", date=None) if apart <= TRIP else None
    if apart > REACH or scene.statuses[source] == "planned":
        return None  # who leaves on Friday may meet others later
    return replace(time, certainty="assumed", date=None, relation=TOLD_BEFORE)


def _is_journey(document: Document, clause: Clause) -> bool:
    classes = event_words().classes_of(document.lemma[clause.head])
    return not clause.nominal and bool(classes & JOURNEYS)


def _goes_with_doer(document: Document, clause: Clause, status: EventStatus) -> bool:
    """Tell whether a clause stands for itself, and says what was or will be."""
    if status != "planned":
        return status == "happened" and _is_plain_past(document, clause)
    will = "will" in document.words_of(clause.finite, "aux")
    return will and document.dep[clause.finite] in ("ROOT", "conj")


def story_days(scene: Scene, times: Sequence[Time], dates: Sequence[DateReference]) -> list[Time]:
    """Return the times; what no words date is assumed to be of the day that the story was told of last.

    "The Reds beat the Blues on Tuesday. … Nelson scored in overtime", published on Wednesday, is of
    Tuesday: a main clause in the plain past goes on with its story.
    """
    document, found = scene.document, list(times)
    told = {
        index: time.one_day
        for index, time in enumerate(times)
        if scene.statuses[index] == "happened"
        and time.one_day
        and _is_news(scene, time.one_day)
        and _is_plain_past(document, scene.clauses[index])
    }
    _date_headline(scene, found)
    lead = next((i for i in told if document.sentence[scene.clauses[i].head] <= LEAD), None)
    day = _day_of_lead(scene, dates) if lead is None else told[lead]
    for index, clause in enumerate(scene.clauses):
        day = told.get(index, day)
        time = times[index]
        open_yet = time.known or not (time.first == time.last == scene.published)
        if day and not open_yet and _goes_on(scene, index, clause):
            found[index] = replace(time, first=day, last=day, relation=TOLD_BEFORE)
    return found


def _date_headline(scene: Scene, times: list[Time]) -> None:
    """Give the clauses of a headline the day of the lead, which reports the same in full."""
    document, clauses = scene.document, scene.clauses
    body = [i for i, c in enumerate(clauses) if document.sentence[c.head] not in document.headings]
    lead = next((i for i in body if document.dep[clauses[i].finite] == "ROOT"), None)
    if lead is None or document.sentence[clauses[lead].head] > LEAD:
        return
    time, statuses = times[lead], {scene.statuses[lead], "happened"}  # "Lee Visits Oslo": a plan
    for index in range(body[0] if time.one_day or time.is_span else 0):
        clause = clauses[index]
        main = clause.nominal or document.dep[clause.finite] == "ROOT" or scene.main_of(clause)
        if main and not times[index].known and scene.statuses[index] in statuses:
            times[index] = replace(time, certainty="computed", date=None)


def _day_of_lead(scene: Scene, dates: Sequence[DateReference]) -> str | None:
    """Return the day right before publication that the lead names, of whatever it is; None for none."""
    document = scene.document
    for date in dates:
        span = document.within(date.start, date.end)
        if not span or document.sentence[span[0]] > LEAD:
            return None
        if date.granularity != "day" or not (date.first and _is_news(scene, date.first)):
            continue
        clause = scene.governor(span[0])
        if clause is None or scene.statuses[clause] != "planned":
            return date.first
    return None


def _goes_on(scene: Scene, index: int, clause: Clause) -> bool:
    """Tell whether a clause can be of the story's day: told in the past, or in a headline's present."""
    document, finite = scene.document, clause.finite
    if scene.statuses[index] == "planned":
        return False
    if document.sentence[finite] in document.headings:
        return True
    past = document.tag[finite] in ("VBD", "VBN", "VBG") or clause.nominal
    helped = document.words_of(finite, "aux", "auxpass")
    return past and not helped & {"have", "has", "had", "is", "are", "am", "'s", "’s", "'re", "’re"}


def _is_news(scene: Scene, day: str) -> bool:
    """Tell whether a day lies right before that of publication."""
    if not scene.published:
        return False
    apart = dt.date.fromisoformat(scene.published) - dt.date.fromisoformat(day)
    return 0 <= apart.days <= NEWS


def _is_plain_past(document: Document, clause: Clause) -> bool:
    """Tell whether the clause is a main one in the simple past, not in a perfect tense."""
    finite = clause.finite
    if clause.nominal and not clause.carriers:
        return False
    helped = document.words_of(finite, "aux", "auxpass")
    past = document.tag[finite] == "VBD" or bool(helped & {"was", "were"})
    return (
        past
        and not helped & {"had", "have", "has"}
        and document.dep[finite] in ("ROOT", "conj", "ccomp")
    )
