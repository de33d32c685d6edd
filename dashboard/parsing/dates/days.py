"""Operators for days by their name or place: "Friday", "last Monday", "today", "last night", "10:30 a.m. Tuesday".

News copy looks back: of bare weekdays half are past and nearly half the publication day itself, so
a weekday is the last such day up to publication unless a governor or the tense says future.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.parsing.dates import interval as cal
from dashboard.parsing.dates.grammar import Phrase, members
from dashboard.parsing.dates.lexer import lexicon
from dashboard.parsing.dates.meaning import (
    PUBLICATION,
    SPEECH,
    TEXT,
    Meaning,
    Reading,
    computed,
    leans_on,
    offset,
    old_story,
    reference,
    unknown_day,
)
from dashboard.parsing.dates.quoted import day_of_speech, in_marks
from dashboard.parsing.dates.tense import (
    ends_sentence,
    looks_ahead,
    sentence_around,
)
from dashboard.parsing.dates.written import calendar, step_of
from dashboard.parsing.lexicon import DATE_WORDS

if TYPE_CHECKING:
    from dashboard.parsing.dates.interval import Day
    from dashboard.parsing.dates.lexer import Tokens

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def back_to(day: Day, weekday: int, *, strictly: bool = False) -> Day:
    """Return the last such weekday up to ``day``."""
    gap = (day.isoweekday() - weekday) % 7
    return moved(day, -(gap or (7 if strictly else 0)))


def on_to(day: Day, weekday: int, *, strictly: bool = False) -> Day:
    """Return the next such weekday from ``day`` on."""
    gap = (weekday - day.isoweekday()) % 7
    return moved(day, gap or (7 if strictly else 0))


def moved(day: Day, days: int) -> Day:
    """Return the day so many days later."""
    return cal.shift_day(day, days, "day")


def with_daypart(phrase: Phrase, found: Meaning) -> Meaning:
    """Return the meaning with the part of the day written after its day."""
    letters = phrase.value("daypart")
    if letters is None or found.interval is None or not found.interval.is_day:
        return found
    return replace(found, type="TIME", value=f"{found.value}T{letters}")


def weekday(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return the day that a weekday's name means, with or without a direction word."""
    number, today = phrase.value("weekday"), reading.published
    name = NAMES[number - 1]
    back, ahead = back_to(today, number), on_to(today, number, strictly=True)
    relation, rejected = None, ()
    recent = reading.recent.first if reading.recent and reading.recent.is_day else None
    if phrase.has("previous", "following", "same", "that") and recent:
        before, after = phrase.has("previous"), phrase.has("following")
        day = (back_to if before else on_to)(recent, number, strictly=before or after)
        return with_daypart(phrase, computed(cal.day_of(day), TEXT))
    if phrase.has("last", "past", "previous"):
        day = back_to(today, number, strictly=True)
        if phrase.has("last") and day == moved(today, -1):
            day = moved(day, -7)  # nobody calls yesterday "last Thursday"
        relation = f"the last {name} before publication"
    elif phrase.has("next", "coming", "following"):
        day = ahead
    elif phrase.has("this"):
        day = on_to(cal.week_of(today).first, number)
        relation = f"{name} of the week of publication"
    elif (joined := _joined(phrase, reading, number)) is not None:
        day = joined
    else:
        day = _by_tense(phrase, reading, back, ahead)
        rejected = ((back if day == ahead else ahead).isoformat(),)
    if not relation:
        later = day > today
        relation = (
            f"the {'next' if later else 'last'} {name} {'after' if later else 'up to'} publication"
        )
    found = computed(cal.day_of(day), PUBLICATION, relation, rejected=rejected)
    return with_daypart(phrase, found)


def _joined(phrase: Phrase, reading: Reading, number: int) -> Day | None:
    """Return the day of a weekday joined to another: "Monday to Friday", "Monday and Tuesday".

    The first is the last such day before the other, the second of a stretch the first such day after it.
    """
    other, begun = reading.behind.get(phrase.first), reading.begun.get(phrase.first)
    if other and other.rule.name == phrase.rule.name == "weekday":
        end, today = other.value("weekday"), reading.published
        if 0 < (end - number) % 7 < (7 if other.first in reading.begun else 6):
            ends = back_to(today, end), on_to(today, end, strictly=True)
            return back_to(_by_tense(other, reading, *ends), number, strictly=True)
    first = reading.recent.first if reading.recent and reading.recent.is_day else None
    if begun is None or begun.rule.name != "weekday" or first is None:
        return None
    return on_to(first, number, strictly=True)


def _by_tense(phrase: Phrase, reading: Reading, back: Day, ahead: Day) -> Day:
    """Return the day a bare weekday means; "Wednesday's ruling" has mostly been given."""
    near = (ahead - reading.published).days <= (reading.published - back).days + 1
    if back != reading.published and near and looks_ahead(phrase):
        return ahead
    if _is_over(phrase):
        return back
    tense = reading.tense(phrase)
    side = (
        "open" if phrase.before == "'s" and tense.cue not in DATE_WORDS.firm_future else tense.side
    )
    coming = side == "future" or (
        side == "open" and (phrase.before == "from" or _is_scheduled(phrase))
    )
    return ahead if coming and back != reading.published else back


