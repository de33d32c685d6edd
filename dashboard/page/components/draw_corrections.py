"""How a drawn item is right: answers that one key gives, and fields for all others."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st
from dateutil.relativedelta import relativedelta

from dashboard.corpus.amendments import BETWEEN, CHOICES, LONGEST, checked
from dashboard.corpus.verdicts import KIND_WORDS, NAME_SPLIT, Verdict, decided
from dashboard.page.components import decide_job
from dashboard.page.components.article_corrections import SAID, UNKNOWN
from dashboard.page.components.days_field import EXAMPLE
from dashboard.page.components.list_rows import present
from dashboard.page.components.markup import in_markdown
from dashboard.wording import period, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from dashboard.corpus.random_samples import Drawn, Judgement
    from dashboard.page.open_collection import Here

DROPS = {
    "quotation": "quotation drop",
    "name": "name drop",
    "date": "date drop",
    "event": "events drop",
}
"""The kind that leaves an item out, by what is drawn."""
FIELDS = {
    "quotation": {"quotation speaker": "Who said it"},
    "name": {
        "name called": "Its name, in all articles",
        NAME_SPLIT: "Who is meant in this article",
    },
    "date": {"date days": "Which day, or days, it means"},
    "event": {"events days": "When it happened", "events called": "What it is called"},
}
"""What can be written, by what is drawn: a kind of correction, and the field's label."""
DRAWN = "drawn at random"
NEAREST = 3
"""Names of the article that are offered as the speaker: those that it prints nearest."""
LETTERS = 40
STEPS = (
    ("a week earlier", relativedelta(weeks=-1)),
    ("a week later", relativedelta(weeks=1)),
    ("a year earlier", relativedelta(years=-1)),
    ("a year later", relativedelta(years=1)),
)
"""How far off a date is most often."""


def amended(
    here: Here, one: Drawn, kind: str, value: str
) -> tuple[str, str, tuple[str, str] | None]:
    """Return kind and value of a correction of a drawn item, and another place where there must be two.

    Raises ValueError, in a sentence, for what cannot be one.
    """
    value = (checked if one.item in ("quotation", "date") else decided)(kind, value)
    return kind, value, _elsewhere(here, one) if kind == NAME_SPLIT else None


def answers(here: Here, one: Drawn) -> list[tuple[str, str, str]]:
    """Return what an item may be instead, each as words, kind of correction and value; at most nine, one a key."""
    return list(dict.fromkeys(ANSWERS[one.item](here, one)))[:9]


def _quotation(here: Here, one: Drawn) -> Iterator[tuple[str, str, str]]:
    row, mentions = one.row, here.article(one.article).mentions
    far = (mentions["start"] - row["start"]).abs()
    near = mentions.assign(far=far).sort_values("far")
    named = near["type"].isin(("PER", "ORG")) & (near["kind"] == "name")
    names = near.loc[named, "name"].drop_duplicates()
    for name in names[names != row["speaker"]].head(NEAREST):
        yield f"{name} said it", "quotation speaker", name
    if present(row["speaker"]):
        yield UNKNOWN, "quotation speaker", ""
    for kind in CHOICES["quotation kind"]:
        if kind != row["kind"]:
            yield f"{kind} quotation".capitalize(), "quotation kind", kind
    for status in CHOICES["quotation status"]:
        if status not in (row["status"], "unattributed"):
            yield SAID[status].capitalize(), "quotation status", status


def _name(_here: Here, one: Drawn) -> Iterator[tuple[str, str, str]]:
    for kind, words in KIND_WORDS.items():
        if kind != one.row["type"]:
            yield words.capitalize(), "name type", kind


def _date(here: Here, one: Drawn) -> Iterator[tuple[str, str, str]]:
    yield from _other_days(one, "date days")
    if printed := here.texts([one.article])[one.article].published:
        day = dt.date.fromisoformat(printed[:10])
        yield _days("the day of publication", day, day, "date days")


