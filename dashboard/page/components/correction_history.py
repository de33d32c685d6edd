"""The history of corrections: who changed what, when, from what to what, and why; also what was taken back."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from dashboard.corpus.amendments import ADD_EVENT
from dashboard.corpus.article_facts import FACTS
from dashboard.corpus.correction_queue import Asked
from dashboard.corpus.corrections import BACK, CHECKS, Corrections
from dashboard.corpus.text_rights import FULL
from dashboard.corpus.verdicts import COPIES, DECISIONS, EVENTINGS, before_of, ruling
from dashboard.page import audit
from dashboard.page.components import decide_job, downloads, headings, links
from dashboard.page.components.article_corrections import (
    LOST,
    ONE_OF,
    SAID,
    UNKNOWN,
    amendment_words,
    take_mark_back,
)
from dashboard.page.components.article_corrections import WORDS as ITEM_WORDS
from dashboard.page.components.article_facts import NAMED
from dashboard.page.components.list_rows import title_of
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.page.components.missing_fields import load_parser
from dashboard.page.open_collection import may_change, right
from dashboard.view import View
from dashboard.wording import count, day, harmless, number, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.decision_list import Ruling
    from dashboard.page.open_collection import Here

    type Entry = tuple[Correction, Correction | None]

LISTED = 30
"""Entries that are listed; the files hold all."""
WORDS_OF, VALUE = 70, 90
"""Characters of the words that an entry is about, and of a value."""
BARE = ("quotation drop", "event drop", "date drop", "quotation span")
"""Kinds that say all by their name."""
FOUND, PRINTED, BLANK = "as found", "as printed", "none"


def show(here: Here) -> None:
    """Show the last entries of the log, and the files that hold all; to who may correct and read the text."""
    if not may_change() or right() != FULL:
        return
    log = Corrections(here.corpus.path)
    entries, gone = log.history(), log.removals()
    if not entries and not any(int(str(one.value)) for one in gone):
        return
    unfit = {*here.corpus.unfitting()}
    listed = sorted(entries, key=lambda one: one[0] not in unfit)[:LISTED]
    said = f"{count(len(entries), 'entry', 'entries')}, of all readers"
    if len(listed) < len(entries):
        said += f"; the latest {number(len(listed))} are listed"
    if unfit:
        said += (
            f"; first {number(len(unfit))} for a decision: nothing is found at their place any more"
        )
    headings.heading("Corrections", f"{said}.")
    if many := sum(int(str(one.value)) for one in gone):
        words = f"{count(many, 'entry', 'entries')} went with articles that were removed, the last on {day(gone[-1].day)}."
        st.html(tag("p", words, class_="note"))
    if not entries:
        return
    known = here.texts([one.other for one, _ in listed if _of_article(one)])
    rulings = {one.entry: one for one in here.decisions()}
    holding = {*log.holding()}
    with st.container(key="corrections"):
        for number_of, entry in enumerate(listed):
            with st.container(horizontal=True, vertical_alignment="center"):
                lost = LOST if entry[0] in unfit else ""
                st.html(_item(here, entry, known, rulings, lost), width="content")
                if entry[0] in holding and (entry[0].other in known or not _of_article(entry[0])):
                    load_parser()
                    one = entry[0]
                    st.button(
                        decide_job.undo_words(one.kind, one.value),
                        key=f"undo-entry-{number_of}",
                        on_click=_take_back,
                        args=(here.corpus.path, one),
                        type="tertiary",
                    )
    downloads.table_buttons("corrections", partial(table, entries))
    downloads.button(
        "For a colleague (JSON lines)",
        "jsonl_corrections",
        partial(_lines, log.holding(), audit.reader()),
        "dateline-corrections.jsonl",
        "application/jsonl",
    )
    words = "A colleague takes this file over below, or with dateline correct FILE."
    st.html(tag("p", words, class_="note"))


def _lines(entries: Iterable[Correction], who: str) -> bytes:
    """Return the corrections that hold as ``dateline correct`` writes them."""
    audit.note("exported", who, form="jsonl")
    return "".join(f"{json.dumps(asdict(one), ensure_ascii=False)}\n" for one in entries).encode()


def table(entries: Iterable[Entry]) -> pd.DataFrame:
    """Return the history as a table."""
    rows = [
        {
            "at": one.at,
            "who": one.who,
            "what": harmless(what_of(one, held)),
            "before": harmless(before_value(one, held)),
            "after": harmless(after_value(one)),
            "why": harmless(one.why),
            "kind": one.kind,
            "article": one.other if _of_article(one) else "",
        }
        for one, held in entries
    ]
    return pd.DataFrame(rows)


def _of_article(one: Correction) -> bool:
    """Say whether an entry has the id of its article."""
    return one.kind not in (*DECISIONS, COPIES)


def _take_back(corpus: Path, one: Correction) -> None:
    """Take an entry back: what a reader had said of the same before holds again, as on its own page."""
    if not _of_article(one):
        decide_job.take_back(corpus, one)
    elif one.kind in CHECKS:
        take_mark_back(corpus, one.other, one)
    else:
        again = one.kind in (*ONE_OF, *FACTS)
        value = Corrections(corpus).previous(one) if again else None
        more = {"article": one.other, "who": audit.signed(), "why": BACK}
        asked = (
            Asked("state", {"kind": one.kind, "value": value, **more})
            if one.kind in FACTS
            else Asked("amend", {"amendments": [(one.kind, one.where, value)], **more})
        )
        decide_job.begin(corpus, asked, one.kind, done="undone")


def _sides(here: Here, one: Correction, rulings: Mapping[Correction, Ruling]) -> list[Markup]:
    """Return links to the names, events or articles that a decision is about."""
    ruling = rulings.get(one)
    sides = [side for side in (ruling.one, ruling.other) if side] if ruling else []
    sides = dict(sides or before_of(one.before))
    if one.kind == COPIES:
        there = here.texts([*sides])
        return [_to(links.sentence_address(here.view, name), sides[name]) for name in there]
    if one.kind in EVENTINGS:
        there = [event for event in sides if event in here.events]
        views = [(View(event=(event,)), sides[event]) for event in there]
        return [_to(links.address(links.TIMELINE, view, here.events), name) for view, name in views]
    there = [name for name in sides if not here.identified(name).empty]
    return [
        _to(links.profile_address(here, {"entity": name, "name": sides[name]}), sides[name])
        for name in there
    ]


def _to(address: str, words: str) -> Markup:
    return link(address, tag("bdi", shortened(words, WORDS_OF)))


def _item(
    here: Here, entry: Entry, known: dict, rulings: Mapping[Correction, Ruling], lost: str = ""
) -> Markup:
    """Return an entry, what it is about, and whether it is ``lost``."""
    one, held = entry
    when = f"{day(one.day)}, {_time(one)} UTC. {one.who or 'A reader'}"
    why = "" if one.why in ("", BACK) else f" Why: {one.why}."
    change = ""
    if not is_sentence(one):
        before, after = before_value(one, held), after_value(one)
        change = f" {shortened(before, VALUE)} → {shortened(after, VALUE)}."
    article = known.get(one.other) if _of_article(one) else None
    to = [] if _of_article(one) else _sides(here, one, rulings)
    if article:
        start = int(one.where.partition("-")[0]) if one.where else None
        address = links.sentence_address(here.view, one.other, start)
        to = [_to(address, title_of({"title": article.title}))]
    return tag(
        "div",
        tag("span", harmless(when), class_="note"),
        tag(
            "p",
            tag("bdi", harmless(f"{what_of(one, held)}{change}{why}{lost}")),
            " ",
            join(to, ", "),
        ),
        class_="correction",
    )


def _time(one: Correction) -> str:
    return one.at.partition("T")[2][:5]


def is_sentence(one: Correction) -> bool:
    """Say whether what an entry says has its value in it."""
    return one.kind in (*DECISIONS, COPIES, *CHECKS, *BARE)


def what_of(one: Correction, held: Correction | None) -> str:
    """Return what an entry is about; of one that takes another back, what that said."""
    undone = one.value is None
    value = str(one.value if not undone else held.value if held else "")
    if one.kind in DECISIONS or one.kind == COPIES:
        names = [name for _, name in before_of(one.before)] or [one.words]
        names = [shortened(name, WORDS_OF) for name in names]
        said = ruling(one.kind, value, names) if value else ", ".join(names)
    elif one.kind in FACTS:
        return f"{NAMED[one.kind]}:"
    elif one.kind in CHECKS:
        said = f"“{shortened(one.words, WORDS_OF)}”: {value}."
    else:
        end = "." if one.kind in BARE else ":"
        said = f"“{shortened(one.words, WORDS_OF)}”. {ITEM_WORDS[one.kind]}{end}"
    return f"Taken back: {said}" if undone and is_sentence(one) else said


def before_value(one: Correction, held: Correction | None) -> str:
    """Return what there was before an entry: of a name or an event, the name that it had."""
    if one.kind in FACTS:
        return _fact(one.kind, one.before)
    if held and not is_sentence(one):
        return _said(str(held.value))
    if one.kind in DECISIONS or one.kind == COPIES:
        return ", ".join(name for _, name in before_of(one.before))
    return (
        "" if one.kind in CHECKS or one.kind in BARE else _said(one.before) if one.before else FOUND
    )


def after_value(one: Correction) -> str:
    """Return what there is after an entry."""
    if one.kind in FACTS:
        return PRINTED if one.value is None else _fact(one.kind, one.value)
    if one.value is None:
        return FOUND
    return amendment_words(one.kind, one.value) if one.kind == ADD_EVENT else _said(one.value)


def _fact(kind: str, value: str) -> str:
    return (day(value[:10]) if kind == "published" and value else value) or BLANK


def _said(value: str) -> str:
    return SAID.get(value, value) or UNKNOWN
