"""Names over time as a table of links: the chart's numbers, for keyboards and screen readers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.charts.trend import ends
from dashboard.page.components import links
from dashboard.page.components.markup import Markup, link, tag
from dashboard.wording import as_day, number, period

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.page.open_collection import Here
    from dashboard.view import View


def as_table(here: Here, trend: pd.DataFrame, names: pd.DataFrame, step: str, unit: str) -> Markup:
    """Return a folded table: a row for each step, a column for each name, each number a link."""
    values = trend.assign(last=ends(trend["first"], step))
    ids = names["entity"].tolist()
    head = [tag("th", step.capitalize(), scope="col")]
    head += [tag("th", tag("bdi", name), scope="col") for name in names["name"]]
    rows = []
    for first, some in values.groupby("first"):
        last = some["last"].iloc[0]
        counts = dict(zip(some["entity"], some[unit], strict=True))
        when = replace(here.view, published=(as_day(first), as_day(last)))
        cells = [
            _cell(here, when.naming(name), counts.get(one, 0))
            for one, name in zip(ids, names["name"], strict=True)
        ]
        rows.append(tag("tr", tag("th", period(first, last), scope="row"), *cells))
    table = tag("table", tag("thead", tag("tr", *head)), tag("tbody", *rows))
    scrolled = tag(
        "div", table, class_="numbers", tabindex="0", role="region", aria_label="Names over time"
    )
    return tag("details", tag("summary", "The same as a table"), scrolled)


def _cell(here: Here, view: View, value: int) -> Markup:
    """Return one number, linked to the articles behind it."""
    if not value:
        return tag("td", "–", class_="number")
    to = links.address(links.ARTICLES, view, here.events)
    return tag("td", link(to, number(value)), class_="number")
