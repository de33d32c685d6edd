"""A colleague's file of corrections: what it would change is shown, and taken over when the reader says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus.correction_import import LARGEST, offered, read_file
from dashboard.corpus.correction_queue import Asked
from dashboard.corpus.store import CorpusError, Store
from dashboard.corpus.text_rights import FULL
from dashboard.page.components import decide_job
from dashboard.page.components.correction_history import after_value, is_sentence, what_of
from dashboard.page.components.markup import Markup, tag
from dashboard.page.components.missing_fields import load_parser
from dashboard.page.open_collection import may_change, right
from dashboard.wording import count, day, harmless, listing, number, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dashboard.corpus.correction_import import Offered
    from dashboard.corpus.corrections import Correction
    from dashboard.page.open_collection import Here

FILE, OURS, TIMES = "take-file", "take-ours", "take_times"
LISTED = 30
"""Entries that are listed of a kind."""
WORDS, VALUE = 70, 90
"""Characters of an entry's words, and of its value."""
STATES = {
    "otherwise": "{many} {contradict} corrections made here",
    "new": "{many} {are} new",
    "same": "{many} {hold} here already",
    "absent": "{many} {are} of articles that are not here",
}


def show(here: Here) -> None:
    """Offer to choose a file, and say what it would change; to who may correct and read the text."""
    if not may_change() or right() != FULL:
        return
    decide_job.under_way(here.corpus.path)
    with st.expander("Take over a colleague’s corrections", key="colleagues_file"):
        key = f"{FILE}-{st.session_state.get(TIMES, 0)}"
        label = "The file that your colleague’s Desk or dateline correct wrote (JSON lines)"
        given = st.file_uploader(label, key=key, max_upload_size=LARGEST >> 20)
        if given is None:
            return
        load_parser()
        try:
            found = offered(Store(here.corpus.path), read_file(given.getvalue()))
        except (CorpusError, ValueError) as problem:
            said = f"Nothing can be taken over: {harmless(shortened(str(problem), 300))}"
            st.html(tag("p", said, class_="notice", role="status"))
            return
        _looked_over(here.corpus.path, found)


def _looked_over(corpus: Path, found: Sequence[Offered]) -> None:
    """Show what a file would change, and the button that takes it over."""
    counted: Counter[str] = Counter(one.state for one in found)
    said = [_counted(STATES[state], counted[state]) for state in STATES if counted[state]]
    st.html(
        tag("p", f"{count(len(found), 'correction')}: {listing(said, limit=4)}.", role="status")
    )
    _listed(
        "These contradict corrections made here",
        [one for one in found if one.state == "otherwise"],
    )
    _listed("New", [one for one in found if one.state == "new"])
    ours = counted["otherwise"] > 0 and st.checkbox(
        "Exclude those that contradict corrections made here", key=OURS
    )
    wanted = ("new",) if ours else ("new", "otherwise")
    entries = [one.entry for one in found if one.state in wanted]
    if entries:
        words = f"Take over {count(len(entries), 'correction')}"
        st.button(words, key="take-over", on_click=_take, args=(corpus, entries))


def _counted(said: str, many: int) -> str:
    one = many == 1
    verbs = {"contradict": "contradicts", "are": "is", "hold": "holds"}
    return said.format(many=number(many), **{k: v if one else k for k, v in verbs.items()})


def _listed(title: str, some: Sequence[Offered]) -> None:
    if some:
        more = len(some) - LISTED
        rest = tag("li", f"and {number(more)} more", class_="note") if more > 0 else ""
        items = tag("ul", *map(_item, some[:LISTED]), rest, class_="corrections")
        st.html(tag("div", tag("p", tag("b", title)), items))


def _item(one: Offered) -> Markup:
    """Return one entry: who says what, why, and what holds here instead."""
    entry = one.entry
    signed = f"{shortened(entry.who, WORDS) or 'A reader'}, {_day(entry)}"
    why = f" Why: {entry.why}." if entry.why else ""
    ours = ""
    if one.holds and one.state == "otherwise":
        set_by = f"set by {one.holds.who or 'a reader'} on {day(one.holds.day)}"
        ours = f" Here: {shortened(after_value(one.holds), VALUE)}, {set_by}."
    value = "" if is_sentence(entry) else f" {shortened(after_value(entry), VALUE)}."
    said = f"{what_of(entry, one.holds)}{value}{why}{ours}"
    return tag(
        "li", tag("span", harmless(signed), class_="note"), tag("p", tag("bdi", harmless(said)))
    )


def _day(entry: Correction) -> str:
    try:
        return day(entry.day)
    except ValueError:
        return "no day given"


def _take(corpus: Path, entries: Sequence[Correction]) -> None:
    """Take entries over, and forget the file."""
    asked = Asked("take", {"entries": [*map(asdict, entries)]})
    decide_job.begin(corpus, asked, "taken over")
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
