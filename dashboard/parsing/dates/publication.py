"""When an undated article can have been published: constraints intersected, each with its cue.

Each cue allows some stretches of days; they are intersected from the firmest to the weakest, and a
cue that contradicts what firmer ones have left is dropped. What remains is answered as a range. A
year is never guessed: the latest year named in a text is its year of publication in one case of ten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.model import UNUSED, PublicationRange
from dashboard.parsing.dates import (
    dated_names,
    evidence,
)
from dashboard.parsing.dates.evidence import (
    EARLIEST,
    FAIR,
    FIRM,
    STRONG,
    WEAK,
    Constraint,
    since,
)
from dashboard.parsing.dates.interval import Interval
from dashboard.parsing.dates.names import TIMED_LEADS, Period, words_of
from dashboard.parsing.dates.offices import FORMER, Holder, grace, holders, horizon_day
from dashboard.parsing.dates.written import year_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.model import Article
    from dashboard.parsing.dates.interval import Day
    from dashboard.parsing.dates.lexer import Tokens
    from dashboard.parsing.dates.meaning import Resolved


def infer(article: Article, tokens: Tokens, found: list[Resolved]) -> PublicationRange:
    """Return the days that the article's cues leave, with the cues that narrowed them."""
    constraints = sorted(
        (one for one in _constraints(article, tokens, found) if one.allowed),
        key=lambda one: (-one.strength, one.cue),
    )
    allowed = [Interval(EARLIEST, horizon_day(), "period")]
    cues: list[str] = []
    firmest = 0
    for constraint in constraints:
        left = _intersect(allowed, constraint.allowed)
        if not left:
            cues.append(f"{UNUSED}{constraint.cue}")
        elif left != allowed:
            allowed = left
            cues.append(constraint.cue)
            firmest = max(firmest, constraint.strength)
    first = min(one.first for one in allowed if one.first)
    last = max(one.last for one in allowed if one.last)
    certainty = "stated" if firmest > FIRM else "computed" if cues else "assumed"
    return PublicationRange(first.isoformat(), last.isoformat(), certainty, tuple(cues))


def known_ends(found: PublicationRange) -> tuple[str | None, str | None]:
    """Return the first and last day that cues gave; None for an end that is as open as at first."""
    first = None if found.first == EARLIEST.isoformat() else found.first
    return first, None if found.last == horizon_day().isoformat() else found.last


def _intersect(ours: list[Interval], theirs: tuple[Interval, ...]) -> list[Interval]:
    """Return the stretches that lie in both lists, in order, joined where they overlap."""
    pieces = [both for one in ours for other in theirs if (both := one.intersect(other))]
    pieces.sort(key=lambda one: (one.first or EARLIEST, one.last or EARLIEST))
    joined: list[Interval] = []
    for piece in pieces:
        if joined and joined[-1].overlaps(piece):
            joined[-1] = joined[-1].hull(piece)
        else:
            joined.append(piece)
    return joined


def _constraints(article: Article, tokens: Tokens, found: list[Resolved]) -> Iterator[Constraint]:
    """Yield what each kind of cue allows."""
    yield from evidence.printed(article, found)
    yield from evidence.dated(found)
    years = _years(found)
    yield from _terms(tokens, years)
    yield from _administrations(tokens, years)
    for spans, text in dated_names.meetings(tokens):
        yield Constraint(spans, FAIR, f"the presidency under which the group met: {text}")
    for span, cue, firm in dated_names.lifetime_bounds(tokens, years):
        yield Constraint((span,), FIRM if firm else WEAK, cue)


def _years(found: list[Resolved]) -> list[int]:
    """Return the tokens at which a year is named."""
    return sorted(
        resolved.phrase.first
        for resolved in found
        if resolved.meaning.certainty == "stated" and year_named(resolved.phrase) is not None
    )


def _terms(tokens: Tokens, years: list[int]) -> Iterator[Constraint]:
    """Yield terms of office of those named with their title, unless the sentence tells history.

    Titles are kept when an office is left, and given to nobody before: where two do not go
    together the later one is in office.
    """
    named = list(holders(tokens))
    latest = max((_began(one) for one in named), default=EARLIEST)
    for holder in named:
        began = _began(holder)
        left = max(term.last for term in holder.terms if term.last) - grace() <= latest
        if holder.former or left or _history(holder.position, years):
            cue = f"{holder.words} having {'run' if _runs(holder) else 'been in office'}"
            yield Constraint((since(began),), WEAK if _runs(holder) else STRONG, cue)
        else:
            yield Constraint(
                holder.terms,
                WEAK if _runs(holder) else FAIR,
                f"{holder.words} {'running' if _runs(holder) else 'being in office'}",
            )


def _runs(holder: Holder) -> bool:
    """Whether a title is that of someone who runs for an office."""
    return not RUNNING.isdisjoint(words_of(holder.words))


RUNNING = frozenset(
    ("candidate", "candidates", "nominee", "hopeful", "contender", "contenders", "runner", "elect")
)


def _began(holder: Holder) -> Day:
    """Return the first day on which a holder can have been in office."""
    return min(term.first for term in holder.terms if term.first)


def _administrations(tokens: Tokens, years: list[int]) -> Iterator[Constraint]:
    """Yield the days of "the Reagan administration", told of as the one in office."""
    for position, value in enumerate(tokens.values):
        if not isinstance(value, Period) or not value.name.endswith(" administration"):
            continue
        before = tokens.words[max(position - 4, 0) : position]
        if TIMED_LEADS.isdisjoint(before) and FORMER.isdisjoint(before):
            until = value.last + grace() if value.last else horizon_day()
            if before[-2:] == ["in", "the"] or _history(position, years):
                until = horizon_day()  # "in the Reagan administration, she led", as a life is told
            span = Interval(value.first, until, "period")
            yield Constraint((span,), FAIR, f"the {value.name.title()} being in office")


def _history(position: int, years: list[int]) -> bool:
    """Whether a year is named close by, so that the sentence may tell of that year."""
    return any(abs(year - position) < 20 for year in years)
