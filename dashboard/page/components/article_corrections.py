"""What readers have corrected in an article's quotations and events, and a form that corrects more."""

from __future__ import annotations

import re
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.corpus.amendments import (
    ADD,
    ADD_EVENT,
    ADDED,
    CHOICES,
    DATE_DAYS,
    LONGEST,
    RESPAN,
    SET,
    added_event,
    checked,
    event_to_add,
    place,
)  # fmt: skip
from dashboard.corpus.check_marks import mark, unmark
from dashboard.corpus.correction_queue import Asked
from dashboard.corpus.corrections import BACK, CHECKS, INITIALS, Corrections, content_of, lost
from dashboard.corpus.desks import PLACE
from dashboard.corpus.text_rights import FULL
from dashboard.corpus.typed_days import FROM, PUBLICATION, anchor_of, counted_from, typed_days
from dashboard.page import audit
from dashboard.page.components import days_field
from dashboard.page.components.decide_job import lines, undo_words
from dashboard.page.components.list_rows import FACET_WORDS, present, told_apart
from dashboard.page.components.markup import in_markdown, tag
from dashboard.page.components.missing_fields import REFUSED, begin, load_parser
from dashboard.page.open_collection import may_change, renew, right, why_of
from dashboard.wording import STATUS_WORDS, day, harmless, period, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dashboard.corpus import ArticleRecord
    from dashboard.corpus.corrections import Correction
    from dashboard.corpus.store import Store
    from dashboard.page.open_collection import Here

    Row = dict[str, Any]
    type Amended = tuple[str, str, str | None]

WORDS = {
    "quotation check": "Nothing: it was checked, or it is disputed",
    "event check": "Nothing: it was checked, or it is disputed",
    "quotation speaker": "Who said it",
    "quotation status": "Whether it was said",
    "quotation kind": "Direct, indirect or mixed",
    ADD: "Added as a quotation, of",
    ADD_EVENT: "Added as an event",
    "quotation span": "The words are too many or too few",
    "quotation drop": "It is no quotation",
    "event label": "What it is called",
    "event days": "When it happened",
    "event status": "Whether it happened",
    "event drop": "It is no event",
    "date from": "From which day it counts",
    "date days": "Which day, or days, it means",
    "date drop": "It is no date",
}
SAID = FACET_WORDS | STATUS_WORDS | {"said": "was said", "happened": "happened", "drop": "left out"}
OPTIONS = CHOICES | CHECKS
KEYS = ("correct-what", "correct-kind", "correct-value", "correct-why", "correct-who")
CHOSEN = "correct-chosen"
"""Where it is kept which item was chosen last, of which article and link."""
ALSO, ALONE = "correct-also", ("quotation span", "event label", "date from")
"""The other items that a correction is made for, and the kinds that can be of one item only."""
ONE_OF = (
    "quotation speaker", "quotation status", "quotation kind", "event label", "event days", "event status",
    "date days",
)  # fmt: skip
"""What may be corrected again directly: undo goes back one step."""
ADDING = {"add ": ADD, "add-event ": ADD_EVENT}
"""How a link begins that offers words of the article as a quotation, or as an event."""
ADD_KEYS = ("add-speaker", "add-why", "add-label", "add-days", "add-status")
COUNTED = "date from"
"""What the form calls another day from which a date counts: in the log it is kept with the days that a date means."""
WORD = re.compile(r"\S+")
LETTERS = 70
UNKNOWN = "Speaker unknown"
LOST = " It no longer fits: nothing is found there any more."
LAPSED = "The mark has lapsed: what stood there is another now."


def show(here: Here, record: ArticleRecord, wanted: str = "") -> None:
    """Show what was corrected, with a way back, and the form of words that a link names as ``wanted``."""
    if not may_change() or not record.parsed:
        return
    log = Corrections(here.corpus.path)
    held = [one for one in log.holding(content_of(record.article)) if one.kind in WORDS]
    lines(held, partial(_held, here, record, log))
    lead = next((one for one in ADDING if wanted.startswith(one)), "")
    if lead and right() == FULL and PLACE.fullmatch(where := wanted.removeprefix(lead)):
        _add_form(here, record, where, ADDING[lead])


