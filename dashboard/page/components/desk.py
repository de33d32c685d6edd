"""Whose desk a page is drawn with, and what is put on it: items for the tray, and views under a name.

Who has signed in has a desk of their own: by what the provider knows them by, or by the address that a proxy names. Who sits at this computer has one too. A reader
of whom nobody knows who they are keeps theirs in the tab alone: in a file it could be anybody's.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus.desks import Desk, SavedView, change_desk, now, read_desk
from dashboard.corpus.manifest import CorpusError
from dashboard.page import audit, open_collection
from dashboard.wording import count

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dashboard.corpus.desks import Pick

HELD, SAID = "desk_of_this_tab", "desk_said"
BEHAVIOUR = "behaviour_component"
AT_THIS_COMPUTER = "\n this computer"
"""Whose the desk of a server is that nobody signs in to; no address is written so."""
NOT_THERE = "That article is not in this collection any more."


def person() -> str | None:
    """Return whose desk this is; None for a reader of whom nobody knows who they are."""
    return audit.whose() or (AT_THIS_COMPUTER if open_collection.may_change() else None)


def of(corpus: Path) -> Desk:
    """Return the reader's desk beside a collection; raises CorpusError where it cannot be read."""
    whose = person()
    if whose is None:
        return st.session_state.get(HELD, {}).get(corpus, Desk())
    return read_desk(corpus, whose)


def change(corpus: Path, how: Callable[[Desk], Desk], said: str = "") -> None:
    """Change the reader's desk, and say so; or why that cannot be."""
    _changed(corpus, how, said)


def _changed(corpus: Path, how: Callable[[Desk], Desk], said: str = "") -> Desk | None:
    """Return the reader's desk, changed; None where that cannot be."""
    whose = person()
    try:
        if whose is None:
            changed = how(of(corpus))
            st.session_state.setdefault(HELD, {})[corpus] = changed
        else:
            changed = change_desk(corpus, whose, how)
    except (CorpusError, ValueError) as problem:
        st.session_state[SAID] = str(problem)
        return None
    if said:
        st.session_state[SAID] = said
    return changed


def say() -> None:
    """Say what became of what the reader did last, in the corner of the page."""
    if words := st.session_state.pop(SAID, ""):
        st.toast(words)


def picked() -> None:
    """Put into the tray what a button of the page was pressed for: item, place and article."""
    asked = st.session_state[BEHAVIOUR].get("pick") or {}
    item, article, where = (str(asked.get(name)) for name in ("item", "article", "where"))
    put(item, article, where)


def put(item: str, article: str, where: str) -> None:
    """Put an item of the collection that is shown into the tray, or say why that cannot be."""
    here = open_collection.here()
    try:
        pick = here.corpus.pick(item, article, where)
    except KeyError:
        st.session_state[SAID] = NOT_THERE
        return
    except ValueError as problem:
        st.session_state[SAID] = str(problem)
        return
    _put(here.corpus.path, pick)


def _put(corpus: Path, pick: Pick) -> None:
    changed = _changed(corpus, lambda desk: desk.with_pick(pick))
    if changed:
        st.session_state[SAID] = (
            f"In your tray: {count(len(changed.picks), 'item')}. Find it under More, Desk."
        )


def note(corpus: Path, pick: Pick, key: str) -> None:
    """Keep the note that was written to an item."""
    change(corpus, lambda desk: desk.with_note(pick, str(st.session_state[key])))


def save(corpus: Path, query: str, page: str, key: str) -> None:
    """Keep a view under the name that was written."""
    view = SavedView(str(st.session_state.get(key) or ""), query, page, now())
    if _changed(corpus, lambda desk: desk.with_view(view), "The view is saved."):
        st.session_state[key] = ""


def keep(corpus: Path, name: str, query: str, page: str) -> None:
    """Keep a view under a name of its own, a number behind it where another view has that; or say that it is kept."""
    try:
        views = of(corpus).views
    except CorpusError as problem:
        st.session_state[SAID] = str(problem)
        return
    if same := [one.name for one in views if (one.query, one.page) == (query, page)]:
        st.session_state[SAID] = f"This view is saved already, as “{same[0]}”."
        return
    taken = {one.name for one in views}
    numbered = (f"{name} ({number})" for number in range(2, len(views) + 3))
    own = next(one for one in (name, *numbered) if one not in taken)
    said = f"Saved as “{own}”. Find it under More, Desk."
    change(corpus, lambda before: before.with_view(SavedView(own, query, page, now())), said)


def rename(corpus: Path, view: SavedView, key: str) -> None:
    """Give a view the name that was written; the one before where it cannot have that."""
    named = SavedView(str(st.session_state[key]), view.query, view.page, view.seen)
    if _changed(corpus, partial(Desk.with_view, view=named, instead=view.name)) is None:
        st.session_state[key] = view.name
