"""What a chart counts, said in its line of source: what the reader chose, or that it cannot be.

The switch "Count" holds for all charts; a copy is a copy whichever is chosen, and is named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.page.components.headlines import FEW, articles_told
from dashboard.view import UNITS
from dashboard.wording import count, number, period

if TYPE_CHECKING:
    from dashboard.corpus import Totals
    from dashboard.view import View

UNMOVED = "The choice under “Count” changes nothing here."
DATED = ("articles", "stories")
"""What can be counted by the day: a story has a first day, a source prints again and again."""


def counted(view: View, able: tuple[str, ...]) -> str:
    """Return what a chart counts that is ``able`` to count these: what the reader chose, or articles."""
    return view.unit if view.unit in able else "articles"


def said(view: View, unit: str, totals: Totals) -> str:
    """Return in what a chart counts, from how many articles, and whether that is what was chosen."""
    told = f"Counted in {unit}, from {articles_told(totals)}."
    if view.unit == UNITS[0] and totals.articles < FEW:
        return told
    return f"{told} {unheeded(view, unit)}".rstrip()


def origin(totals: Totals) -> str:
    """Return the sentence that a picture says its sources in; a chart on the page has them above."""
    parts = [count(totals.sources, "source")] if totals.sources else []
    if totals.first_day:
        parts.append(f"published {period(totals.first_day, totals.last_day)}")
    words = ", ".join(parts)
    return f"{words[:1].upper()}{words[1:]}. " if words else ""


def dated(view: View, unit: str, totals: Totals) -> str:
    """Return in what a chart over time counts, and what has no place in it."""
    left = count(totals.undated, "article")
    without = f"{left} without a date {'is' if totals.undated == 1 else 'are'} not shown."
    told = said(view, unit, totals)
    return f"{told} {without[:1].upper()}{without[1:]}" if totals.undated else told


def unheeded(view: View, unit: str) -> str:
    """Return the sentence that something else is counted than the reader chose; nothing where it is not."""
    if view.unit == unit:
        return ""
    return f"The {view.unit} chosen under “Count” cannot be counted here."


def one_by_one(view: View, what: str) -> str:
    """Return that quotations, events or pairs are counted, and that the reader's choice is of no matter."""
    told = f"Counted in {what}."
    return told if view.unit == UNITS[0] else f"{told} {UNMOVED}"


def of_words(view: View) -> str:
    """Return in what speakers are counted: quotations, of a search those that hold its words."""
    return one_by_one(view, "quotations with the words searched for" if view.text else "quotations")


def quotations(view: View, total: int, copied: int) -> str:
    """Return how many quotations are in copies, and that the reader's choice is of no matter here."""
    if not copied:
        return "" if view.unit == UNITS[0] else UNMOVED
    are, counts = ("is", "counts") if copied == 1 else ("are", "count")
    told = f"{number(copied)} of {count(total, 'quotation')} {are} in copies of other articles, and {counts} too."
    return told if view.unit == UNITS[0] else f"{told} {UNMOVED}"