def offer(here: Here, record: ArticleRecord, wanted: str = "") -> None:
    """Offer the form that corrects more; ``wanted`` is the item that a link names."""
    if not may_change() or not record.parsed:
        return
    items = _items(record)
    wanted = _first(record, wanted)
    if items:
        title = "Check or correct a quotation, an event or a date"
        with st.expander(title, expanded=wanted in items):
            _form(here, record, items, wanted)


def _held(here: Here, record: ArticleRecord, log: Corrections, entry: Correction) -> None:
    """Show one correction and the button that goes back to the one before it."""
    previous = log.previous(entry) if entry.kind in ONE_OF else None
    key = f"{entry.kind.replace(' ', '-')}-{entry.where}"
    mark = entry.kind in CHECKS
    with st.container(horizontal=True, vertical_alignment="center", key=f"corrected-{key}"):
        words = (_marked if mark else _corrected)(here, record, entry)
        st.html(tag("p", harmless(words), class_="note"), width="content")
        path, article = here.corpus.path, record.article.id
        undo = partial(_amend, path, article, [(entry.kind, entry.where, previous)], BACK)
        if mark:
            undo = partial(take_mark_back, path, article, entry)
        else:
            load_parser()
        st.button(undo_words(entry.kind), key=f"undo-{key}", on_click=undo, type="tertiary")


def _places(record: ArticleRecord) -> set[str]:
    """Return the places of all that was found in the article, as corrections name them."""
    return {
        f"{item} {place(row)}"
        for item, rows in (
            ("quotation", record.quotations),
            ("event", record.events),
            ("date", record.dates),
        )
        for row in rows.to_dict("records")
    }


def _words(record: ArticleRecord, entry: Correction) -> str:
    """Return the words that a correction is about: of the log, or those of them that the reader may see."""
    words = entry.words
    if right() != FULL:
        start, end = map(int, entry.where.split("-"))
        words = " ".join(record.article.text[start:end].split()) or "…"
    return f"“{shortened(words, LETTERS)}”"


def _corrected(here: Here, record: ArticleRecord, entry: Correction) -> str:
    """Return a correction in words, and whether there is nothing at its place any more."""
    who = entry.who or "A reader"
    said = f"{who} corrected {_words(record, entry)} on {day(entry.day)}."
    value = amendment_words(entry.kind, entry.value or "")
    bare = entry.kind.endswith("drop") or entry.kind == RESPAN
    what = WORDS[entry.kind] if bare else f"{WORDS[entry.kind]}: {value}"
    held = Corrections(here.corpus.path).holding(entry.content)
    is_lost = entry in lost(held, _places(record))
    return f"{said} {what}{why_of(entry)}.{LOST if is_lost else ''}"


def amendment_words(kind: str, value: str) -> str:
    """Return the value of a correction in words."""
    if kind == ADD_EVENT:
        label, days, status = added_event(value)
        more = [amendment_words("event days", days), SAID.get(status, status)] if days else []
        return ", ".join([label, *more])
    if kind.endswith(" days"):
        try:
            anchor = anchor_of(value)
            if anchor is None:
                return period(*typed_days(value))
        except ValueError:  # days that an older log has, and that are refused today
            return value
        return f"counted from {'publication' if anchor == PUBLICATION else day(anchor)}"
    return SAID.get(value, value) or UNKNOWN


def _marked(here: Here, record: ArticleRecord, entry: Correction) -> str:
    """Return a mark in words, and whether it has lapsed."""
    said = f"{_words(record, entry)}: {entry.value} by {entry.who} on {day(entry.day)}"
    said += f"{why_of(entry)}."
    return said if here.corpus.holds(entry) else f"{said} {LAPSED}"


def take_mark_back(corpus: Path, article: str, entry: Correction) -> None:
    """Take the mark of a quotation or an event back; say why not where that cannot be."""
    _mark(corpus, lambda store: unmark(store, entry), ("unchecked", article, entry.kind))


