"""What readers have decided of names, with a way back, and a form on the profile that decides more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.corpus.verdicts import (
    KIND_WORDS,
    LONGEST,
    NAMINGS,
    SAME,
    Verdict,
    decided,
)
from dashboard.page import open_collection
from dashboard.page.components import decide_job, links
from dashboard.page.components.decide_job import REFUSED
from dashboard.page.components.markup import link, tag
from dashboard.page.components.missing_fields import load_linking
from dashboard.page.open_collection import may_change
from dashboard.wording import day, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from dashboard.corpus.decision_list import Ruling
    from dashboard.page.open_collection import Here

WORDS = {
    "name pair": "Same as another name",
    "name split": "Somebody else in some articles",
    "name called": "Wrong name",
    "name alias": "One more name is missing",
    "name type": "Wrong kind",
    "name drop": "No name at all",
}
"""What may be wrong, in words for people and things alike."""
ALSO, TOGETHER = "decide-also", ("name pair", "name type", "name drop")
"""The other names that a decision is made on too, and the kinds that can be of several."""
NAMES = {"name called": "The right name", "name alias": "Also called"}
KEYS = ("decide-kind", "decide-value", "decide-articles", "decide-why")
MADE, TOLD = "decided_suggestions", 5
"""Which suggestions the reader decided last, and how many of them are told."""
ARTICLES = 200
"""Articles that a form offers at most, those that name somebody most often."""
UNNAMED = "No article here names it itself."


def show(here: Here, who: dict[str, Any]) -> None:
    """Show what was decided of somebody, and what is being decided."""
    made = [
        (number, one)
        for number, one in enumerate(here.decisions())
        if one.entry.kind in NAMINGS and one.about(who["entity"])
    ]
    decide_job.lines(made, lambda one: _ruling(here, one[1], f"{one[0]}", who["entity"]))
    decide_job.under_way(here.corpus.path)


def offer(here: Here, who: dict[str, Any]) -> None:
    """Offer the form to whom may change the collection."""
    if not may_change():
        return
    load_linking()
    asked = links.CORRECT in st.query_params
    around = st.container(key="asked_form" if asked else None)
    with around, st.expander("Correct this name", expanded=asked, key="correct_name"):
        _form(here, who)


def gone(here: Here, wanted: str) -> None:
    """Say who decided that it is no name, where that is so."""
    decide_job.under_way(here.corpus.path)
    for number, one in enumerate(here.decisions()):
        if one.was(wanted) and one.entry.kind == "name drop":
            _ruling(here, one, f"{number}")


def every(here: Here) -> None:
    """Show all that was decided of names; first what does not hold, for another decision."""
    rulings = [one for one in here.decisions() if one.entry.kind in NAMINGS]
    decide_job.every(rulings, "Names", "corrected_names", partial(_ruling, here))


def made(here: Here) -> None:
    """Say what the reader has just decided of suggestions, with the way back."""
    just = st.session_state.get(MADE, ())
    rulings = [one for one in here.decisions() if (one.entry.kind, one.entry.where) in just]
    for number, one in enumerate(rulings[-TOLD:]):
        _ruling(here, one, f"made-{number}")


def _ruling(here: Here, one: Ruling, key: str, shown: str = "") -> None:
    """Show one decision, whom it leads to but for who is ``shown`` on the page, and the button that takes it back."""
    to = [
        link(links.profile_address(here, {"entity": entity, "name": name}), tag("bdi", name))
        for entity, name in dict.fromkeys(side for side in (one.one, one.other) if side)
        if entity != shown
    ]
    decide_job.ruling_line(here.corpus.path, one, key, to, of_page=bool(shown))


def _form(here: Here, who: dict[str, Any]) -> None:
    """Ask what is wrong with a name, how it is right, and why."""
    kind_key, value, articles, why = KEYS
    kind = st.selectbox("What is wrong", list(WORDS), format_func=WORDS.__getitem__, key=kind_key)
    key = f"{value}-{kind}"
    if kind == "name pair":
        others = [name for name in here.known("entity") if name != who["name"]]
        st.selectbox(
            "The same as",
            others,
            index=None,
            placeholder="Choose or type a name",
            accept_new_options=True,
            key=key,
        )
    elif kind == "name split":
        rows = here.places(who["entity"]).head(ARTICLES)
        said = {
            row["article"]: _article(n, row) for n, row in enumerate(rows.to_dict("records"), 1)
        }
        st.multiselect("Articles", list(said), format_func=said.__getitem__, key=articles)
        st.text_input("Who is meant there", key=key, max_chars=LONGEST)
    elif kind in ("name called", "name alias"):
        st.text_input(NAMES[kind], key=key, max_chars=LONGEST)
    elif kind == "name type":
        kinds = [one for one in KIND_WORDS if one != who["type"]]
        st.selectbox("The right kind", kinds, format_func=KIND_WORDS.__getitem__, key=key)
    if kind in TOGETHER:
        st.multiselect(
            "The same for (optional)",
            [name for name in here.known("entity") if name != who["name"]],
            placeholder="Choose or type names",
            accept_new_options=True,
            key=f"{ALSO}-{who['entity']}",
        )
    st.text_input("Why (optional)", key=why, max_chars=LONGEST)
    st.button("Correct", key="decide", on_click=partial(_sent, who))


def _article(number: int, row: dict[str, Any]) -> str:
    """Return how the form names an article; the number tells those of one headline apart."""
    title = shortened(row["title"] or "Article without a title", 70)
    return f"{number}. {title}, {row['source'] or 'source unknown'}, {day(row['published'])}"


def _sent(who: dict[str, Any]) -> None:
    """Decide what the form says, or say what is wrong with it."""
    here, state = open_collection.here(), st.session_state
    kind = state[KEYS[0]]
    value = str(state.get(f"{KEYS[1]}-{kind}") or "")
    try:
        several = [who, *_others(here, who, kind)]
        verdicts = [
            verdict
            for one in several
            for verdict in _verdicts(here, one, kind, value, state.get(KEYS[2]) or [])
        ]
    except ValueError as problem:
        state[REFUSED] = str(problem)
        return
    decide_job.decide(here.corpus.path, verdicts, str(state.get(KEYS[3]) or ""))
    # The form of the next profile is the same: it is not to hold what was said of this one.
    state[KEYS[0]], state[KEYS[2]], state[KEYS[3]] = next(iter(WORDS)), [], ""
    state[f"{ALSO}-{who['entity']}"] = []
    if kind not in ("name drop", "name type"):
        state[f"{KEYS[1]}-{kind}"] = None if kind == "name pair" else ""


def _others(here: Here, who: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Return the other names that the form is about; raises ValueError where one is none of this collection."""
    chosen = st.session_state.get(f"{ALSO}-{who['entity']}") or []
    names = chosen if kind in TOGETHER else []
    found = [here.identified(name) for name in names]
    if any(one.empty for one in found):
        raise ValueError("Choose names of this collection.")
    rows = (one.iloc[0].to_dict() for one in found)
    return [row for row in rows if row["entity"] != who["entity"]]


