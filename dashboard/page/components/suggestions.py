"""What a profile's entity may also be: suggestions to merge or split, with the sentences that say so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.corpus.verdicts import SAME, TWO
from dashboard.page.components import headings, links, name_corrections
from dashboard.page.components.list_rows import proof
from dashboard.page.components.markup import Markup, link, tag
from dashboard.wording import count, suggested

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.page.open_collection import Here

LATER, SEVERAL = "suggestions_later", "suggestions_several"
"""Where the suggestions stand that a reader has put off, and those that are to be decided together."""
OPENED = "decide"
"""The parameter of a link that leads to the suggestions of the whole collection."""
OFFERED = 100
"""Suggestions that are offered to be decided together."""


def show(here: Here, entity: str) -> None:
    """Show each suggestion as a sentence, the other profile, and its evidence folded under it."""
    found = here.suggestions(entity)
    if found.empty:
        return
    headings.heading("One or two?", "Not decided: they stay apart until somebody says so.")
    for name, evidence in found.groupby("suggestion", sort=False):
        st.html(tag("ul", _suggestion(here, entity, evidence), class_="suggested"))
        if here.may_change:
            _verdicts({str(name): evidence})


def asked_for() -> bool:
    """Say whether the link leads to the suggestions of the whole collection."""
    return OPENED in st.query_params


def worklist(here: Here) -> None:
    """Show the suggestions of the whole collection one by one, those of the most named first; with keys."""
    found = here.suggestions()
    left = [
        (str(name), evidence)
        for name, evidence in found.groupby("suggestion", sort=False)
        if name not in st.session_state.setdefault(LATER, set())
    ]
    if not left or not here.may_change:
        return
    title = f"One or two? {count(len(left), 'suggestion')} to decide"
    with st.expander(title, expanded=asked_for(), key="worklist"):
        name, evidence = left[0]
        st.html(tag("ul", _suggestion(here, "", evidence, unfolded=True), class_="suggested"))
        _verdicts({name: evidence}, keys=True)
        if len(left) > 1:
            _several(dict(left[:OFFERED]))


def _several(left: dict[str, pd.DataFrame]) -> None:
    """Offer to decide on several suggestions at once."""
    said = {name: _sentence(evidence.iloc[0].to_dict()) for name, evidence in left.items()}
    chosen = st.multiselect(
        "Several at once",
        list(said),
        format_func=said.__getitem__,
        placeholder="Choose suggestions",
        key=SEVERAL,
    )
    if chosen:
        _verdicts({name: left[name] for name in chosen}, several=True)


def _verdicts(some: dict[str, pd.DataFrame], *, keys: bool = False, several: bool = False) -> None:
    """Show the buttons that accept suggestions, or reject them for good; ``keys`` press them too.

    With ``keys``, or of ``several``, they can be left for later as well.
    """
    merge = partial(name_corrections.decide_suggestions, list(some.values()))
    choices = [("They are one", partial(merge, SAME)), ("They are two", partial(merge, TWO))]
    kinds = {evidence.iloc[0]["kind"] for evidence in some.values()}
    if "split" in kinds:
        choices = [("Each is one" if several else "It is one", partial(merge, SAME))]
    if keys or several:
        choices.append(("Later", partial(st.session_state[LATER].update, some)))
    name = SEVERAL if several else next(iter(some))
    with st.container(horizontal=True, key=f"suggestion-{name}"):
        for number, (words, decide) in enumerate(choices, 1):
            key = str(number) if keys else None
            kind = "secondary" if keys or several else "tertiary"
            st.button(words, key=f"{words}-{name}", on_click=decide, type=kind, shortcut=key)


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