def _mark(corpus: Path, change: Callable[[Store], None], told: tuple[str, str, str]) -> None:
    """Make a mark, or take it back, and log it as told; say why not where that cannot be."""
    from dashboard.corpus.store import CorpusError, Store  # noqa: PLC0415 - only to write

    if not may_change():
        return
    try:
        change(Store(corpus))
    except (CorpusError, ValueError) as problem:
        st.session_state[REFUSED] = str(problem)
    except KeyError:
        st.session_state[REFUSED] = "Only what the Quotations and the Timeline show can be checked."
    else:
        event, article, kind = told
        audit.note(event, articles=article, form=kind.partition(" ")[0])
    renew()


def _items(record: ArticleRecord) -> dict[str, str]:
    """Return the places of the article's quotations, events and dates, each with how the form names it."""
    text = record.article.text
    found: dict[str, str] = {}
    for row in record.quotations.drop_duplicates("statement").to_dict("records"):
        who = row["speaker"] if present(row["speaker"]) else "speaker unknown"
        words = shortened(text[int(row["start"]) : int(row["end"])], LETTERS)
        found[f"quotation {place(row)}"] = f"Quotation, {who}: {words}"
    for row in record.events.drop_duplicates("event").to_dict("records"):
        found[f"event {place(row)}"] = f"Event: {shortened(row['label'], LETTERS)}"
    for row in record.dates.to_dict("records"):
        words = shortened(text[int(row["start"]) : int(row["end"])], LETTERS)
        known = [one for one in (row["first"], row["last"]) if present(one)]
        means = period(known[0], known[-1]) if known else "day not known"
        found[f"date {place(row)}"] = f"Date: {words}, {means}"
    return dict(zip(found, told_apart(found.values()), strict=True))


def _first(record: ArticleRecord, wanted: str) -> str:
    """Return the item that the form has for one that a link names: an event's first place."""
    item, _, where = wanted.partition(" ")
    rows = record.events.to_dict("records") if item == "event" else []
    event = next((row["event"] for row in rows if place(row) == where), None)
    same = (f"event {place(row)}" for row in rows if row["event"] == event)
    return next(same, wanted) if event else wanted


def _form(here: Here, record: ArticleRecord, items: dict[str, str], wanted: str) -> None:
    """Ask what is wrong, how it is right, and why."""
    what, kind, value, why, who = KEYS
    places, asked_for = list(items), (record.article.id, wanted)
    *before, held = st.session_state.get(CHOSEN, ("",))
    first = next(
        (one for one in (held if (*before,) == asked_for else wanted, wanted) if one in items),
        places[0],
    )
    # A box keeps how its options were called: where something is corrected, another takes its place.
    called = blake2b(repr([asked_for, items]).encode(), digest_size=6).hexdigest()
    chosen = st.selectbox(
        "Of this article",
        places,
        index=places.index(first),
        format_func=items.__getitem__,
        key=f"{what}-{called}",
    )
    st.session_state[CHOSEN] = *asked_for, chosen
    sort = chosen.partition(" ")[0]
    kinds = [one for one in WORDS if one.startswith(sort) and one not in ADDED]
    if sort == "date" and not _counts(record, chosen.partition(" ")[2]):
        kinds.remove(COUNTED)
    asked = st.selectbox("What is wrong", kinds, format_func=WORDS.__getitem__, key=kind)
    key = f"{value}-{asked}"
    if asked not in CHECKS and (wanted or kind in st.session_state):
        load_parser()
    _ask_value(record, asked, chosen.partition(" ")[2], key)
    if asked in CHECKS:
        st.text_input("Your initials", value=audit.signed(), key=who, max_chars=INITIALS)
    others = [one for one in places if one != chosen and one.partition(" ")[0] == sort]
    if others and asked not in ALONE:
        st.multiselect(
            "The same for (optional)", others, format_func=items.__getitem__, key=f"{ALSO}-{sort}"
        )
    st.text_input("Why (optional)", key=why, max_chars=LONGEST)
    st.button(
        "Check" if asked in CHECKS else "Correct",
        key="correct",
        on_click=partial(_sent, here.corpus.path, record.article.id),
    )


