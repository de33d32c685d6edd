"""What a profile's entity may also be: suggestions to merge or split, with the sentences that say so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.page.components import headings, links, name_corrections, work_through
from dashboard.page.components.list_rows import proof
from dashboard.page.components.markup import Markup, link, tag
from dashboard.wording import count, suggested

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from dashboard.page.open_collection import Here

PROFILE = "profile_suggestions"
"""What begins the key of the reason on a profile."""
OPENED = "decide"
"""The parameter of a link that leads to the suggestions of the whole collection."""


def show(here: Here, entity: str) -> None:
    """Show each suggestion as a sentence, the other profile, and its evidence folded under it."""
    found = here.suggestions(entity)
    if found.empty:
        return
    headings.heading("One or two?", "Not decided: they stay apart until somebody says so.")
    for name, evidence in found.groupby("suggestion", sort=False):
        st.html(tag("ul", _suggestion(here, entity, evidence), class_="suggested"))
        if here.may_change:
            _buttons({str(name): evidence})
    if here.may_change:
        work_through.ask_why(PROFILE)


def asked_for() -> bool:
    """Say whether the link leads to the suggestions of the whole collection."""
    return OPENED in st.query_params


def worklist(here: Here) -> None:
    """Show the suggestions of the whole collection one by one, those of the most named first; with keys."""
    every = {str(name): rows for name, rows in here.suggestions().groupby("suggestion", sort=False)}
    left = work_through.left_of([*every])
    if not left or not here.may_change:
        return
    title = f"One or two? {count(len(left), 'suggestion')} to decide"
    with st.expander(title, expanded=asked_for(), key="worklist"):
        work_through.work_through(
            "suggestions",
            {name: _sentence(every[name].iloc[0].to_dict()) for name in left},
            lambda name: _suggestion(here, "", every[name], unfolded=True),
            partial(_decide, every),
            partial(_is_split, every),
        )


def _buttons(some: dict[str, pd.DataFrame]) -> None:
    """Show the buttons that accept a suggestion, or reject it for good."""
    why = f"{PROFILE}_why"
    work_through.verdicts([*some], partial(_decide, some), partial(_is_split, some), why)


def _decide(every: Mapping[str, pd.DataFrame], some: Sequence[str], value: str, why: str) -> None:
    name_corrections.decide_suggestions([every[name] for name in some], value, why)


def _is_split(every: Mapping[str, pd.DataFrame], name: str) -> bool:
    return every[name].iloc[0]["kind"] == "split"


def _sentence(row: dict[str, Any]) -> str:
    return suggested(row["reason"], row["name"], row["other_name"])


def _suggestion(
    here: Here, entity: str, evidence: pd.DataFrame, *, unfolded: bool = False
) -> Markup:
    """Return one suggestion with a sentence of evidence for each side; ``unfolded`` where it is to be decided now."""
    rows = evidence.to_dict("records")
    first = rows[0]
    side = "other" if first["entity"] == entity else "entity"
    other = {"entity": first[side], "name": first["other_name" if side == "other" else "name"]}
    to = links.profile_address(here, other)
    profile = link(to, "Profile of ", tag("bdi", other["name"]), class_="quiet")
    sentences = tag("ul", *(proof(here, row) for row in rows), class_="evidence")
    return tag(
        "li",
        tag("p", tag("bdi", _sentence(first))),
        tag("p", profile) if other["entity"] != entity else "",
        tag(
            "details",
            tag("summary", "The sentences that say so"),
            sentences,
            open="" if unfolded else None,
        ),
    )
