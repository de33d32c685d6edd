"""The day that a story carries on: what somebody did next, in sentences that name no day.

"The court ruled on Tuesday. … It also fined the firm." A clause in the plain past whose doer was
given a day a few sentences before is of that day, not of the day of publication.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.events.dating.inheritance import is_tour
from dashboard.parsing.lexicon import event_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.model import DateReference
    from dashboard.parsing.events.clauses import Clause
    from dashboard.parsing.events.dating import Time
    from dashboard.parsing.events.scene import Scene
    from dashboard.parsing.syntax.document import Document


FRESH = 7
"""Days within which what somebody says belongs to what he did."""
JOURNEYS = frozenset({"visit", "arrive"})
TOLD_BEFORE = "the day told before"
"""What an assumed day is that a sentence before gives."""
NEWS = 3
"""Days before publication that a story tells of."""
LEAD = 6
"""Sentences in which a story says of which day it is, headline and captions among them."""
REACH = 3
"""Sentences that a day carries over."""


def carry_days(scene: Scene, agents: Sequence[frozenset[str]], times: Sequence[Time]) -> list[Time]:
    """Return the times, with the day of the same doer's last dated deed where none was told."""
    document, clauses = scene.document, scene.clauses
    found = _on_journeys(scene, agents, times)
    last: dict[str, int] = {}
    for index, clause in enumerate(clauses):
        if scene.statuses[index] != "happened" or not _is_plain_past(document, clause):
            continue
        time = times[index]
        if time.one_day:
            last.update(dict.fromkeys(agents[index], index))
        elif not time.known:
            source = max((last[who] for who in agents[index] if who in last), default=None)
            if source is None or _is_remark(scene, clause, times[source]):
                continue
            apart = document.sentence[clause.head] - document.sentence[clauses[source].head]
            if apart <= REACH and not _is_content(document, clause, clauses[source]):
                found[index] = replace(
                    times[source], certainty="assumed", date=None, relation=TOLD_BEFORE
                )
    return found


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
    lead = next((i for i in told if document.sentence[scene.clauses[i].head] <= LEAD), None)
    day = _day_of_lead(scene, dates) if lead is None else told[lead]
    for index, clause in enumerate(scene.clauses):
        day = told.get(index, day)
        time = times[index]
        open_yet = time.known or not (time.first == time.last == scene.published)
        if day and not open_yet and _goes_on(scene, index, clause):
            found[index] = replace(time, first=day, last=day, relation=TOLD_BEFORE)
    return found


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


def _is_content(document: Document, clause: Clause, source: Clause) -> bool:
    """Tell whether a clause is what the dated one says had been: "said on Tuesday that he voted"."""
    content = document.dep[clause.finite] == "ccomp" and document.tag[clause.finite] != "VBG"
    return content and source.finite in document.ancestors(clause.finite)


def _on_journeys(
    scene: Scene, agents: Sequence[frozenset[str]], times: Sequence[Time]
) -> list[Time]:
    """Return the times, with the days of the journey on which somebody will meet others.

    "She will travel to Oslo from May 3 to 5. She will meet the mayor."
    """
    document, known, found = scene.document, event_words(), list(times)
    last: dict[str, int] = {}
    for index, clause in enumerate(scene.clauses):
        if scene.statuses[index] != "planned" or clause.nominal:
            continue
        classes = known.classes_of(document.lemma[clause.head])
        if classes & JOURNEYS:
            last.update(dict.fromkeys(agents[index], index))
        elif "meet" in classes and not times[index].known and _is_main(document, clause):
            source = max((last[who] for who in agents[index] if who in last), default=None)
            if source is None or not (times[source].known and times[source].precise):
                continue
            if times[source].is_span and is_tour(document, scene.clauses[source].head):
                continue
            if (
                document.sentence[clause.head] - document.sentence[scene.clauses[source].head]
                <= REACH
            ):
                found[index] = replace(times[source], certainty="computed", date=None)
    return found


def _is_main(document: Document, clause: Clause) -> bool:
    """Tell whether a clause stands for itself, and says what will be."""
    will = "will" in document.words_of(clause.finite, "aux")
    return will and document.dep[clause.finite] in ("ROOT", "conj")


def _is_remark(scene: Scene, clause: Clause, time: Time) -> bool:
    """Tell whether somebody speaks of what was long ago: the words are not of that day."""
    if not (scene.published and time.first) or clause.nominal:
        return False
    apart = dt.date.fromisoformat(scene.published) - dt.date.fromisoformat(time.first)
    return (
        scene.document.lemma[clause.head] in event_words().verbs["reporting"] and apart.days > FRESH
    )


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
