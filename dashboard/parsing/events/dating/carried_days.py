"""The day that a story carries on: what somebody did next, in sentences that name no day.

"The court ruled on Tuesday. … It also fined the firm." A clause in the plain past whose doer was
given a day a few sentences before is of that day, not of the day of publication.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.events.dating.times import days_from
from dashboard.parsing.lexicon import event_words, rule_words
from dashboard.parsing.syntax.document import ASIDES, IS

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from dashboard.model import DateReference, EventStatus
    from dashboard.parsing.events.clauses import Clause, Scene
    from dashboard.parsing.events.dating import Time
    from dashboard.parsing.syntax.document import Document


TOLD_BEFORE = "the day told before"
"""What an assumed day is that a sentence before gives."""
NEWS = 3
"""Days before publication that a story tells of."""
LEAD = 6
"""Sentences in which a story says of which day it is, headline and captions among them."""
REACH = 3
"""Sentences that a day carries over."""
SAME_WORDS = 2
"""Words that a headline and the first sentence share where both tell of one happening."""
MEETINGS = frozenset({"meet", "call"})
SURE = frozenset({"happened", "planned"})
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
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
    """Return the time that a deed or a journey lends to a later clause; None if it is too far back."""
    document, clauses = scene.document, scene.clauses
    apart = document.sentence[clauses[target].head] - document.sentence[clauses[source].head]
    if time.is_span:
        return replace(time, certainty="computed", date=None) if apart <= TRIP else None
    if apart > REACH or scene.statuses[source] == "planned":
        return None  # who leaves on Friday may meet others later
    return replace(time, certainty="assumed", date=None, relation=TOLD_BEFORE)


def _is_journey(document: Document, clause: Clause) -> bool:
    classes = event_words().classes_of(document.lemma[clause.head])
    return not clause.nominal and bool(classes & rule_words("journey_classes"))


def _goes_with_doer(document: Document, clause: Clause, status: EventStatus) -> bool:
    """Return whether a clause stands for itself, and says what was or will be."""
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
        and document.sentence[scene.clauses[index].head] not in scene.captions
        and _is_news(scene, time.one_day)
        and _is_plain_past(document, scene.clauses[index])
    }
    _date_headline(scene, found, dates)
    lead = next((i for i in told if document.sentence[scene.clauses[i].head] <= LEAD), None)
    day = _day_of_lead(scene, dates) if lead is None else told[lead]
    for index, clause in enumerate(scene.clauses):
        day = told.get(index, day)
        time = found[index]
        open_yet = time.known or not (time.first == time.last == scene.published)
        if day and not open_yet and _goes_on(scene, index, clause):
            found[index] = replace(time, first=day, last=day, relation=TOLD_BEFORE)
    return found


def _date_headline(scene: Scene, times: list[Time], dates: Sequence[DateReference]) -> None:
    """Give the clauses of a headline the day of the first sentence of the text, which reports the same in full."""
    document, clauses = scene.document, scene.clauses
    apart = document.headings | scene.captions
    body = [i for i, c in enumerate(clauses) if document.sentence[c.head] not in apart]
    lead = next((i for i in body if document.dep[clauses[i].finite] == "ROOT"), None)
    if lead is None:
        return
    for index in range(body[0]):
        clause = clauses[index]
        if document.sentence[clause.head] in scene.captions or times[index].known:
            continue
        if scene.statuses[index] not in SURE or _is_speech(document, clause):
            continue
        if document.dep[clause.finite] == "ROOT" or scene.main_of(clause):
            source = _told_in_lead(scene, times, index, lead)
            day = _day_beside(scene, index, lead, dates)
            if source is not None:
                times[index] = replace(times[source], certainty="computed", date=None)
            elif day is not None:
                times[index] = replace(
                    times[index], first=day, last=day, certainty="computed", precise=True
                )


def _day_beside(
    scene: Scene, headline: int, lead: int, dates: Sequence[DateReference]
) -> str | None:
    """Return the one day that the sentence of the lead names beside what it tells; None for none or several.

    A lead says when: "Nearly 150 deportees were home again, broke, on Wednesday" below "Deportees return". A day on which
    somebody only said so is none.
    """
    document, clauses = scene.document, scene.clauses
    shared = _telling_words(scene, headline) & _telling_words(scene, lead)
    if clauses[headline].nominal or not shared:
        return None
    here, found = document.sentence[clauses[lead].head], set()
    for date in dates:
        span = document.within(date.start, date.end)
        if not span or document.sentence[span[0]] != here:
            continue
        told = scene.governor(span[0])
        fits = told is not None and _may_tell_same(document, clauses[headline], clauses[told])
        found.add(date.first if fits and date.first == date.last else None)
    day = found.pop() if len(found) == 1 else None
    if not (day and scene.published):
        return None
    planned = scene.statuses[headline] == "planned"
    return day if (day >= scene.published if planned else _is_news(scene, day)) else None


def _told_in_lead(scene: Scene, times: Sequence[Time], headline: int, lead: int) -> int | None:
    """Return the clause of the lead's sentence whose day is also that of a clause of the headline; None for none.

    It is the main clause, of one that says who says so the content, or else what it tells of in words of the headline,
    where it names one day alone: "Norland used the rocket in an attack on Oslo on Sunday" below "Norland hits Oslo". A
    clause of the headline's own verb, or one like it, comes first; several days, and those of a meeting, are told by joining the two.
    """
    document, clauses = scene.document, scene.clauses
    kind = event_words().classes_of(document.lemma[clauses[headline].head])
    inside = _beside(scene, lead)
    alike = [i for i in inside if kind & event_words().classes_of(document.lemma[clauses[i].head])]
    dated = [i for i in inside if times[i].one_day or times[i].is_span]
    fits = [i for i in dated if _is_recent(scene, times[i]) and _tells_same(scene, headline, i)]
    meeting = clauses[headline].nominal and kind & MEETINGS
    if any(meeting or times[i].is_span for i in alike):
        return None
    main = next((i for i in alike if i in fits), _content(scene, lead))
    if main in fits:
        return main
    days = {(times[i].first, times[i].last) for i in dated}
    if len(days) != 1:
        return None
    return next((i for i in fits if _is_main_line(document, clauses[i])), None)


def _may_tell_same(document: Document, headline: Clause, told: Clause) -> bool:
    """Return whether a clause of the lead's main line is no other act than the headline's; announcing is any but a death."""
    here, there = document.lemma[headline.head], document.lemma[told.head]
    suffered = event_words().classes_of(here) & rule_words("suffered_classes")
    announced = there in rule_words("announcing") and not suffered
    other = event_words().are_other_acts(here, there) and not announced
    return not other and _is_main_line(document, told)


def _beside(scene: Scene, index: int) -> list[int]:
    """Return the clauses of a clause's sentence, itself among them."""
    sentence = scene.document.sentence
    here = sentence[scene.clauses[index].head]
    return [i for i, one in enumerate(scene.clauses) if sentence[one.head] == here]


