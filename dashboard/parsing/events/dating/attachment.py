"""Which clause a date belongs to: what claims it first, and what hands it on to its rightful owner."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.events.dating.comparisons import (
    AGAINST,
    compares,
    is_after_other_move,
    is_of_data,
    is_of_delivery,
    is_of_former_amount,
    is_of_level,
    is_of_work,
)
from dashboard.parsing.events.dating.other_deeds import (
    is_long_since,
    is_of_crime,
    is_of_role,
    is_of_what_somebody_does,
)
from dashboard.parsing.events.dating.times import (
    ahead_of,
    bounded,
    is_ahead,
    is_past,
    time_of,
    up_to_now,
)
from dashboard.parsing.factuality.modifiers import is_timetabled
from dashboard.parsing.factuality.nouns import is_cleared_of
from dashboard.parsing.lexicon import event_words, rule_words, words
from dashboard.parsing.syntax.datelines import after_dateline
from dashboard.parsing.syntax.document import IS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.model import DateReference
    from dashboard.parsing.events.clauses import Clause, Scene
    from dashboard.parsing.events.dating.times import Time
    from dashboard.parsing.syntax.document import Document


COARSE = frozenset({"quarter", "half", "year", "decade"})
PAST_TAGS = frozenset({"VBD", "VBN"})


def rightful(scene: Scene, target: int, time: Time) -> int | None:
    """Return the clause that a date belongs to by its sense; None where it dates nothing told."""
    if scene.clauses[target].nominal:
        reckoned = time.one_day and time.date and time.date.relation
        if reckoned and is_cleared_of(scene.document, scene.clauses[target].head):
            return scene.governor(scene.clauses[target].finite)  # "not guilty of theft on Tuesday"
        return _above_infinitive(scene, target, time) if scene.clauses[target].carriers else target
    perfect = scene.document.words_of(scene.clauses[target].finite, "aux") & {"has", "have"}
    if perfect and time.date and time.date.value.isdigit() and is_past(scene, time):
        return None  # nobody "has named him in 1999": the year is of something else
    for corrected in (
        _above_start,
        _beyond_aside,
        _at_occasion,
        _above_infinitive,
        _below_past,
        _at_figures,
        _after_and,
        _at_what_is_judged,
    ):
        answer = corrected(scene, target, time)
        if answer != target:
            return answer
    return target


def _above_start(scene: Scene, target: int, _time: Time) -> int | None:
    """Return the clause that an opening only says the first day of: "Starting today, the port will close"."""
    document, verb = scene.document, scene.clauses[target].finite
    starts = document.lemma[verb] in event_words().verbs["bounds_start"]
    opens = document.dep[verb] in ("advcl", "prep") and document.tag[verb] == "VBG"
    above = scene.governor(verb) if starts and opens else None
    return target if above is None or document.of_dep(verb, "dobj", "xcomp") else above


def _beyond_aside(scene: Scene, target: int, time: Time) -> int | None:
    """Return the clause around an aside for a date after it: "he declared it, sent when he left, last week"."""
    document, date = scene.document, time.date
    if date is None:
        return target
    before = document.within(date.start, date.end)[0] - 1
    while before > 0 and document.lower[before] in ONLY:
        before -= 1
    number = scene.clauses[target].finite
    if document.word[before] != "," or before < number:
        return target
    for above in document.ancestors(number):
        aside = document.dep[number] in ASIDES and document.word[document.left[number] - 1] == ","
        if aside and above < document.left[number]:
            outer = scene.governor(number)
            return target if outer is None else outer
        number = above
    return target


ASIDES = frozenset({"acl", "relcl", "advcl", "appos"})
ONLY = frozenset({"only", "just", "as", "recently"})


def _at_occasion(scene: Scene, target: int, time: Time) -> int | None:
    """Return the event that a date after its comma explains: "since his first trip, in May"."""
    document, date = scene.document, time.date
    if date is None:
        return target
    occasions = [
        noun
        for preposition in document.of_dep(scene.clauses[target].finite, "prep")
        if document.lower[preposition] in ("since", "after", "before")
        for noun in document.of_dep(preposition, "pobj")
        if noun in scene.owner and document.word_behind(document.right[noun]) == ","
    ]
    for noun in occasions:
        if 0 < date.start - document.end[document.right[noun]] <= len(", in the "):
            return scene.owner[noun]
    return target


def _above_infinitive(scene: Scene, target: int, time: Time) -> int | None:
    """Return the event above a bare infinitive for a past day, or one before it: "a mission to cool … last June"."""
    finite = scene.clauses[target].finite
    to = [c for c in scene.document.of_dep(finite, "aux") if scene.document.lower[c] == "to"]
    above = scene.governor(finite)
    if to and above is not None and time.date and time.date.end <= scene.document.start[to[0]]:
        return above  # "flies to Oslo on 3 May to meet Lee"
    if scene.statuses[target] not in ("planned", "uncertain") or not is_past(scene, time):
        return target
    if scene.document.of_dep(finite, "nsubj", "nsubjpass"):
        return target
    if not to and scene.statuses[target] == "uncertain":
        return target
    noun = scene.owner.get(to[0] - 1) if to else None
    above = above if noun is None else noun
    return target if above is None else above


def _below_past(scene: Scene, target: int, time: Time) -> int | None:
    """Return the content for a day still to come: it cannot date what has happened.

    "She said they would meet on Friday", "she has cancelled her visit on Friday".
    """
    clause = scene.clauses[target]
    ahead = is_ahead(scene, time)
    if not ahead or scene.statuses[target] != "happened" or not _is_told(scene, clause, time):
        return target
    content = scene.document.of_dep(clause.head, "ccomp", "xcomp", "dobj")
    below = [c for c in content if c in scene.owner]
    return scene.owner[below[0]] if below else None


def _is_told(scene: Scene, clause: Clause, time: Time) -> bool:
    """Return whether a verb tells what has been or goes on: not "is leaving on Friday", which is to come.

    What somebody "is doing" has no year to come, and what was "after selling" its shares was before.
    """
    document, verb = scene.document, clause.finite
    if document.tag[verb] in PAST_TAGS:
        return True
    if document.tag[verb] != "VBG":
        return False
    goes_on = bool(document.words_of(verb, "aux") & IS) and not is_timetabled(document, verb)
    long = time.date is not None and time.date.granularity in COARSE
    return (goes_on and long) or (
        document.lower[document.head[verb]] == "after" and not time.one_day
    )


def _at_figures(scene: Scene, target: int, time: Time) -> int | None:
    """Return the figures that a quarter or year is of: not when they were published."""
    if time.date is None or time.date.granularity not in COARSE:
        return target
    document, head, verbs = scene.document, scene.clauses[target].head, event_words().verbs
    span = document.within(time.date.start, time.date.end)
    governor = document.head[document.top(span) or head]
    if time.date.granularity == "year" and document.head[governor] == head != governor:
        return target  # "told a reporter in 2018 that": then it was told
    content = [n for n in document.of_dep(head, "dobj", "xcomp", "ccomp") if n in scene.owner]
    telling = document.lemma[head] in verbs["publishing"]
    if content and (telling or document.lemma[content[0]] in event_words().nouns["figures"]):
        return scene.owner[content[0]]
    return None if telling else target


def _after_and(scene: Scene, target: int, time: Time) -> int | None:
    """Return the second of two coordinated clauses for a date after the "and" between them."""
    verb, document = scene.clauses[target].finite, scene.document
    date = time.date
    if date is None:
        return target
    for conjunct in document.of_dep(verb, "conj"):
        links = [c for c in document.of_dep(verb, "cc") if document.end[c] <= date.start]
        if conjunct in scene.owner and links and date.start < document.start[conjunct]:
            return scene.owner[conjunct]
    return _behind_and(scene, target, date)


def _at_what_is_judged(scene: Scene, target: int, time: Time) -> int | None:
    """Return what a year or a stretch of the past is of: nobody condemns an attack of 2016 then.

    None for "thanked Lee for her work over the past two years", where what it dates is no event.
    """
    document, date = scene.document, time.date
    if date is None or not is_past(scene, replace(time, last=time.first)):
        return target
    head = scene.clauses[target].head
    long = date.type == "DURATION" or date.granularity == "year"
    if not long or document.lemma[head] not in event_words().verbs["judging"]:
        return target
    span = document.within(date.start, date.end)
    noun = span[0] - 2  # before the preposition
    ago = document.lower[span[-1]] == "ago"  # "backtracked on his promise a year ago"
    if ago and document.lemma[head] in event_words().verbs["retracting"]:
        noun += 1
    while noun > head and document.pos[noun] != "NOUN" and noun not in scene.owner:
        noun -= 1
    return scene.owner.get(noun) if noun > head else target


def _behind_and(scene: Scene, target: int, date: DateReference) -> int:
    """Return the clause above for "they go on, and last week Chile sued", read as one that tells the other."""
    verb, document = scene.clauses[target].finite, scene.document
    above = document.head[verb]
    if document.dep[verb] not in ("ccomp", "parataxis") or above < verb or above not in scene.owner:
        return target
    first = document.within(date.start, date.end)[0]
    linked = "and" in document.lower[max(verb + 1, first - 2) : first]
    subjects = document.of_dep(above, "nsubj", "nsubjpass")
    behind = bool(subjects) and first < document.left[subjects[0]]
    return scene.owner[above] if linked and behind else target


def claims(scene: Scene, date: DateReference) -> Iterator[tuple[int, Time]]:
    """Yield the clause that a date belongs to, by its place, with the time that it gives it."""
    document = scene.document
    span = document.within(date.start, date.end)
    if _tells_no_time(date, document.lower[span.start : span.stop]):
        return
    top = None if _is_of_dateline(document, span) else _top(document, span)
    if top is None or _is_part_of_thing(document, span) or _only_modifies(scene, date, top):
        return
    time = time_of(scene, date)
    inside = next((number for number in span if number in scene.owner), None)
    if inside is not None:
        yield scene.owner[inside], time
        if scene.clauses[scene.owner[inside]].kind != "named":
            return
    for clause in _when_clauses(scene, top):
        yield clause, time
    target = scene.governor(top)
    if target is None or _tells_of_else(scene, date, top, target):
        return
    proper = rightful(scene, target, time)
    if proper is not None and proper != scene.owner.get(inside or -1):
        time = up_to_now(scene, proper, ahead_of(scene, proper, time))
        yield proper, bounded(scene, proper, top, time)


def _tells_of_else(scene: Scene, date: DateReference, top: int, target: int) -> bool:
    """Return whether a date stands beside a verb and yet is not its day: a topic, a comparison, a wish, an aside."""
    document = scene.document
    span = document.within(date.start, date.end)
    return (
        _is_of_these_days(scene, target, date)
        or compares(document, top)
        or is_of_former_amount(document, date)
        or is_after_other_move(document, document.head[top])
        or _is_wished(document, top)
        or _is_in_aside(scene, target, date)
        or _is_of_what_is_brought_up(scene, target, date)
        or is_long_since(scene, target, span)
        or is_of_what_somebody_does(scene, target, date)
        or is_of_crime(scene, target, date)
        or is_of_role(document, date, top)
    )


def _is_of_dateline(document: Document, span: range) -> bool:
    """Return whether a day is that on which a report was filed: "OSLO, June 3 (AP) – The mayor resigned"."""
    return span.start < after_dateline(
        document, document.sentences[document.sentence[span.start]][0]
    )


def _is_of_these_days(scene: Scene, target: int, date: DateReference) -> bool:
    """Return whether a "today" before a verb in the present is not the day: "Today, she travels by bus"."""
    document, span = scene.document, scene.document.within(date.start, date.end)
    opens = document.lower[span.start : span.stop + 1] == ["today", ","]
    opens = opens and document.opens_sentence(span.start)
    return opens and document.is_present(scene.clauses[target].finite)


def _is_of_what_is_brought_up(scene: Scene, target: int, date: DateReference) -> bool:
    """Return whether a date is of something that somebody brings up: "invoked the raids of May 3", "pointed to his win in March"."""
    document, head = scene.document, scene.clauses[target].head
    if document.lemma[head] not in rule_words("bringing_up"):
        return False
    span = document.within(date.start, date.end)
    objects = [*document.of_dep(head, "dobj"), *document.objects_of(head, "to")]
    return any(document.left[n] <= span[0] <= document.right[n] for n in objects)


def _is_of_what_is_spoken_of(scene: Scene, date: DateReference, top: int) -> bool:
    """Return whether a date only says which thing somebody speaks of: "she said of Monday's vote", "referring to his vow last week"."""
    document, noun = scene.document, scene.document.head[top]
    if document.dep[top] != "poss":
        before = document.within(date.start, date.end)[0] - 1
        above = document.head[noun] if document.dep[noun] == "prep" else noun
        spoken_of = document.pos[before] == "NOUN" and before not in scene.owner
        return document.lemma[above] == "refer" and before > above and spoken_of
    if noun in scene.owner:
        return False
    preposition = document.head[noun]
    topical = document.lower[preposition] in ABOUT
    verb = document.head[preposition] if topical else preposition
    spoken = (
        document.lemma[verb] in event_words().verbs["reporting"] | event_words().verbs["judging"]
    )
    return spoken and noun > verb and (topical or document.dep[noun] == "dobj")


ABOUT = frozenset({"of", "about", "on", "over", "for", "to"})


def _is_part_of_thing(document: Document, span: range) -> bool:
    """Return whether a date is a part of something else: "in the last weekend of the festival"."""
    of_thing = document.lower[span.stop : span.stop + 1] == ["of"]
    return of_thing and not {"first", "last", "final"}.isdisjoint(
        document.lower[n] for n in span[:2]
    )


def _tells_no_time(date: DateReference, said: Sequence[str]) -> bool:
    """Return whether an expression dates nothing: "every day", or "more than five decades ago", which is no year."""
    longer = said[-1:] == ["ago"] and (said[:2] == ["more", "than"] or said[:1] == ["over"])
    return (
        date.type == "SET"
        or not (date.first or date.last)
        or (longer and date.granularity == "year")
    )


def _top(document: Document, span: range) -> int | None:
    """Return the token that governs a date; of "the spring" before its noun, not the article."""
    top = document.top(span)
    if top is None or document.dep[top] != "det":
        return top
    return next((n for n in span if n > top and document.head[n] == document.head[top]), top)


def _only_modifies(scene: Scene, date: DateReference, top: int) -> bool:
    """Return whether a date is part of what a thing is called: "21st century threats", "Expo 2020"."""
    document, noun = scene.document, scene.document.head[top]
    modifies = document.dep[top] in ("compound", "amod", "nmod", "nummod", "poss") and noun > top
    of_figures = is_of_work(document, date) or any(
        is_of(document, date, top, modifies=modifies)
        for is_of in (is_of_data, is_of_delivery, is_of_level)
    )
    if of_figures or _is_of_what_is_spoken_of(scene, date, top):
        return True
    if date.granularity == "year" and _is_year_of_thing(document, top, modifies=modifies):
        return True
    if (
        modifies
        and date.granularity in ("day", "month", "year")
        and _is_of_thing(scene, date, noun)
    ):
        return True
    if date.granularity == "year" and _is_behind_thing(scene, top):
        return True
    if modifies and document.lemma[noun] in words("event_labels", "ongoing"):
        return date.granularity == "year"  # "her 2020 campaign" is not one of all that year
    return noun not in scene.owner and _is_of_name(scene, date, top, modifies=modifies)


def _is_year_of_thing(document: Document, top: int, *, modifies: bool) -> bool:
    """Return whether a year is of a title, a measure, or what follows it: "on 2020 Bay Election"."""
    noun = document.head[top]
    before = any(n > top for n in document.of_dep(noun, "pobj"))
    return (
        before
        or _is_of_title(document, top)
        or (modifies and document.lower[document.head[noun]] in AGAINST)
    )


def _is_of_name(scene: Scene, date: DateReference, top: int, *, modifies: bool) -> bool:
    """Return whether an age or a year belongs to a name: "21st century threats", "Expo 2020"."""
    document, noun = scene.document, scene.document.head[top]
    if modifies and (date.granularity in ("century", "decade", "season") or date.rule == "years"):
        return True
    year = date.granularity == "year" and document.pos[noun] == "PROPN" and noun not in scene.dated
    return year and (modifies or (document.dep[top] == "nummod" and noun == top - 1))


def _is_of_thing(scene: Scene, date: DateReference, noun: int) -> bool:
    """Return whether a day stands in a name or noun phrase of no event: "built on the May 3 Oslo Council"."""
    document = scene.document
    while document.dep[noun] in ("compound", "nmod", "amod") and document.head[noun] > noun:
        noun = document.head[noun]
    determined = any(document.end[n] < date.start for n in document.of_dep(noun, "det", "poss"))
    return determined and noun not in scene.owner


def _is_behind_thing(scene: Scene, top: int) -> bool:
    """Return whether a year says of which time a thing is, and no event: "they celebrate their Constitution of 1814"."""
    document, preposition = scene.document, scene.document.head[top]
    noun = document.head[preposition]
    named = document.pos[noun] in ("NOUN", "PROPN") and noun not in scene.owner
    owned = document.of_dep(noun, "poss") or document.pos[noun] == "PROPN"
    return bool(document.lower[preposition] == "of" and named and owned) and noun not in scene.dated


def _is_of_title(document: Document, year: int) -> bool:
    """Return whether a year opens the name of a report or a rule: "the 2022 Trafficking in Persons Report"."""
    behind = document.word[year + 1 : year + 3]
    determined = document.lower[year - 1] in ("the", "its", "their", "a", "this", "'s", "’s")
    return year > 0 and determined and len(behind) == 2 and all(w[:1].isupper() for w in behind)


WISHED = frozenset({"wish", "enjoy", "have", "spend", "want", "need"})


def _is_wished(document: Document, top: int) -> bool:
    """Return whether a date is what is wished or had, and no day of it: "wished them a fine weekend"."""
    return document.dep[top] == "dobj" and document.lemma[document.head[top]] in WISHED


def _is_in_aside(scene: Scene, target: int, date: DateReference) -> bool:
    """Return whether a year ends an aside before its verb: "Lee, in answer to a loss to Park in 2008, accused"."""
    document, verb = scene.document, scene.clauses[target].finite
    span = document.within(date.start, date.end)
    behind = span.stop < len(document.word) and document.word[span.stop] == ","
    if date.granularity not in COARSE or not behind or span.stop > verb:
        return False
    first = document.sentences[document.sentence[verb]][0]
    comma = next((n for n in range(span[0], first, -1) if document.word[n] == ","), first)
    nouns = [n for n in range(comma, span[0]) if document.pos[n] in ("NOUN", "PROPN")]
    return comma > first and len(nouns) > 1


def _when_clauses(scene: Scene, top: int) -> list[int]:
    """Return the clauses that say what was then: "in April, when Lee visited Oslo"."""
    document = scene.document
    return [
        scene.owner[verb]
        for verb in document.of_dep(top, "relcl", "advcl")
        if verb in scene.owner and document.words_of(verb, "advmod") & {"when"}
    ]