def _verdicts(
    here: Here, who: dict[str, Any], kind: str, value: str, articles: Sequence[str]
) -> list[Verdict]:
    """Return what a form decides; raises ValueError, in a sentence, where that cannot be."""
    rows = here.places(who["entity"])
    if rows.empty:
        raise ValueError(UNNAMED)
    if kind == "name pair":
        found = here.identified(value) if value else None
        if found is None or found.empty:
            raise ValueError("Choose a name of this collection first.")
        return [_pair(here, who, found.iloc[0].to_dict(), SAME)]
    before = _before(who)
    if kind != "name split":
        value = decided(kind, "drop" if kind == "name drop" else value)
        return [Verdict(kind, _place(rows), value, before=before)]
    meant = rows["article"].isin(list(articles))
    if not meant.any() or meant.all():
        raise ValueError("Choose some of the articles that name it, not all.")
    other = _place(rows[~meant])
    places = [(row["article"], row["where"]) for row in rows[meant].to_dict("records")]
    return [Verdict(kind, one, decided(kind, value), other, before=before) for one in places]


def decide_suggestions(some: Sequence[pd.DataFrame], value: str, why: str = "") -> None:
    """Decide of suggestions, each with its evidence, that they are one, or two."""
    here = open_collection.here()
    try:
        found = [_suggested(here, evidence, value) for evidence in some]
    except ValueError as problem:
        st.session_state[REFUSED] = str(problem)
        return
    if verdicts := [one for one in found if one]:
        st.session_state[MADE] = {(one.kind, one.one[1]) for one in verdicts}
        decide_job.decide(here.corpus.path, verdicts, why)


def _suggested(here: Here, evidence: pd.DataFrame, value: str) -> Verdict | None:
    """Return the decision on a suggestion: that two names are one or two, or that one name is one in two articles."""
    row = evidence.iloc[0].to_dict()
    who = {"entity": row["entity"], "name": row["name"]}
    if row["kind"] != "split":
        return _pair(here, who, {"entity": row["other"], "name": row["other_name"]}, value)
    rows = here.places(who["entity"])
    rows = rows[rows["article"].isin(evidence["article"])]
    if len(rows) < 2:
        return None
    return Verdict("name pair", _place(rows), SAME, _place(rows[1:]), before=_before(who))


def _pair(here: Here, one: dict[str, Any], other: dict[str, Any], value: str) -> Verdict:
    """Return the decision that two entities are one, or two; raises ValueError where none can be."""
    rows = [here.places(side["entity"]) for side in (one, other)]
    if one["entity"] == other["entity"] or any(some.empty for some in rows):
        raise ValueError("Choose another name." if rows[0].size else UNNAMED)
    before = f"{_before(one)}\n{_before(other)}"
    return Verdict("name pair", _place(rows[0]), value, _place(rows[1]), before=before)


def _before(who: dict[str, Any]) -> str:
    return f"{who['entity']} {who['name']}"


def _place(rows: pd.DataFrame) -> tuple[str, str]:
    first = rows.iloc[0]
    return str(first["article"]), str(first["where"])
