"""Facets: what the quotations can be filtered by, each value with its count and one click away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from dashboard.page.components.list_rows import FACET_WORDS
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.page.components.quotation_order import RETOLD, STEP, Listing
from dashboard.view import said_days
from dashboard.wording import number, period

if TYPE_CHECKING:
    import datetime as dt

    from dashboard.corpus.statements import Said
    from dashboard.page.open_collection import Here
    from dashboard.view import View

FACETS = (
    ("speaker", "Who is quoted"),
    ("about", "Who or what is spoken about"),
    ("known", "Attribution"),
    ("named", "Named or not"),
    ("kind", "Kind of quotation"),
    ("status", "Status"),
    ("source", "Source"),
)
REFUSING = (
    ("speaker", "Who did not answer"),
    *((field, title) for field, title in FACETS if field not in ("speaker", "kind")),
)
"""The facets of refusals: nobody is quoted, in no kind of quotation."""
MANY, FEW = 12, 8
"""How many speakers are ranked, and how many values other facets have."""
YEARS = 700
"""Days from which on the periods are years, else months."""
WITHOUT, UNCOUNTED = "With this filter off:", "Not listed here:"
WORDS_OF = {
    ("named", "unknown"): "speaker unclear or unknown",
    ("named", "asker"): "asks a question, unknown who",
    ("known", "unknown"): "speaker or asker unknown",
}
"""What a value says in one facet alone: "unknown" is who only asks in one, and in the other whoever of two spoke."""


def facets(here: Here, listing: Listing, numbers: Said) -> Markup:
    """Return all facets of what is listed, and of all quotations how much of each source is unnamed."""
    declined = here.view.status == ("declined",)
    lists = [
        facet(here, listing, field, title, numbers.facets[field])
        for field, title in (REFUSING if declined else FACETS)
        if not (field == "known" and here.view.named == ("unknown",))
    ]
    lists.insert(2, periods(here, listing, numbers))
    return join([*lists, unnamed_shares(numbers.shares) if listing.show != RETOLD else ""])


def facet(here: Here, listing: Listing, field: str, title: str, values: pd.DataFrame) -> Markup:
    """Return a facet: values with their counts, each a link that adds or removes the filter.

    Values whose count is not of what is listed stand apart under words that say of what it is.
    """
    held = getattr(here.view, field)
    apart = held or (("said",) if field == "status" else ())
    items: list[Markup] = []
    others: list[Markup] = []
    for row in values.to_dict("records"):
        item = _value(
            here,
            listing,
            here.view.toggled(field, row["value"]),
            WORDS_OF.get((field, row["value"])) or FACET_WORDS.get(row["value"], row["value"]),
            row["count"],
            chosen=row["value"] in held,
        )
        (others if apart and row["value"] not in apart else items).append(item)
    if others:
        words = WITHOUT if held else UNCOUNTED
        items += [tag("li", words, class_="note"), *others]
    return _block(title, items, MANY if field == "speaker" else FEW)


def periods(here: Here, listing: Listing, numbers: Said) -> Markup:
    """Return when the quotations were published, by year or month, the latest first; then no date."""
    asked, days, undated = here.view.published, numbers.days, here.view.dated == ("undated",)
    items = []
    if asked:
        inside = days[days["day"].between(pd.Timestamp(asked[0]), pd.Timestamp(asked[1]))]
        every = replace(here.view, published=None)
        items.append(_value(here, listing, every, said_days(asked), printed(inside), chosen=True))
        days = inside
    for first, last, count in buckets(days):
        if (first, last) != asked:
            only = replace(here.view, published=(first, last), dated=())
            items.append(_value(here, listing, only, period(first, last), count))
    if numbers.undated:
        only = replace(here.view, published=None, dated=() if undated else ("undated",))
        none = _value(here, listing, only, "no date", numbers.undated, chosen=undated)
        items.insert(0 if undated else len(items), none)
    return _block("Published", items)


def buckets(days: pd.DataFrame) -> list[tuple[dt.date, dt.date, int]]:
    """Return first day, last day and quotations of each year or month, the latest first."""
    if days.empty:
        return []
    long = (days["day"].max() - days["day"].min()).days > YEARS
    spans = days.groupby(days["day"].dt.to_period("Y" if long else "M"))
    many = spans["statement"].nunique() if "statement" in days else spans["quotations"].sum()
    latest = many.sort_index(ascending=False).head(MANY)
    ends = pd.PeriodIndex(latest.index)
    firsts, lasts = (edge.date.tolist() for edge in (ends.start_time, ends.end_time))
    return [*zip(firsts, lasts, latest.tolist(), strict=True)]


def facet_table(numbers: Said) -> pd.DataFrame:
    """Return the values of all facets as one table: facet, value and count."""
    tables = [numbers.facets[field].assign(facet=title) for field, title in FACETS]
    spans = [(f"{first}/{last}", count) for first, last, count in buckets(numbers.days)]
    published = pd.DataFrame(spans, columns=["value", "count"]).assign(facet="Published")
    tables = [table for table in (*tables, published) if not table.empty]
    return pd.concat(tables, ignore_index=True)[["facet", "value", "count"]]


def printed(days: pd.DataFrame) -> int:
    """Return how many quotations some days have, or statements: each once, however often printed."""
    if "statement" in days.columns:
        return days["statement"].nunique()
    return int(days["quotations"].sum())


def _value(
    here: Here, listing: Listing, to: View, words: str, count: int, *, chosen: bool = False
) -> Markup:
    """Return one value of a facet: a link, and how many quotations have it."""
    address = replace(listing, rows=STEP).address(here, to)
    return tag(
        "li",
        link(
            address,
            tag("bdi", words),
            class_="chosen" if chosen else None,
            title="Remove this filter" if chosen else None,
        ),
        tag("span", number(count), class_="count"),
    )


def _block(title: str, items: list[Markup], limit: int = MANY) -> Markup:
    """Return values under their title; what is past ``limit`` is folded away."""
    if not items:
        return Markup("")
    rest = items[limit:]
    folded = tag("details", tag("summary", f"{number(len(rest))} more"), tag("ul", *rest))
    return tag(
        "div", tag("h2", title), tag("ul", *items[:limit]), folded if rest else "", class_="facet"
    )


def unnamed_shares(shares: pd.DataFrame) -> Markup:
    """Return how much of each source's quotations is of nobody named, as a small table."""
    items = [
        tag(
            "li",
            tag("bdi", row["source"]),
            tag(
                "span",
                f"{round(100 * row['share'])}% of {number(row['quotations'])}",
                class_="count",
            ),
        )
        for row in shares.to_dict("records")
    ]
    note = tag("p", "Only sources with at least ten quotations.", class_="note")
    return join([_block("How much is unnamed", items), note if items else ""])
