"""What readers have decided of the events that are chosen on the Timeline, and a form that decides more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.corpus.amendments import CHOICES
from dashboard.corpus.verdicts import EVENTINGS, LONGEST, SAME, Verdict, decided
from dashboard.page import open_collection
from dashboard.page.components import days_field, decide_job, links
from dashboard.page.components.decide_job import REFUSED
from dashboard.page.components.list_rows import present, title_of
from dashboard.page.components.markup import english, in_markdown, link
from dashboard.page.components.missing_fields import load_linking
from dashboard.view import View
from dashboard.wording import day, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from streamlit.delta_generator import DeltaGenerator

    from dashboard.corpus.decision_list import Ruling
    from dashboard.page.open_collection import Here

    type Row = dict[str, Any]

WORDS = {
    "events called": "It has another name",
    "events days": "It was on another day",
    "events status": "Whether it happened",
    "events pair": "It is the same as another event",
    "events split": "Some reports are another event",
    "events drop": "It is no event",
}
KINDS, VALUE, ARTICLES, WHY = "event-kind", "event-value", "event-articles", "event-why"
ALSO, TOGETHER = "event-also", ("events days", "events status", "events pair", "events drop")
"""The other events that a decision is made on too, and the kinds that can be of several."""
STATUS = {
    "happened": "happened",
    "planned": "planned",
    "denied": "denied",
    "uncertain": "not certain",
}
CHOSEN = 3
"""Chosen events that have a form of their own."""
MOST = 200
"""Articles that a form offers at most."""
OPENED = "correct"
"""The parameter of a link that opens the form."""


def show(here: Here) -> None:
    """Show what was decided of the chosen events, what the reader made of them in this tab, and what is under way."""
    decide_job.under_way(here.corpus.path)
    asked = here.view.event[:CHOSEN]
    names = {*asked, *(one.rpartition(", ")[0] for one in asked)} - {""}
    rulings = [one for one in here.decisions() if one.entry.kind in EVENTINGS]
    made = [
        (number, one)
        for number, one in enumerate(rulings)
        if (decide_job.is_own(one) and any(map(one.was, names))) or any(map(one.about, asked))
    ]
    decide_job.lines(made, lambda one: _ruling(here, one[1], f"event-{one[0]}", of_page=True))


def offer(here: Here, events: pd.DataFrame, forms: DeltaGenerator) -> None:
    """Offer among the ``forms`` one that decides more of each of the chosen events."""
    if not here.may_change:
        return
    chosen = events[events["event"].isin(here.view.event)].head(CHOSEN)
    if len(chosen):
        load_linking()
    for row in chosen.to_dict("records"):
        title = f"Correct “{in_markdown(shortened(row['label'], 70))}”"
        with forms, st.expander(title, expanded=asked_for(), key=f"of-{row['event']}"):
            _form(here, row)


def asked_for() -> bool:
    """Say whether the link asks for the form."""
    return OPENED in st.query_params


def every(here: Here) -> None:
    """Show all that was decided of events; first what does not hold, for another decision."""
    rulings = [one for one in here.decisions() if one.entry.kind in EVENTINGS]
    decide_job.every(rulings, "Events", "corrected_events", partial(_ruling, here))


def _ruling(here: Here, one: Ruling, key: str, *, of_page: bool = False) -> None:
    sides = dict.fromkeys(side for side in (one.one, one.other) if side)
    to = [
        link(links.address(links.TIMELINE, View(event=(event,)), here.events), english(label))
        for event, label in sides
        if event in here.events and not (of_page and (event,) == here.view.event)
    ]
    decide_job.ruling_line(here.corpus.path, one, key, to, of_page=of_page)


def _form(here: Here, row: Row) -> None:
    """Ask what is wrong with an event, how it is right, and why."""
    event = row["event"]
    said = WORDS.__getitem__
    kind = st.selectbox("What is wrong", [*WORDS], format_func=said, key=f"{KINDS}-{event}")
    key = f"{VALUE}-{kind}-{event}"
    if kind == "events pair":
        others = [name for name in here.events.offered if name != here.events[event]]
        st.selectbox(
            "The same as",
            others,
            index=None,
            placeholder="Choose or type an event",
            accept_new_options=True,
            key=key,
        )
    elif kind == "events split":
        said_of = _articles(here, event)
        st.multiselect(
            "Articles", [*said_of], format_func=said_of.__getitem__, key=f"{ARTICLES}-{event}"
        )
        st.text_input("What happened there", key=key, max_chars=LONGEST)
    elif kind == "events status":
        st.selectbox("It is", CHOICES["event status"], format_func=STATUS.__getitem__, key=key)
    elif kind == "events days":
        days_field.ask("It was on", key)
    elif kind != "events drop":
        st.text_input("It is", key=key, max_chars=LONGEST)
    if kind in TOGETHER:
        st.multiselect(
            "The same for (optional)",
            [name for name in here.events.offered if name != here.events[event]],
            placeholder="Choose or type events",
            accept_new_options=True,
            key=f"{ALSO}-{event}",
        )
    st.text_input("Why (optional)", key=f"{WHY}-{event}", max_chars=LONGEST)
    st.button("Correct", key=f"correct-{event}", on_click=_sent, args=(event,))


def _articles(here: Here, event: str) -> dict[str, str]:
    """Return the articles that tell of an event, as the form names them; a number tells those of one headline apart."""
    rows = _reports(here, event).head(MOST).to_dict("records")
    return {row["article"]: _article(number, row) for number, row in enumerate(rows, 1)}


def _article(number: int, row: Row) -> str:
    source = row["source"] if present(row["source"]) else "source unknown"
    return f"{number}. {shortened(title_of(row), 70)}, {source}, {day(row['published'])}"


def _reports(here: Here, event: str) -> pd.DataFrame:
    """Return the first report of an event in each article that tells of it."""
    found = here.sentences([event])
    return (
        found[event].drop_duplicates("article")
        if event in found
        else here.corpus.event_mentions([])
    )


def _sent(event: str) -> None:
    """Decide what the form says, or say what is wrong with it."""
    here, state = open_collection.here(), st.session_state
    kind = state[f"{KINDS}-{event}"]
    value = str(state.get(f"{VALUE}-{kind}-{event}") or "")
    try:
        articles = state.get(f"{ARTICLES}-{event}") or ()
        verdicts = [
            verdict
            for one in (event, *_others(here, event, kind))
            for verdict in verdicts_of(here, one, kind, value, articles)
        ]
    except ValueError as problem:
        state[REFUSED] = str(problem)
        return
    decide_job.decide(here.corpus.path, verdicts, str(state.get(f"{WHY}-{event}") or ""))
    state[f"{KINDS}-{event}"], state[f"{WHY}-{event}"] = next(iter(WORDS)), ""
    state[f"{ALSO}-{event}"] = []


def _others(here: Here, event: str, kind: str) -> list[str]:
    """Return the ids of the other events that the form is about; raises ValueError where one is not here."""
    names = (st.session_state.get(f"{ALSO}-{event}") or []) if kind in TOGETHER else []
    found = [here.events.id_of(name) for name in names]
    if None in found:
        raise ValueError("Choose events of this collection.")
    return [one for one in found if one and one != event]


def verdicts_of(
    here: Here, event: str, kind: str, value: str, articles: Sequence[str]
) -> list[Verdict]:
    """Return what a form decides of an event; raises ValueError, in a sentence, where that cannot be."""
    if kind == "events pair":
        other = here.events.id_of(value) if value else None
        if other is None or other == event:
            raise ValueError("Choose another event of this collection first.")
        return [pair(here, event, other, SAME)]
    reports = _here_still(here, event)
    before = _before(reports, here)
    if kind != "events split":
        value = decided(kind, "drop" if kind == "events drop" else value)
        return [Verdict(kind, _place(reports), value, before=before)]
    meant = reports["article"].isin([*articles])
    if not meant.any() or meant.all():
        raise ValueError("Choose some of the articles that tell of it, not all.")
    other_place, value = _place(reports[~meant]), decided(kind, value)
    return [
        Verdict(kind, _place(reports[reports["article"] == one]), value, other_place, before=before)
        for one in reports.loc[meant, "article"]
    ]


def pair(here: Here, event: str, other: str, value: str) -> Verdict:
    """Return the decision that two events are one, or two; raises ValueError where one is not here any more."""
    rows = [_here_still(here, one) for one in (event, other)]
    before = "\n".join(_before(some, here) for some in rows)
    return Verdict("events pair", _place(rows[0]), value, _place(rows[1]), before=before)


def _here_still(here: Here, event: str) -> pd.DataFrame:
    """Return the first report of an event in each article; raises ValueError where there is none any more."""
    reports = _reports(here, event)
    if reports.empty:
        raise ValueError("That event is not here any more: the collection has changed.")
    return reports


def _place(rows: pd.DataFrame) -> tuple[str, str]:
    first = rows.iloc[0]
    return str(first["article"]), f"{int(first['start'])}-{int(first['end'])}"


def _before(rows: pd.DataFrame, here: Here) -> str:
    """Return id and label of an event, as the log keeps what a decision was made on."""
    event = str(rows.iloc[0]["event"])
    found = here.ask(Corpus.timeline, View(event=(event,)))
    return f"{event} {found['label'].iloc[0] if len(found) else ''}"