def _is_over(phrase: Phrase) -> bool:
    """Whether the words beside a weekday make it past: "Wednesday's ruling", "the crash Monday", "earlier Friday"."""
    words, before = phrase.tokens.words, phrase.before
    if before == "earlier" or before in DATE_WORDS.unplanned:
        return True
    owns = phrase.behind == "'s"
    if before == "of":
        return owns and phrase.first > 1 and words[phrase.first - 2] in DATE_WORDS.after_it
    return owns and before not in ("before", "for", "after", "until", "by")


def _is_scheduled(phrase: Phrase) -> bool:
    """Whether the present tells of what is to come: "begins Friday", "after Friday when it concludes"."""
    words, at = phrase.tokens.words, phrase.first - 1
    verb = words[at - 1 : at] if phrase.before == "on" else words[at : at + 1]
    begins = bool(verb) and verb[0] in DATE_WORDS.scheduled_verbs
    return begins or (phrase.before in ("after", "until") and phrase.behind == "when")


def weekday_of_week(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "Friday last week" and "Monday of next week"."""
    number, step = phrase.value("weekday"), step_of(phrase)
    week = reading.unit(step, "week")
    if not phrase.has("week"):
        return None
    day = moved(week.first, number - 1)
    return computed(cal.day_of(day), PUBLICATION, f"{NAMES[number - 1]} of {offset(step, 'week')}")


def deictic(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return yesterday, today, tomorrow, with a part of the day where it has one.

    "Today's world" and "the people of tomorrow" name an age, "Radio Today" a programme.
    """
    step = phrase.value("today")
    if len(phrase.words) == 1:
        if _names_an_age(phrase):
            return None
        if other := _of_another_time(phrase, reading, step):
            return other
    spoken = day_of_speech(phrase, reading.published)
    found = computed(reading.unit(step, "day"), PUBLICATION, offset(step, "day"))
    if spoken is not None:
        found = computed(cal.day_of(moved(spoken, step)), SPEECH)
    return with_daypart(phrase, found)


def _of_another_time(phrase: Phrase, reading: Reading, step: int) -> Meaning | None:
    """Return the day of an old story whose words are quoted: "On 4 May 1970 he wrote, 'Today we go'".

    Outside marks "today" is the times we live in where the clause sets it beside an old story, or says
    in the present what goes on: "Founded in 1970, the firm has 34 mills today", "They still live here today".
    """
    told, text = old_story(phrase, reading), phrase.tokens.text
    between = range(reading.told_token, phrase.first)
    if told and in_marks(phrase) and not any(ends_sentence(phrase.tokens, at) for at in between):
        return computed(told.shift(step, "day"), TEXT) if told.is_day else unknown_day(phrase)
    if step or reading.tense(phrase).side != "open" or text.startswith("'", phrase.end):
        return None
    last = reading.recent.last if reading.recent else None  # "opened in 1970. Today it has"
    near = last and phrase.first - reading.recent_token <= BESIDE
    old = near and last and last.year < reading.published.year - 1
    words = {phrase.tokens.words[at] for at in sentence_around(phrase)}
    return (
        reference("PRESENT_REF")
        if told or old or not DATE_WORDS.lasting.isdisjoint(words)
        else None
    )


BESIDE = 20
"""Tokens after an old date within which "today" is set against it."""


def _names_an_age(phrase: Phrase) -> bool:
    """Whether "today" stands for the times we live in, or in a name."""
    words, text = phrase.tokens.words, phrase.tokens.text
    behind = words[phrase.last : phrase.last + 2]
    before = words[max(phrase.first - 2, 0) : phrase.first]
    if (behind[:1] == ["'s"] and not DATE_WORDS.ages.isdisjoint(behind)) or (
        before[-1:] == ["of"] and not DATE_WORDS.ages.isdisjoint(before)
    ):
        return True
    first = phrase.tokens.starts[phrase.first - 1] if phrase.first else phrase.start
    named = text[phrase.start].isupper() and text[first].isupper()
    return named and text[first : phrase.start].strip().isalpha()


def daypart(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return "this morning", "last night", "tonight", "overnight", "the morning of June 3"."""
    letters = phrase.value("daypart") or "NI"
    if phrase.value("any_month") is not None:
        found = calendar(phrase, reading)
        return None if found is None else with_daypart(phrase, found)
    if phrase.words == ["the", "night"]:
        return None
    step, anchor, base = 0, PUBLICATION, reading.today
    if (spoken := day_of_speech(phrase, reading.published)) is not None:
        anchor, base = SPEECH, cal.day_of(spoken)
    old = reading.told is not None and reading.told.last.year < reading.published.year - 1
    if phrase.words == ["overnight"] and old:
        return Meaning("TIME", f"T{letters}")  # "It began in 2001. They flew overnight": then
    if phrase.has("last"):
        step = -1
    elif phrase.has("next", "following", "that", "same", "previous", "the") and not phrase.has(
        "this"
    ):
        step = 1 if phrase.has("next", "following") else -1 if phrase.has("previous") else 0
        if reading.recent and reading.recent.is_day and leans_on(phrase, reading):
            anchor, base = TEXT, reading.recent
        elif not phrase.has("later", "earlier"):
            return Meaning("TIME", f"T{letters}")  # "the next morning": of no day named
    relation = offset(step, "day") if anchor == PUBLICATION else None
    found = computed(base.shift(step, "day"), anchor, relation)
    return replace(found, type="TIME", value=f"{found.value}T{letters}")


def clock(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return the day with its time, on the day named with it or on the day the text stands at."""
    time = _time(phrase)
    if time is None:
        return None
    found = _day(phrase, reading)
    if found is None or found.interval is None:
        return Meaning("TIME", f"T{time}")
    return replace(found, type="TIME", value=f"{found.interval.first.isoformat()}T{time}")


def _day(phrase: Phrase, reading: Reading) -> Meaning | None:
    """Return the day of a clock time: in the phrase, after it, named shortly before, or the report's."""
    if phrase.value("any_month") is not None:
        return calendar(phrase.from_class("weekday", "any_month", "the"), reading)
    for name, operator in (("weekday", weekday), ("today", deictic)):
        if phrase.value(name) is not None:
            return operator(phrase, reading)
    if (behind := _day_behind(phrase)) is not None:
        return (weekday if behind.value("any_month") is None else calendar)(behind, reading)
    opens = phrase.tokens.codes[phrase.first - 1 : phrase.first] == lexicon().codes["break"]
    near = (opens or leans_on(phrase, reading)) and not _was_spoken(phrase, reading)
    if reading.recent and reading.recent.is_day and near:
        return computed(reading.recent, TEXT)
    if phrase.first > LEAD and not opens:
        return None
    return computed(reading.today, PUBLICATION, offset(0, "day"))


def _was_spoken(phrase: Phrase, reading: Reading) -> bool:
    """Whether the last day named is of quoted words, and an expression is not: '"I left on 2 May." It landed at 6am'."""
    last = reading.recent_token
    return not in_marks(phrase) and in_marks(replace(phrase, first=last - 1, last=last))


def _day_behind(phrase: Phrase) -> Phrase | None:
    """Return the day that follows: "10 p.m. on Saturday", "9:30 (0830 GMT) Friday, June 21"."""
    tokens = phrase.tokens
    for at in range(phrase.last, min(phrase.last + 5, len(tokens.words))):
        if tokens.codes[at] in members("weekday"):
            comma = tokens.words[at + 1 : at + 2] == [","]
            return Phrase(tokens, at, _month_day(tokens, at + 1 + comma) or at + 1, phrase.rule)
        if (end := _month_day(tokens, at)) is not None:
            return Phrase(tokens, at, end, phrase.rule)
        word = tokens.words[at]
        if word not in ("on", "(", ")", ",", "gmt", "local", "time") and not word.isdigit():
            return None
    return None


def _month_day(tokens: Tokens, at: int) -> int | None:
    """Return where "June 21" or "21 June" ends that begins at a token; None where none begins."""
    one, other = tokens.codes[at : at + 1], tokens.codes[at + 1 : at + 2]
    months, days = members("any_month"), members("dayno")
    if not one or not other or (one in months) == (other in months):
        return None
    return at + 2 if (other if one in months else one) in days else None


def in_play(phrase: Phrase) -> bool:
    """Whether a game is told of beside a time, so that it is the game's: "scored at 7:14"."""
    words = phrase.tokens.words[max(phrase.first - AROUND, 0) : phrase.last + AROUND]
    return not DATE_WORDS.in_play.isdisjoint(words)


def tells_of_play(phrases: list[Phrase]) -> bool:
    """Whether an article tells of a game: several of the words that only games have."""
    return bool(phrases) and len(DATE_WORDS.in_play.intersection(phrases[0].tokens.words)) >= PLAYS


PLAYS = 3
LEAD = 120
"""Tokens at the head of an article in which a time is of the day that it reports."""
AROUND = 12
"""Tokens to either side by which a time is a game's."""


def _time(phrase: Phrase) -> str | None:
    """Return the time of day as TIMEX3 writes it, or None when it is no time."""
    if (noon := phrase.value("noon")) is not None:
        return noon
    hour, minute = phrase.value("clock") or (phrase.value("small") or phrase.value("cardinal"), 0)
    half = phrase.value("ampm") or HALVES.get(phrase.value("daypart") or "")
    if hour is None or hour > (12 if half else 24):
        return None
    hour += 12 * (half == "p" and hour < 12) - 12 * (half == "a" and hour == 12)
    return f"{hour:02d}:{minute:02d}"


HALVES = {"MO": "a", "AF": "p", "EV": "p", "NI": "p"}
