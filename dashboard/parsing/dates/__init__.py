"""Dates of one article: every temporal expression with its value, interval and reasons.

No model is used: a lexer, a grammar kept as data, and operators over intervals.
"""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.model import DateReference
from dashboard.parsing.dates.grammar import Grammar
from dashboard.parsing.dates.interval import Day
from dashboard.parsing.dates.meaning import PUBLICATION
from dashboard.parsing.dates.publication import infer, known_ends, stands_in_dateline
from dashboard.parsing.dates.quoted import is_title
from dashboard.parsing.dates.resolve import compose, parted, resolve
from dashboard.parsing.lexicon import DATE_WORDS

if TYPE_CHECKING:
    from dashboard.model import Article, PublicationRange
    from dashboard.parsing.dates.grammar import Phrase
    from dashboard.parsing.dates.meaning import Resolved


@functools.cache
def grammar() -> Grammar:
    """Return the compiled grammar, made when first needed."""
    return Grammar()


@functools.lru_cache(maxsize=4)
def phrases_of(text: str) -> tuple[Phrase, ...]:
    """Return the temporal expressions of a text (kept for the second question about one article)."""
    return tuple(one for one in parted(grammar().phrases(text)) if not _tells_no_time(one))


def _tells_no_time(phrase: Phrase) -> bool:
    """Whether a word of time only leads over, says of what kind a thing is, or belongs to a name.

    "Now, there is more", "Now that you know", "the short term nature of the post", "the past tense",
    "At the end of the day, we want peace", "on Fox News Sunday".
    """
    behind = phrase.tokens.text[phrase.end : phrase.end + 24]
    if phrase.text == "Now":
        return behind.startswith((",", " that "))
    in_the_end = phrase.before == "at" and phrase.words[-4:] == IN_THE_END
    if phrase.behind in ("tense", "participle") or (
        in_the_end and phrase.behind in DATE_WORDS.ends_day
    ):
        return True
    if is_title(phrase):
        return True
    return phrase.text.endswith(" term") and bool(NOUN_BEHIND.match(behind))


IN_THE_END = ["end", "of", "the", "day"]
NOUN_BEHIND = re.compile(
    r" (?!(?:and|as|at|but|by|for|if|in|is|it|of|on|or|the|to|was|we|will|with)\b)[a-z]{4,}"
)


def find_dates(article: Article) -> tuple[DateReference, ...]:
    """Return every temporal expression in the order of the text.

    Without a publication day, what leans on it keeps its relation and gets the range of days that
    the inferred range of publication leaves; no year is invented.
    """
    published = published_day(article)
    phrases = phrases_of(article.text)
    if published is None:
        return undated(phrases, infer_publication(article))
    spoken = _spoken_day(article, phrases, published)
    written = spoken or _dateline_day(phrases, published)
    dates = tuple(record(one) for one in compose(resolve(phrases, written or published)))
    if not written:
        return dates
    anchor = IN_HEADLINE if spoken else IN_DATELINE
    counted = ((date, (date.anchor or "").startswith(PUBLICATION)) for date in dates)
    return tuple(replace(date, anchor=anchor) if leans else date for date, leans in counted)


def _spoken_day(article: Article, phrases: tuple[Phrase, ...], published: Day) -> Day | None:
    """Return the day that the headline of a transcript gives, where it was printed a few days later.

    "Press briefing, 2 June 2022", put on the site on 3 June: "today" is the 2nd.
    """
    titles = [block for block in article.blocks if block.kind == "title"]
    if article.kind != "transcript" or not titles:
        return None
    read = resolve([one for one in phrases if one.end <= titles[0].end], published)
    whole = [one.meaning.interval for one in read if one.meaning.anchor is None]
    days = {one.first for one in whole if one and one.is_day}
    day = days.pop() if len(days) == 1 else published
    return day if 0 < (published - day).days <= PRINTED_WITHIN else None


