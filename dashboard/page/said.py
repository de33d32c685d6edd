"""Quotations as a list: who, in what role, how we know, where and when, and a copy to cite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.page import links
from dashboard.page.markup import Markup, link, marked, tag
from dashboard.page.rows import KNOWN, STATUS, facts, present, role_words, title_of
from dashboard.wording import day

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.page.opening import Here

    Row = dict[str, Any]

UNKNOWN = "Speaker unknown"


def quotation_rows(here: Here, quotations: pd.DataFrame) -> Markup:
    """Return quotations as a list, each with who, in what role, how we know, where and when."""
    items = (_quotation(here, row) for row in quotations.to_dict("records"))
    return tag("ol", *items, class_="quotations")


def _quotation(here: Here, row: Row) -> Markup:
    to = links.sentence_address(here.view, row["article"], row["start"], here.events)
    who = row["speaker"] if present(row["speaker"]) else UNKNOWN
    return tag(
        "li",
        tag(
            "blockquote",
            tag(
                "p",
                tag("bdi", marked(row["words"] or "", row["hits"] if present(row["hits"]) else [])),
                class_=f"said {row['kind']}",
            ),
        ),
        tag(
            "p",
            tag("b", tag("bdi", who)),
            *([", ", tag("bdi", role_words(row))] if role_words(row) else []),
            class_="who",
        ),
        tag(
            "p",
            facts(
                KNOWN.get(row["known"], row["known"]) if present(row["speaker"]) else None,
                None if row["kind"] == "direct" else f"{row['kind']} quotation",
                STATUS.get(row["status"]),
                row["source"],
                day(row["published"]),
            ),
            class_="facts",
        ),
        tag(
            "p",
            link(to, "Read it in: ", tag("bdi", title_of(row)), class_="proof"),
            " ",
            tag(
                "button",
                "Copy with citation",
                type="button",
                data_cite=citation(row),
                data_address=to,
            ),
            class_="proofs",
        ),
    )


def citation(row: Row) -> str:
    """Return a quotation to paste: words, speaker, role, title, source where known, and date."""
    who = row["speaker"] if present(row["speaker"]) else UNKNOWN
    parts = [who, role_words(row), title_of(row), row["source"], day(row["published"])]
    said = ", ".join(str(part) for part in parts if present(part))
    kind = "" if row["kind"] == "direct" else f" ({row['kind']} quotation)"
    return f"{row['words']} – {said}{kind}."


def unnamed(shares: pd.DataFrame) -> Markup:
    """Return how much of each source's quotations is of nobody named, as a small table."""
    items = [
        tag(
            "li",
            tag("bdi", row["source"]),
            tag("span", f"{round(100 * row['share'])}% of {row['quotations']}", class_="count"),
        )
        for row in shares.to_dict("records")
    ]
    note = tag("p", "Only sources with at least ten quotations.", class_="note")
    block = tag("div", tag("h2", "How much is unnamed"), tag("ul", *items), note, class_="facet")
    return block if items else Markup("")
