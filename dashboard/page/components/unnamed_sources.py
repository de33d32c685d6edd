"""The ledger of unnamed sources: who they are said to be, why they are not named, where, how often."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.page.components import links
from dashboard.page.components.list_rows import present, role_words, speaker_words
from dashboard.page.components.markup import Markup, link, tag
from dashboard.wording import listing, number

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.page.open_collection import Here

HEADS = ("Source", "Reason given", "Where", "Quotations")
SHOWN = 8


def ledger(here: Here, sources: pd.DataFrame) -> Markup:
    """Return the unnamed sources as a table, most quoted first; the rarer ones are folded away."""
    rows = [_row(here, row) for row in sources.to_dict("records")]
    rest = _table(rows[SHOWN:])
    folded = tag("details", tag("summary", f"{number(len(rows) - SHOWN)} more sources"), rest)
    return tag(
        "section",
        tag("h2", "Who is quoted without a name"),
        _table(rows[:SHOWN]),
        folded if len(rows) > SHOWN else "",
        tag("p", "One line for each description, as the articles give it.", class_="note"),
        class_="ledger",
    )


def _table(rows: list[Markup]) -> Markup:
    heads = tag("tr", *(tag("th", head, scope="col") for head in HEADS))
    return tag("table", tag("thead", heads), tag("tbody", *rows))


def _row(here: Here, row: dict[str, Any]) -> Markup:
    """Return one unnamed source: a link to its quotations, and what is known of it."""
    only = replace(here.view, speaker=(row["speaker"],)) if present(row["speaker"]) else here.view
    whose = row | {"affiliation": listing(row["affiliation"].split("; "), "or")}
    role = role_words(whose)
    return tag(
        "tr",
        tag(
            "th",
            link(
                links.address(links.QUOTATIONS, only, here.events),
                tag("bdi", speaker_words(whose, "not described")),
            ),
            tag("small", tag("bdi", role)) if role else "",
            tag("small", row["set_by"]) if present(row["set_by"]) else "",
            scope="row",
        ),
        tag("td", tag("bdi", row["reason"] or "none given"), data_head=HEADS[1]),
        tag(
            "td",
            tag("bdi", listing(row["sources"], limit=3) or "source unknown"),
            data_head=HEADS[2],
        ),
        tag("td", number(row["quotations"]), class_="number", data_head=HEADS[3]),
    )
