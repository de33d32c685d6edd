"""What a comparison finds, in words: true of the counts it is given, and silent where they are few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.corpus.comparing import APART
from dashboard.page.findings import capitalised, spoken
from dashboard.wording import count, number

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.corpus.comparing import Comparison

FEW = 5
"""Under so many articles on a side, nothing is said to be more or less."""
SHOWN = 8
NOTICED = 1.0
"""Names less than this many standard errors apart are not drawn."""
SUBJECTS = {
    "source": ("{}", True),
    "published": ("articles of {}", False),
    "speaker": ("articles that quote {}", False),
    "entity": ("articles that name {}", False),
}
"""How a side is the subject of a sentence, and whether it is one thing."""


def few(found: Comparison) -> bool:
    """Say whether a side has too few articles for a finding."""
    return min(found.one.totals.articles, found.two.totals.articles) < FEW


def headline(found: Comparison, by: str, sides: tuple[str, str]) -> str:
    """Return the finding: which name sets the sides apart, if any does."""
    if few(found):
        one, two = found.one.totals.articles, found.two.totals.articles
        return f"{count(one, 'article').capitalize()} against {number(two)}: too few for a finding"
    words, single = SUBJECTS[by]
    one, two = (words.format(side) for side in sides)
    verb = "names" if single else "name"
    told = [
        (subject, spoken([str(rows["name"].iloc[0])])[0])
        for subject, rows in zip((one, two), clear(found), strict=True)
        if len(rows)
    ]
    if not told:
        return capitalised(f"no name sets {one} and {two} apart")
    if len(told) == 1:
        subject, name = told[0]
        other = two if subject == one else one
        return capitalised(f"{subject} {verb} {name} more often than {other}")
    (_, first), (_, second) = told
    return capitalised(f"{one} {verb} {first} more often, {two} {second}")


def clear(found: Comparison) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the names that each side names more, beyond what chance would do in 95 of 100."""
    names = found.names
    one = names[names["score"] >= APART]
    return one, names[names["score"] <= -APART].iloc[::-1]


def apart(found: Comparison) -> pd.DataFrame:
    """Return the names to show: those furthest apart, the first side's first."""
    names = found.names
    one = names[names["score"] >= NOTICED].head(SHOWN)
    return names.loc[[*one.index, *names[names["score"] <= -NOTICED].tail(SHOWN).index]]


def standfirst(found: Comparison, sides: tuple[str, str]) -> list[str]:
    """Return the grey numbers under the headline, one side after the other."""
    return [
        f"{name}: {count(side.totals.articles, 'article')}, "
        f"{count(side.totals.quotations, 'quotation')}, {count(side.totals.events, 'event')}"
        for name, side in zip(sides, (found.one, found.two), strict=True)
    ]


def coverage(found: Comparison, sides: tuple[str, str]) -> str:
    """Return how many of the events that either side tells of each side has."""
    if not found.all_events:
        return "Neither side tells of an event."
    shares = [
        f"{name} {number(len(side.events))} ({len(side.events) / found.all_events:.0%})"
        for name, side in zip(sides, (found.one, found.two), strict=True)
    ]
    return f"Of {count(found.all_events, 'event')} that either tells of: {', '.join(shares)}."