def _tells_same(scene: Scene, headline: int, other: int) -> bool:
    """Return whether a clause of the lead may be what a headline tells: in words in common, by no verb of another act.

    "Norland sank three Sudland ships" is not what "Norland bans Sudland ships" tells, nor is what somebody said.
    """
    document, clauses = scene.document, scene.clauses
    if scene.statuses[other] not in (scene.statuses[headline], "happened"):
        return False  # "Lee Visits Oslo": a plan
    here, there = (document.lemma[clauses[i].head] for i in (headline, other))
    if event_words().are_other_acts(here, there) or _is_speech(document, clauses[other]):
        return False
    names, others = (_names_behind(scene, i) for i in (headline, other))
    all_here, all_there = (_names_in(scene, i) for i in (headline, other))
    if names and others and not (names & all_there or others & all_here):
        return False  # "Roe to leave Oslo", "Roe left Lunden"
    own, told = (_telling_words(scene, i) for i in (headline, other))
    return len(own & told) >= max(1, min(SAME_WORDS, len(own)))


def _content(scene: Scene, lead: int) -> int | None:
    """Return the clause that a sentence is there to tell: of "aides said that he left" the content; None without one.

    What is announced is told by the announcing.
    """
    document, head = scene.document, scene.clauses[lead].head
    content = [scene.owner[n] for n in document.of_dep(head, "ccomp") if n in scene.owner]
    if not content or document.lemma[head] in rule_words("announcing"):
        return lead
    return content[0]