def _ask_value(record: ArticleRecord, asked: str, where: str, key: str) -> None:
    """Ask how what is wrong is right."""
    if asked == "quotation speaker":
        _ask_speaker(record, key)
    elif asked == RESPAN:
        _span(record, where)
    elif len(OPTIONS.get(asked, ())) > 1:
        st.selectbox("It is", OPTIONS[asked], format_func=lambda one: SAID.get(one, one), key=key)
    elif asked == COUNTED:
        _ask_anchor(record, where, key)
    elif asked.endswith(" days"):
        days_field.ask("It is", key)
    elif asked not in OPTIONS:
        st.text_input("It is", key=key, max_chars=LONGEST)


def _counts(record: ArticleRecord, where: str, day_of: str = "2000-01-01") -> str:
    """Return what a date of the article means, counted from a day; nothing where it counts from none."""
    start, end = map(int, where.split("-"))
    try:
        first, last = typed_days(day_of)
    except ValueError:
        return ""
    rows = [row for row in record.dates.to_dict("records") if place(row) == where]
    if first != last or any(row["certainty"] == "stated" and row["rule"] != SET for row in rows):
        return ""
    found = counted_from(record.article.text, start, end, first)
    return period(found.first, found.last) if found else ""


def _ask_anchor(record: ArticleRecord, where: str, key: str) -> None:
    """Ask from which day a date counts: that of publication, another day of the article, or a typed one."""
    said: dict[str, str] = {}
    if printed := (record.article.published or "")[:10]:
        said[PUBLICATION] = f"{day(printed)}, the day of publication"
    days = record.dates[(record.dates["first"] == record.dates["last"])]
    for row in days.to_dict("records"):
        iso = str(row["first"])[:10]
        if place(row) != where and iso not in (printed, *said):
            words = record.article.text[int(row["start"]) : int(row["end"])]
            said[iso] = f"{day(iso)}, “{shortened(words, 30)}”"
    means = {one: _counts(record, where, printed if one == PUBLICATION else one) for one in said}
    typed = st.selectbox(
        "It counts from",
        [one for one in said if means[one]],
        index=None,
        format_func=lambda one: f"{said[one]}: {means[one]}" if one in said else one,
        placeholder="Choose a day, or type one",
        accept_new_options=True,
        key=key,
    )
    if typed and typed not in said:
        days_field.understood(typed)
        if counted := _counts(record, where, typed):
            st.html(tag("p", f"Counted from it: {counted}.", class_="note"))


def _ask_speaker(record: ArticleRecord, key: str) -> None:
    named = record.mentions.loc[record.mentions["type"].isin(("PER", "ORG")), "name"]
    names = [*named.value_counts().index]
    st.selectbox(
        "Speaker",
        ["", *names],
        index=None,
        format_func=lambda name: name or UNKNOWN,
        placeholder="Choose or type a name, “A or B”, or a description in small letters",
        accept_new_options=True,
        filter_mode="contains",
        key=key,
        on_change=_complete,
        args=(key, names),
    )


def _complete(key: str, names: Sequence[str]) -> None:
    """Turn some words of a name into the name, where the article has one such name alone: "Quill" into "Ada Quill"."""
    typed = str(st.session_state[key] or "")
    words = {*typed.casefold().split()}
    alike = [name for name in names if words and words <= {*name.casefold().split()}]
    if len(alike) == 1 and typed not in names:
        st.session_state[key] = alike[0]


def _add_form(here: Here, record: ArticleRecord, where: str, kind: str) -> None:
    """Ask who said words that were selected in the article, or what happened there and when."""
    start, end = map(int, where.split("-"))
    selected = record.article.text[start:end]
    words = selected.strip()
    start += len(selected) - len(selected.lstrip())
    where = f"{start}-{start + len(words)}"
    item, what = kind.partition(" ")[0], "a quotation" if kind == ADD else "an event"
    if not words or f"{item} {where}" in _places(record):
        return
    load_parser()
    with st.container(key=f"add_{item}", border=True):
        st.html(tag("p", f"Add as {what}: ", tag("q", tag("bdi", shortened(words, 400)))))
        if kind == ADD:
            _ask_speaker(record, ADD_KEYS[0])
        else:
            _ask_event(record)
        st.text_input("Why (optional)", key=ADD_KEYS[1], max_chars=LONGEST)
        st.button(
            f"Add {item}",
            key=f"add-{item}",
            on_click=_added,
            args=(here.corpus.path, record.article.id, where, kind),
        )


