"""What a profile's entity may also be: suggestions to merge or split, with the sentences that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from dashboard.page.components import headings, links
from dashboard.page.components.markup import Markup, link, tag
from dashboard.page.components.rows import proof
from dashboard.wording import suggested

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.page.opening import Here


def show(here: Here, entity: str) -> None:
    """Show each suggestion as a sentence, the other profile, and its evidence folded under it."""
    found = here.suggestions(entity)
    if found.empty:
        return
    headings.heading("One or two?", "Not decided: they stay apart until somebody says so.")
    items = [_suggestion(here, entity, some) for _, some in found.groupby("suggestion", sort=False)]
    st.html(tag("ul", *items, class_="suggested"))


def _suggestion(here: Here, entity: str, evidence: pd.DataFrame) -> Markup:
    """Return one suggestion with a sentence of evidence for each side."""
    rows = evidence.to_dict("records")
    first = rows[0]
    side = "other" if first["entity"] == entity else "entity"
    other = {"entity": first[side], "name": first["other_name" if side == "other" else "name"]}
    to = links.profile_address(here, other)
    profile = link(to, "Profile of ", tag("bdi", other["name"]), class_="quiet")
    sentences = tag("ul", *(proof(here, row) for row in rows), class_="evidence")
    return tag(
        "li",
        tag("p", tag("bdi", suggested(first["reason"], first["name"], first["other_name"]))),
        tag("p", profile) if other["entity"] != entity else "",
        tag("details", tag("summary", "The sentences that say so"), sentences),
    )