def _is_recent(scene: Scene, time: Time) -> bool:
    """Return whether a time has not ended some days before publication."""
    return bool(scene.published and time.last) and (
        time.last > scene.published or _is_news(scene, time.last)
    )


def _is_speech(document: Document, clause: Clause) -> bool:
    """Return whether a verb is one of speech."""
    return document.lemma[clause.head] in event_words().verbs["reporting"]


def _is_main_line(document: Document, clause: Clause) -> bool:
    """Return whether a clause is of its sentence's main line, in no aside and no clause of its own, and says no words."""
    number = clause.finite
    while document.dep[number] not in ASIDES and document.head[number] != number:
        number = document.head[number]
    return document.dep[number] not in ASIDES and not _is_speech(document, clause)


def _names_behind(scene: Scene, one: int) -> set[str]:
    """Return the words of the names that follow a clause's word in its sentence, those of dates aside."""
    head = scene.clauses[one].head
    return _names_of(
        scene, range(head + 1, scene.document.sentences[scene.document.sentence[head]][1])
    )


def _names_in(scene: Scene, one: int) -> set[str]:
    """Return the words of all names in a clause's sentence, those of dates aside."""
    head = scene.clauses[one].head
    return _names_of(scene, range(*scene.document.sentences[scene.document.sentence[head]]))


def _names_of(scene: Scene, span: range) -> set[str]:
    document = scene.document
    return {document.lower[n] for n in span if document.pos[n] == "PROPN"} - {
        document.lower[n] for n in span if n in scene.dated
    }


def _telling_words(scene: Scene, one: int) -> set[str]:
    """Return the telling words of a clause's sentence, without the word for what happened."""
    document, head = scene.document, scene.clauses[one].head
    span = range(*document.sentences[document.sentence[head]])
    return {document.lemma[n].lower() for n in span if document.pos[n] in TELLING and n != head}


def _day_of_lead(scene: Scene, dates: Sequence[DateReference]) -> str | None:
    """Return the day right before publication that the lead names, of whatever it is; None for none."""
    document = scene.document
    for date in dates:
        span = document.within(date.start, date.end)
        if not span or document.sentence[span[0]] > LEAD:
            return None
        if document.sentence[span[0]] in scene.captions:
            continue
        if date.granularity != "day" or not (date.first and _is_news(scene, date.first)):
            continue
        clause = scene.governor(span[0])
        if clause is None or scene.statuses[clause] != "planned":
            return date.first
    return None


def _goes_on(scene: Scene, index: int, clause: Clause) -> bool:
    """Return whether a clause can be of the story's day: told in the past, or in a headline's present."""
    document, finite = scene.document, clause.finite
    if scene.statuses[index] == "planned":
        return False
    if document.sentence[finite] in document.headings:
        return True
    past = document.tag[finite] in ("VBD", "VBN", "VBG") or clause.nominal
    helped = document.words_of(finite, "aux", "auxpass")
    return past and not helped & (IS | {"have", "has", "had"})


def _is_news(scene: Scene, day: str) -> bool:
    """Return whether a day lies right before that of publication."""
    return bool(scene.published) and 0 <= days_from(day, scene.published) <= NEWS


def _is_plain_past(document: Document, clause: Clause) -> bool:
    """Return whether the clause is a main one in the simple past, not in a perfect tense."""
    finite = clause.finite
    if clause.bare:
        return False
    helped = document.words_of(finite, "aux", "auxpass")
    past = document.tag[finite] == "VBD" or bool(helped & {"was", "were"})
    return (
        past
        and not helped & {"had", "have", "has"}
        and document.dep[finite] in ("ROOT", "conj", "ccomp")
    )
