"""The tables of a profile, to download whole: what the page shows the beginnings of."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.corpus.export import listed
from dashboard.page.components import downloads
from dashboard.page.components.markup import tag

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from dashboard.page.open_collection import Here
    from dashboard.view import View


def show(here: Here, own: View, who: dict[str, Any]) -> None:
    """Show, folded, each table under its name with the forms in which it can be had."""
    with st.expander("Download these tables", key="profile_tables"):
        for name, (title, view, make) in tables(here, own, who).items():
            st.html(tag("p", title, class_="note"))
            downloads.table_buttons(f"profile-{name}", make, view)


def tables(
    here: Here, own: View, who: dict[str, Any]
) -> dict[str, tuple[str, View, Callable[[], pd.DataFrame]]]:
    """Return the title of each table that has rows, the view that it is of, and what makes it."""
    corpus, entity, name = here.corpus, who["entity"], who["name"]
    by, about = replace(here.view, speaker=(name,)), replace(here.view, about=(name,))
    call = functools.partial
    found = {
        "names-seen": ("Also appears as", own, call(corpus.forms, own, entity)),
        "roles": ("Roles over time", own, call(corpus.roles, entity)),
        "suggestions": ("What may be merged or split", own, call(corpus.suggestions, entity)),
        "words-by": ("In their own words", by, call(listed, corpus, by, "quotations")),
        "words-about": ("What others say", about, call(listed, corpus, about, "quotations")),
        "alongside": ("Named alongside", own, call(corpus.alongside, own)),
        "events": ("Takes part in", own, call(corpus.takes_part, own, name)),
        "articles": ("Articles", own, call(listed, corpus, own, "articles")),
    }
    rows = {
        "roles": len(here.roles(entity)),
        "suggestions": len(here.suggestions(entity)),
        "words-by": here.ask(Corpus.count_quotations, by),
        "words-about": here.ask(Corpus.count_quotations, about),
        "events": len(here.ask(Corpus.takes_part, own, name=name)),
    }
    return {table: made for table, made in found.items() if rows.get(table, 1)}
