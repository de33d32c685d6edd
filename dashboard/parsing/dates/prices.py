"""Prices of shares in eighths of a dollar: the exchanges of North America quoted so until 2001.

The New York Stock Exchange went over to cents on January 29, 2001, Nasdaq by April 9, 2001, Toronto
in 1996. A price like $18.375, told as that of a share, is of the time before. The cue is weak: prices
are reckoned with by the half cent still.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from dashboard.parsing.dates.constraint import EARLIEST, WEAK, Constraint
from dashboard.parsing.dates.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST = dt.date(2001, 4, 30)
"""When the last exchange had gone over, with some days for reports that look back."""
EXCHANGE = re.compile(r"Stock Exchange|Big Board|composite trading|over-the-counter|Nasdaq(?!:)")
EIGHTHS = re.compile(
    r"\$\d{1,3}(?:\.(?:125|375|625|875)| [1357]/8)(?!\d|,\d| (?:m|b|tr)illion)|\b(?:12|37|62|87)\.5 cents"
)
TRADED = re.compile(
    r"\b(?:closed?|closing|traded|trading|quoted|rose|fell|up|down|off|jumped|dropped|gained|lost|sank"
    r"|leaped|tumbled|climbed|slid|unchanged)\b"
)
SHARE = re.compile(r"(?i)\b(?:shares?|stocks?(?! exchange)|composite trading|over-the-counter)\b")
PAID = re.compile(
    r"(?i)\b(?:dividends?|payouts?|earn(?:ed|ings|s)?|profits?|income|loss(?:es)?|results|estimates?"
    r"|gallons?|barrels?|bushels?|pounds?|ounces?|tons?)\b"
)
"""Words of what else is counted by the share or in such fractions."""
NEAR = 70
"""Characters around a price in which a word of trading stands."""


def bounds(text: str) -> Iterator[Constraint]:
    """Yield the days up to which shares were quoted in eighths, where a text quotes one so."""
    if EXCHANGE.search(text) is None:
        return
    for price in EIGHTHS.finditer(text):
        if _is_of_a_share(text, price):
            cue = f"a share quoted in eighths of a dollar: {price.group()}"
            yield Constraint((Interval(EARLIEST, LAST, "period"),), WEAK, cue)
            return


def _is_of_a_share(text: str, price: re.Match[str]) -> bool:
    """Whether a price is told of as that at which a share was traded."""
    start, end = max(price.start() - NEAR, 0), price.end() + NEAR
    start = max(start, *(text.rfind(stop, start, price.start()) for stop in STOPS))
    ends = [found for stop in STOPS if (found := text.find(stop, price.end(), end)) >= 0]
    around = text[start : min(ends, default=end)]
    return bool(TRADED.search(around) and SHARE.search(around)) and not PAID.search(around)


STOPS = (". ", "\n", "; ")
