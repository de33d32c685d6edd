"""What a comparison finds, in words: true of the counts it is given, and silent where they are few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.corpus.comparison import APART
from dashboard.page.components import count_notes, links
from dashboard.page.components.headlines import articles_told, capitalised, spoken
from dashboard.page.components.standfirst_numbers import Number
from dashboard.wording import count, in_units, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from dashboard.corpus.comparison import Comparison
    from dashboard.page.components.comparison_views import Called, Pair
    from dashboard.view import View

FEW = 5
"""Under so many articles of a side, or of a name, nothing is said to be more or less."""
SHOWN = 8
NOTICED = 1.0
"""Names less than this many standard errors apart are not drawn."""


def few(found: Comparison) -> bool:
    """Say whether a side has too few articles for a finding."""
    return min(found.sizes()) < FEW


def headline(found: Comparison, called: Mapping[str, Called]) -> str:
    """Return the finding: which name sets the sides apart, if any does; the side that names more leads."""
    one, two = called["one"], called["two"]
    if few(found):
        sizes = [in_units(size, found.unit) for size in found.sizes()]
        return f"{capitalised(sizes[0])} against {sizes[1]}: too few for a finding"
    told = [
        (side, spoken([str(rows["name"].iloc[0])])[0])
        for side, rows in zip((one, two), clear(found), strict=True)
        if len(rows)
    ]
    if not told and len(apart(found)):
        return f"Between {one.subject} and {two.subject}, no difference is too large to be chance"
    if not told:
        return capitalised(f"no name sets {one.subject} and {two.subject} apart")
    if len(told) == 1:
        side, name = told[0]
        other = two if side == one else one
        return capitalised(f"{side.subject} {side.verb} {name} more often than {other.subject}")
    (_, first), (_, second) = told
    return capitalised(f"{one.subject} {one.verb} {first} more often, {two.subject} {second}")


def clear(found: Comparison) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the names that each side names more, beyond what chance would do in 95 of 100."""
    names = _enough(found.names)
    one = names[names["score"] >= APART]
    return one, names[names["score"] <= -APART].iloc[::-1]


def apart(found: Comparison) -> pd.DataFrame:
    """Return the names to show: those furthest apart, the first side's first."""
    if few(found):
        return found.names.head(0)
    names = _enough(found.names)
    one = names[names["score"] >= NOTICED].head(SHOWN)
    return names.loc[[*one.index, *names[names["score"] <= -NOTICED].tail(SHOWN).index]]


def _enough(names: pd.DataFrame) -> pd.DataFrame:
    return names[names["one"] + names["two"] >= FEW]


def standfirst(found: Comparison, pair: Pair, called: Mapping[str, Called]) -> list[Number]:
    """Return the grey numbers under the headline: how much each side has, and what is on both."""
    parts = []
    if not few(found):
        words = [
            f"{in_units(size, found.unit)}: {called[side].name}"
            for size, side in zip(found.sizes(), called, strict=True)
        ]
        sides = pair.one, pair.two
        parts = [
            Number(told, links.ARTICLES, view=side) for told, side in zip(words, sides, strict=True)
        ]
    if found.on_both:
        parts.append(Number(f"{count(found.on_both, 'article')} on both sides"))
    return parts


def counted(found: Comparison, view: View) -> str:
    """Return what names are counted in, and from how many articles, where these are not the same."""
    if found.unit == "articles":
        return count_notes.unheeded(view, found.unit)
    one, two = (
        f"{told}," if "," in told else told
        for told in (articles_told(side.totals) for side in (found.one, found.two))
    )
    return f"Counted in {found.unit}, from {one} on one side and {two} on the other."


def coverage(found: Comparison, called: Mapping[str, Called]) -> str:
    """Return how many of the events that either side tells of each side has."""
    if not found.all_events:
        return "Neither side reports an event."
    shares = [
        f"{called[name].name} {number(len(side.events))} ({len(side.events) / found.all_events:.0%})"
        for name, side in (("one", found.one), ("two", found.two))
    ]
    return f"Of {count(found.all_events, 'event')} that either reports: {'; '.join(shares)}."


NONE = {"speakers": "Nobody is quoted", "events": "No event is reported"}
ON_BOTH = {
    "speakers": "Everybody quoted here is quoted on the other side too.",
    "events": "Every event named here is named on the other side too.",
}
"""Why a side has nothing of its own: it has none at all, or the other side has the same."""


def nothing_only(found: Comparison, called: Mapping[str, Called], what: str) -> list[str]:
    """Return for each side why nothing of it is the side's alone, and what to do about it."""
    sides = (found.one, found.two)
    return [
        ON_BOTH[what]
        if len(getattr(side, what))
        else f"{NONE[what]} in {called[name].subject}: choose a wider side."
        for name, side in zip(("one", "two"), sides, strict=True)
    ]
