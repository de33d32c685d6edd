"""What a profile's entity may also be: suggestions to merge or split, with the sentences that say so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus.verdicts import SAME, TWO
from dashboard.page.components import headings, links, name_corrections
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
    for name, evidence in found.groupby("suggestion", sort=False):
        st.html(tag("ul", _suggestion(here, entity, evidence), class_="suggested"))
        if here.may_change:
            _verdicts(here, str(name), evidence)


def _verdicts(here: Here, name: str, evidence: pd.DataFrame) -> None:
    """Show the buttons that accept a suggestion, or reject it for good."""
    row = evidence.iloc[0].to_dict()
    one = {"entity": row["entity"], "name": row["name"]}
    other = {"entity": row["other"], "name": row["other_name"]}
    merge = partial(name_corrections.pair, here, one, other)
    choices = [("They are one", partial(merge, SAME)), ("They are two", partial(merge, TWO))]
    if row["kind"] == "split":
        articles = evidence["article"].unique().tolist()
        choices = [("It is one", partial(name_corrections.one, here, one, articles))]
    with st.container(horizontal=True, key=f"suggestion-{name}"):
        for words, decide in choices:
            st.button(words, key=f"{words}-{name}", on_click=decide, type="tertiary")


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
