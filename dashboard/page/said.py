"""Quotations as a list: who, in what role, how we know, where and when, and a copy to cite."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.page import links
from dashboard.page.markup import Markup, join, link, marked, tag
from dashboard.page.rows import KNOWN, STATUS, facts, present, role_words, title_of
from dashboard.page.versions import side_by_side
from dashboard.wording import day, number

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.page.opening import Here

    Row = dict[str, Any]

UNKNOWN = "Speaker unknown"
ENOUGH = 3
"""So many letters can be a name."""
HINTS = 3


def quotation_rows(
    here: Here,
    quotations: pd.DataFrame,
    versions: dict[str, list[Row]] | None = None,
    *,
    unfolded: bool = False,
) -> Markup:
    """Return quotations as a list, each with who, in what role, how we know, where and when.

    ``versions`` are those of statements that several articles carry, by their first version.
    """
    told = versions or {}
    items = (
        _quotation(here, row, told.get(row["origin"]), unfolded=unfolded)
        for row in quotations.to_dict("records")
    )
    return tag("ol", *items, class_="quotations")


def _quotation(here: Here, row: Row, versions: list[Row] | None, *, unfolded: bool) -> Markup:
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
        side_by_side(here, versions, unfolded=unfolded) if versions else "",
    )


def citation(row: Row) -> str:
    """Return a quotation to paste: words, speaker, role, title, source where known, and date."""
    who = row["speaker"] if present(row["speaker"]) else UNKNOWN
    parts = [who, role_words(row), title_of(row), row["source"], day(row["published"])]
    said = ", ".join(str(part) for part in parts if present(part))
    kind = "" if row["kind"] == "direct" else f" ({row['kind']} quotation)"
    return f"{row['words']} – {said}{kind}."


def counted(shown: int, total: int, *, retold: bool) -> str:
    """Return how much of the list is shown, and what counts as one."""
    if retold:
        return (
            f"{number(shown)} of {number(total)} statements that several articles carry, each once. "
            "A transcript in the collection is the first version, else the earliest article."
        )
    return (
        f"{number(shown)} of {number(total)} quotations shown. "
        "A statement that its cue breaks into pieces counts as one."
    )


def speaker_hint(here: Here) -> Markup:
    """Return a link to what somebody said where the search is a speaker's name."""
    typed = here.view.text.strip().casefold()
    known = here.known("speaker") if len(typed) >= ENOUGH else []
    names = [name for name in known if typed in name.casefold()][:HINTS]
    if not names:
        return Markup("")
    items = [
        link(
            links.address(
                links.QUOTATIONS, replace(here.view, text="", speaker=(name,)), here.events
            ),
            tag("bdi", name),
        )
        for name in names
    ]
    return tag("p", "Or see what was said by ", join(items, ", "), ".", class_="hint")