def _event(_here: Here, one: Drawn) -> Iterator[tuple[str, str, str]]:
    for status in CHOICES["event status"]:
        if status != one.row["status"]:
            yield SAID[status].capitalize(), "events status", status
    yield from _other_days(one, "events days")


def _other_days(one: Drawn, kind: str) -> Iterator[tuple[str, str, str]]:
    there = [str(one.row[name])[:10] for name in ("first", "last") if present(one.row[name])]
    for words, step in STEPS if there else ():
        first, last = dt.date.fromisoformat(there[0]), dt.date.fromisoformat(there[-1])
        with suppress(OverflowError, ValueError):  # beyond the calendar is no day
            yield _days(words, first + step, last + step, kind)


def _days(words: str, first: dt.date, last: dt.date, kind: str) -> tuple[str, str, str]:
    days = dict.fromkeys(day.isoformat() for day in (first, last))
    return f"{period(first, last)}, {words}", kind, BETWEEN.join(days)


ANSWERS: dict[str, Callable[[Here, Drawn], Iterator[tuple[str, str, str]]]] = {
    "quotation": _quotation,
    "name": _name,
    "date": _date,
    "event": _event,
}


def _elsewhere(here: Here, one: Drawn) -> tuple[str, str] | None:
    """Return a place in another article that has the same name."""
    rows = here.places(one.row["entity"])
    rows = rows[rows["article"] != one.article]
    return None if rows.empty else (str(rows.iloc[0]["article"]), str(rows.iloc[0]["where"]))


def ask(here: Here, one: Drawn, answer: Callable[[Sequence[tuple[str, str]]], None]) -> None:
    """Show the answers, a key each, and the fields; ``answer`` is given kinds and values of what was chosen or written."""
    with st.container(horizontal=True, key="draw-answers"):
        for number, (words, kind, value) in enumerate(answers(here, one), 1):
            st.button(
                in_markdown(shortened(words, LETTERS)),
                key=f"draw-answer-{number}",
                on_click=partial(answer, [(kind, value)]),
                shortcut=f"{number}",
            )
    fields = FIELDS[one.item]
    if one.item == "name" and _elsewhere(here, one) is None:
        fields = {kind: label for kind, label in fields.items() if kind != NAME_SPLIT}
    row = partial(st.container, horizontal=True, vertical_alignment="bottom")
    with st.form("draw-fields", border=False), row():
        for kind, label in fields.items():
            example = EXAMPLE if kind.endswith(" days") else ""
            key = f"draw-value-{kind}"
            st.text_input(label, key=key, max_chars=LONGEST, placeholder=example, width=320)
        st.form_submit_button("Correct", on_click=partial(_written, fields, answer))


def _written(fields: dict[str, str], answer: Callable[[Sequence[tuple[str, str]]], None]) -> None:
    found = [(kind, str(st.session_state.get(f"draw-value-{kind}") or "")) for kind in fields]
    answer([(kind, value) for kind, value in found if value.strip()])


def reason(judged: str) -> str:
    """Return why a drawn item was marked or corrected: that it was drawn, and what the reader wrote."""
    return f"{DRAWN}: {judged}" if judged else DRAWN


def make(folder: Path, judged: Sequence[Judgement], taken: Callable[[], None]) -> None:
    """Make the corrections of one draw, all at once; ``taken`` is called when they are made."""
    some = [(one, *amendment) for one in judged for amendment in one.amendments]
    who, item = judged[0].who, judged[0].item
    if item in ("name", "event"):
        verdicts = [
            Verdict(
                kind, (one.article, one.where), value, other, reason(one.why), before=one.before
            )
            for one, kind, value, other in some
        ]
        decide_job.decide(folder, verdicts, who=who, taken=taken)
        return
    items = [(one.article, kind, one.where, value, reason(one.why)) for one, kind, value, _ in some]
    decide_job.amend(folder, items, who=who, taken=taken)


def before(one: Drawn) -> str:
    """Return id and name of what a decision is made on; nothing where decisions are on no such thing."""
    columns = {"event": ("event", "label"), "name": ("entity", "name")}.get(one.item)
    return " ".join(str(one.row[name]) for name in columns) if columns else ""
