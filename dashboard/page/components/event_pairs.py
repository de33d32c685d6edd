"""Events that may be one, worked through: each pair with the sentences that tell of both."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.page import open_collection
from dashboard.page.components import (
    decide_job,
    event_corrections,
    links,
    suggestions,
    work_through,
)
from dashboard.page.components.event_card import when_words
from dashboard.page.components.list_rows import proof
from dashboard.page.components.markup import Markup, english, link, tag
from dashboard.page.components.missing_fields import load_linking
from dashboard.wording import count, listing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.page.open_collection import Here

    type Row = dict[str, Any]

TITLE = "One or two? Events that may be the same"
NONE = "Nothing is left to decide."
EVIDENCE = 2
"""Sentences of each event that are shown."""


def worklist(here: Here, events: Sequence[Row]) -> None:
    """Show the pairs of a view's events that may be one, one by one, to who may decide.

    They are looked for once the fold is open; ``events`` are the rows of the Timeline.
    """
    if not here.may_change:
        return
    asked = suggestions.asked_for()
    folded = st.expander(TITLE, expanded=asked, key="event_pairs", on_change="rerun")
    if not (folded.open or asked):
        return
    rows = {row["event"]: row for row in events}
    pairs = {f"{one} {other}": (one, other, common) for one, other, common in _pairs(here, rows)}
    left = work_through.left_of([*pairs])
    with folded:
        if not left:
            st.html(tag("p", NONE, class_="note"))
            return
        load_linking()
        st.html(tag("p", f"{count(len(left), 'pair')} to decide, of this view.", class_="note"))
        here.events.learn([event for name in left for event in pairs[name][:2]])
        work_through.work_through(
            "event_pairs",
            {name: _sentence(rows, *pairs[name]) for name in left},
            lambda name: _pair(here, rows, *pairs[name]),
            partial(_decide, {name: pairs[name][:2] for name in left}),
        )


def _pairs(here: Here, rows: Mapping[str, Row]) -> list[tuple[str, str, list[str]]]:
    found = here.ask(Corpus.like_pairs)
    return [one for one in found if one[0] in rows and one[1] in rows]


def _sentence(rows: Mapping[str, Row], one: str, other: str, common: Sequence[str]) -> str:
    """Return a suggestion in a sentence, with the reason."""
    first, second = rows[one]["label"], rows[other]["label"]
    both = listing([*common], limit=4)
    return f"“{first}” and “{second}” may be one event, with {both} on days that overlap."


def _pair(
    here: Here, rows: Mapping[str, Row], one: str, other: str, common: Sequence[str]
) -> Markup:
    """Return a suggestion with each event's day and sentences."""
    told = here.sentences([one, other])
    parts = [
        _side(here, rows[event], told[event].head(EVIDENCE).to_dict("records"))
        for event in (one, other)
    ]
    return tag("li", tag("p", tag("bdi", _sentence(rows, one, other, common))), *parts)


def _side(here: Here, row: Row, sentences: Sequence[Row]) -> Markup:
    alone = replace(here.view, event=(row["event"],))
    to = links.address(links.TIMELINE, alone, here.events)
    return tag(
        "div",
        tag("p", link(to, english(row["label"])), ", ", when_words(row), class_="quiet"),
        tag("ul", *(proof(here, one) for one in sentences), class_="evidence"),
    )


def _decide(
    pairs: Mapping[str, tuple[str, str]], some: Sequence[str], value: str, why: str
) -> None:
    """Decide of pairs of events that they are one, or two."""
    here = open_collection.here()
    try:
        verdicts = [event_corrections.pair(here, *pairs[name], value) for name in some]
    except ValueError as problem:
        st.session_state[decide_job.REFUSED] = str(problem)
        return
    decide_job.decide(here.corpus.path, verdicts, why)