def _dateline_day(phrases: tuple[Phrase, ...], published: Day) -> Day | None:
    """Return the day of the dateline, where it is another than that of publication, but near it.

    "OSLO, 3 May (Agency) -", published on the 2nd by the clock of another continent or printed on the 4th:
    "today" is the 3rd.
    """
    written = next((one for one in phrases if stands_in_dateline(one)), None)
    read = resolve([written], published) if written else []
    interval = read[0].meaning.interval if read else None
    day = interval.first if interval and interval.is_day else published
    return day if -AHEAD <= (published - day).days <= HELD and day != published else None


IN_HEADLINE = "the day in its headline"
IN_DATELINE = "the day in its dateline"
AHEAD, HELD = 1, 3
"""So many days a dateline may be ahead of the day of publication, and behind it."""
PRINTED_WITHIN = 7
"""So many days after it was spoken a transcript may be printed."""


def published_day(article: Article) -> Day | None:
    """Return the day of publication, or None when it is unknown or unreadable."""
    try:
        return Day.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def infer_publication(article: Article) -> PublicationRange:
    """Return when an undated article can have been published, with the cues that say so.

    The article's own ``published`` is not looked at, nor are its dates as resolved: years are read
    again without any assumption.
    """
    phrases = phrases_of(article.text)
    tokens = phrases[0].tokens if phrases else grammar().lexer.tokens(article.text)
    return infer(article, tokens, resolve(phrases, Day(2000, 1, 1)))


def record(resolved: Resolved) -> DateReference:
    """Return what the model keeps of an expression."""
    phrase, meaning = resolved.phrase, resolved.meaning
    interval = meaning.interval
    return DateReference(
        phrase.start,
        phrase.end,
        meaning.type,
        meaning.value,
        interval.first.isoformat() if interval else None,
        interval.last.isoformat() if interval and not interval.is_open else None,
        interval.granularity if interval else None,
        interval.approximate if interval else False,
        meaning.certainty,
        meaning.anchor,
        phrase.rule.name,
        meaning.rejected,
        meaning.relation,
    )


def undated(phrases: tuple[Phrase, ...], published: PublicationRange) -> tuple[DateReference, ...]:
    """Return the expressions of an undated article, read at both ends of its range.

    Where both readings agree the date is certain all the same; elsewhere the value keeps only what
    they share, and the interval runs from the earliest to the latest reading.
    """
    first, last = (Day.fromisoformat(day or "") for day in (published.first, published.last))
    early = {one.phrase.first: record(one) for one in compose(resolve(phrases, first))}
    by_start = {phrase.start: phrase for phrase in phrases}
    found = []
    for after in map(record, compose(resolve(phrases, last))):
        phrase = by_start[after.start]
        before = early.get(phrase.first)
        found.append(after if before is None else _between(phrase, before, after))
    return tuple(found)


def _between(phrase: Phrase, before: DateReference, after: DateReference) -> DateReference:
    """Return what two readings of one expression have in common."""
    if (before.value, before.first, before.last) == (after.value, after.first, after.last):
        return after
    parts = ("any_month", "season", "ordinal", "q", "holiday")
    named = any(phrase.value(name) is not None for name in parts)
    return replace(
        after,
        value=common_value(before.value, after.value, named=named),
        first=min((day for day in (before.first, after.first) if day), default=None),
        last=max((day for day in (before.last, after.last) if day), default=None),
        approximate=True,
        rejected=(),
    )


def common_value(one: str, other: str, *, named: bool) -> str:
    """Return the TIMEX3 value that both can be: what differs becomes X.

    After the year a part counts only when it was ``named``: "June" keeps its month, while the
    weeks of two readings may be the same by chance.
    """
    if one == other:
        return one
    parts, others = one.split("-"), other.split("-")
    if len(parts) != len(others):
        return "XXXX"
    shared = []
    for place, (mine, theirs) in enumerate(zip(parts, others, strict=True)):
        head, mark, tail = mine.partition("T")  # 2024 -> XXXX, W17 -> WXX, 22TEV -> XXTEV
        same = mine == theirs and (named or place == 0)
        shared.append(mine if same else re.sub(r"\d", "X", head) + mark + tail)
    return "-".join(shared)


__all__ = ["find_dates", "infer_publication", "known_ends"]