def _ask_event(record: ArticleRecord) -> None:
    """Ask what happened, on which days, and whether it did."""
    _, _, label, days, status = ADD_KEYS
    st.text_input("What happened", key=label, max_chars=LONGEST)
    day_of = (record.article.published or "")[:10]
    days_field.ask("On which day, or days", days, day_of)
    options = CHOICES["event status"]
    st.selectbox(
        "Whether it happened", options, format_func=lambda one: SAID.get(one, one), key=status
    )


def _added(corpus: Path, article: str, where: str, kind: str = ADD) -> None:
    """Add the words as the form says; all of the text must be the reader's to see."""
    if right() != FULL:
        return
    form = st.session_state
    speaker, why, label, days, status = (form.get(key) for key in ADD_KEYS)
    if kind == ADD and speaker is None:
        form[REFUSED] = "Choose who said it first."
        return
    try:
        event = kind == ADD_EVENT and event_to_add(str(label or ""), str(days or ""), str(status))
        value = event or checked(ADD, str(speaker))
    except ValueError as problem:
        form[REFUSED] = str(problem)
        return
    _amend(corpus, article, [(kind, where, value)], str(why or ""))


def _span(record: ArticleRecord, where: str) -> None:
    """Ask for the first and the last word of a quotation, of its sentence and the words beside it."""
    start, end = map(int, where.split("-"))
    row = next(one for one in record.quotations.to_dict("records") if place(one) == where)
    low, high, text = start, end, record.article.text
    if present(row["sentence_start"]) and present(row["sentence_end"]):
        low, high = min(low, int(row["sentence_start"])), max(high, int(row["sentence_end"]))
    words = [(low + one.start(), low + one.end()) for one in WORD.finditer(text[low:high])]
    inside = [one for one in words if one[0] < end and one[1] > start] or words
    labels = dict(
        zip(words, told_apart(in_markdown(text[slice(*one)]) for one in words), strict=True)
    )
    st.select_slider(
        "From which word to which",
        words,
        value=(inside[0], inside[-1]),
        format_func=labels.__getitem__,
        key=f"{KEYS[2]}-{RESPAN}",
    )


def _sent(corpus: Path, article: str) -> None:
    """Correct what the form says, or say what is wrong with it."""
    state = st.session_state
    kind = state[KEYS[1]]
    sort = kind.partition(" ")[0]
    choices = OPTIONS.get(kind, ())
    value = choices[0] if len(choices) == 1 else state.get(f"{KEYS[2]}-{kind}")
    if value is None:
        state[REFUSED] = f"Choose {'a day' if kind == COUNTED else 'who said it'} first."
        return
    also = [] if kind in ALONE else state.get(f"{ALSO}-{sort}") or []
    places = [one.partition(" ")[2] for one in dict.fromkeys([state[CHOSEN][-1], *also])]
    why = str(state.get(KEYS[3]) or "")
    if kind in CHECKS:
        given = {"value": value, "who": str(state.get(KEYS[4]) or ""), "why": why}
        for where in places:
            change = partial(mark, item=sort, at=(article, where), **given)
            _mark(corpus, change, (str(value), article, kind))
        state[f"{ALSO}-{sort}"] = []
        return
    if kind == RESPAN:
        (start, _), (_, end) = value
        value = f"{start}-{end}"
    if kind == COUNTED:
        kind, value = DATE_DAYS, f"{FROM}{value}"
    try:
        value = checked(kind, value)
    except ValueError as problem:
        state[REFUSED] = str(problem)
        return
    _amend(corpus, article, [(kind, where, value) for where in places], why)
    state[f"{ALSO}-{sort}"] = []
    state[KEYS[3]] = ""
    if kind.endswith("drop"):  # what is left out next is asked for again
        state[KEYS[1]] = next(one for one in WORDS if one.startswith(sort))


def _amend(corpus: Path, article: str, amendments: Sequence[Amended], why: str = "") -> None:
    kind, _, value = amendments[0]
    more = {"who": audit.signed(), "why": why}
    asked = Asked("amend", {"article": article, "amendments": [*amendments], **more})
    begin(corpus, article, "correction", value, asked, kind)
