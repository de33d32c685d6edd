"""Prices of shares in eighths of a dollar: the exchanges of North America quoted so until 2001.

The New York Stock Exchange went over to cents on January 29, 2001, Nasdaq by April 9, 2001, Toronto
in 1996. A price like $18.375, told beside an exchange and a word of trading, is of the time before.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from dashboard.parsing.dates.constraint import EARLIEST, FAIR, Constraint
from dashboard.parsing.dates.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Iterator

LAST = dt.date(2001, 4, 30)
"""When the last exchange had gone over, with some days for reports that look back."""
EXCHANGE = re.compile(r"Stock Exchange|Big Board|composite trading|over-the-counter|Nasdaq")
EIGHTHS = re.compile(
    r"\$\d{1,3}(?:\.(?:125|375|625|875)| [1357]/8)(?!\d|,\d| (?:m|b|tr)illion)|\b(?:12|37|62|87)\.5 cents"
)
TRADED = re.compile(
    r"\b(?:closed?|closing|traded|trading|quoted|rose|fell|up|down|off|jumped|dropped|gained|lost|sank"
    r"|leaped|tumbled|climbed|slid|unchanged)\b"
)
NEAR = 70
"""Characters around a price in which a word of trading stands."""


def bounds(text: str) -> Iterator[Constraint]:
    """Yield the days up to which shares were quoted in eighths, where a text quotes one so."""
    if EXCHANGE.search(text) is None:
        return
    for price in EIGHTHS.finditer(text):
        if TRADED.search(text, max(price.start() - NEAR, 0), price.end() + NEAR):
            cue = f"a share quoted in eighths of a dollar: {price.group()}"
            yield Constraint((Interval(EARLIEST, LAST, "period"),), FAIR, cue)
            return
