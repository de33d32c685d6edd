"""The tray on the page: its items in the reader's order, with notes, and the files to take away."""

from __future__ import annotations

from dataclasses import replace
from functools import partial, reduce
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.corpus.desks import LONGEST_NOTE, Desk
from dashboard.corpus.export import provenance
from dashboard.page import audit
from dashboard.page.components import desk, downloads, empty_states, headings, links
from dashboard.page.components.markup import Markup, link, tag
from dashboard.page.components.tray_files import FORMS
from dashboard.page.components.tray_items import WARNING, head_of, items_of
from dashboard.view import View
from dashboard.wording import count, day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dashboard.corpus.desks import Pick
    from dashboard.page.components.tray_items import Item
    from dashboard.page.open_collection import Here

EMPTIED = "tray_emptied_of"
"""What was in the tray before it was emptied in this tab."""
HOW = (
    "Press “Add to tray” beside a quotation or an event, or select words of an article that you read. "
    "The tray is yours alone and stays from page to page."
)


def show(here: Here, mine: Desk) -> None:
    """Show the tray, each item with its note and its place in the order, and the buttons for files."""
    said = f"{count(len(mine.picks), 'item')}. {WARNING}" if mine.picks else HOW
    headings.heading("Tray", said)
    _gone(here, mine)
    _offer_back(here.corpus.path)
    if not mine.picks:
        empty_states.where_to_begin(here)
        return
    items = items_of(here.tray(mine.picks))
    for number, (pick, one) in enumerate(zip(mine.picks, items, strict=True), 1):
        _item(here, pick, one, number, len(items))
    about = provenance(here.corpus, here.view, here.events)
    head = head_of(about, here.ask(Corpus.totals, View()).articles)
    with st.container(horizontal=True, key="take_tray"):
        for form, (words, kind, _) in FORMS.items():
            make = partial(_file, items, head, form, audit.reader())
            downloads.button(words, f"{form}_tray", make, f"dateline-tray.{form}", kind)
        st.button(
            "Empty the tray",
            key="empty_tray",
            type="tertiary",
            on_click=_empty,
            args=(here.corpus.path, mine.picks),
        )


def _file(items: Sequence[Item], head: Sequence[str], form: str, who: str) -> bytes:
    audit.note("exported", who, form=form)
    return FORMS[form][2](items, head)


def _empty(corpus: Path, picks: tuple[Pick, ...]) -> None:
    """Empty the tray; what was in it can be put back for as long as the page is open."""
    desk.change(corpus, lambda before: Desk((), before.views), "The tray is empty.")
    st.session_state[EMPTIED] = corpus, picks


def _offer_back(corpus: Path) -> None:
    """Offer to put back what was in the tray when it was emptied."""
    whose, picks = st.session_state.get(EMPTIED, (corpus, ()))
    if whose != corpus or not picks:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="tray_emptied"):
        words = f"{count(len(picks), 'item')} taken out."
        st.html(tag("p", words, class_="note"), width="content")
        st.button(
            "Undo", key="tray_back", type="tertiary", on_click=_put_back, args=(corpus, picks)
        )


def _put_back(corpus: Path, picks: tuple[Pick, ...]) -> None:
    """Put what was taken out before what was picked since."""
    st.session_state.pop(EMPTIED, None)
    desk.change(
        corpus, lambda before: reduce(Desk.with_pick, before.picks, replace(before, picks=picks))
    )


def _gone(here: Here, mine: Desk) -> None:
    """Say how much went with articles that were removed."""
    if not mine.gone:
        return
    lead = f"{count(len(mine.gone), 'item')} of this tray went with articles that were removed"
    with st.container(horizontal=True, vertical_alignment="center", key="tray_gone"):
        st.html(
            tag("p", f"{lead}, the last on {day(mine.gone[-1])}.", class_="note"), width="content"
        )
        forget = partial(
            desk.change, here.corpus.path, lambda before: Desk(before.picks, before.views)
        )
        st.button("Got it", key="tray_gone_read", on_click=forget, type="tertiary")


def _item(here: Here, pick: Pick, one: Item, number: int, many: int) -> None:
    """Show one item with its proof, its note and the buttons that move it and take it out."""
    path, key = here.corpus.path, f"{pick.item}-{pick.where}-{pick.article}"
    with st.container(key=f"tray-{number}"):
        st.html(_shown(here, pick, one, number))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                "Note",
                pick.note,
                key=f"note-{key}",
                max_chars=LONGEST_NOTE,
                placeholder="A note of your own",
                label_visibility="collapsed",
                on_change=partial(desk.note, path, pick, f"note-{key}"),
            )
            for words, by, off in (("↑", -1, number == 1), ("↓", 1, number == many)):
                st.button(
                    words,
                    key=f"move{by}-{key}",
                    help="Further up" if by < 0 else "Further down",
                    disabled=off,
                    type="tertiary",
                    on_click=partial(desk.change, path, partial(Desk.moved, pick=pick, by=by)),
                )
            st.button(
                "Take out",
                key=f"out-{key}",
                type="tertiary",
                on_click=partial(desk.change, path, partial(Desk.without_pick, pick=pick)),
            )


def _shown(here: Here, pick: Pick, one: Item, number: int) -> Markup:
    """Return an item: its words, who or when, and the footnote that goes with it, a link to the place."""
    to = links.sentence_address(
        here.view, pick.article, int(pick.where.partition("-")[0]), here.events
    )
    return tag(
        "div",
        tag("p", tag("span", f"{number}. {one.kind}", class_="note")),
        tag("p", tag("bdi", one.words), class_="said")
        if one.words
        else tag("p", one.lost, class_="notice"),
        tag("p", tag("bdi", one.said), class_="who") if one.said else "",
        tag("p", link(to, tag("bdi", one.footnote), class_="proof")),
        class_="in-tray",
    )
