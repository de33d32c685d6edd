"""Readers' corrections of an article's quotations, events and dates, applied to its rows after every parse.

An amendment names its item by the place that the parser found it at: "120-188" is the span of a piece of
a quotation, or of a clause that tells of an event; it holds for the whole quotation, and for the event
throughout the article. Where the parser finds nothing at the place any more, it changes nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal, get_args

from dashboard.corpus.quotation_marks import CLOSING
from dashboard.corpus.records import day_of, key_of, quotation_id
from dashboard.corpus.typed_days import (
    BETWEEN,
    FROM,
    PUBLICATION,
    anchor_of,
    counted_from,
    typed_days,
)
from dashboard.model import EventMention, EventStatus, Quotation, QuotationKind, WordsStatus
from dashboard.wording import day as day_words
from dashboard.wording import undirected

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dashboard.corpus.parse_workers import Rows
    from dashboard.corpus.records import Row
    from dashboard.model import DateReference

Amendment = Literal[
    "quotation add", "quotation speaker", "quotation status", "quotation kind", "quotation span",
    "quotation drop",
    "event add", "event label", "event status", "event days", "event drop",
    "date days", "date drop",
]  # fmt: skip
CHOICES: dict[str, tuple[str, ...]] = {
    "quotation status": get_args(WordsStatus),
    "quotation kind": get_args(QuotationKind),
    "quotation drop": ("drop",),
    "event status": get_args(EventStatus),
    "event drop": ("drop",),
    "date drop": ("drop",),
}
LONGEST = 200
"""Characters of a name or label that are kept."""
SPEAKERS = {"PER": "person", "ORG": "organisation", "LOC": "place", "NORP": "group"}
SPAN = re.compile(r"[0-9]{1,9}-[0-9]{1,9}")
MOST = 1500
"""Characters of words that a reader may make a quotation: with a right to the evidence, others see them."""
SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s+")
OURS = 9.0
"""The ``worth`` of a label that a reader wrote: where articles differ, theirs is taken."""
LAST = ("quotation drop", "event drop")
"""What is done after all else; an event's own days hold beside a date that is none."""
DATE_DAYS = "date days"
"""The days that a date of the text means, or "from" the day that it counts from: what it dates is dated again."""
TABLES = {
    "quotation": ("quotations", "statement"),
    "event": ("events", "event"),
    "date": ("dates", "start"),
}
"""Where the items stand that an amendment is about, and which column has the same for all pieces of one."""
ADD = "quotation add"
"""A quotation that the parser missed; its value is the speaker, empty where nobody knows who."""
ADD_EVENT = "event add"
"""An event that the parser missed, at the words that tell of it; its value is what it is called, and it may be its days and status: see ``added_event``."""
PARTS = " | "
"""Between what an added event is called, its days and its status."""
ADDED = (ADD, ADD_EVENT)
SET = "set by a reader"
"""The rule of a date that a reader set."""
RESPAN = "quotation span"
"""Where a quotation is in truth; other corrections may name it by this place or by the one before."""


def checked(kind: str, value: str) -> str:
    """Return the value of an amendment as it is kept; raises ValueError, in a sentence, for what cannot be one."""
    if kind not in get_args(Amendment):
        raise ValueError(f"“{kind}” is no kind of correction: {', '.join(get_args(Amendment))}.")
    if kind == ADD_EVENT:
        return event_to_add(*added_event(value))
    value = " ".join(undirected(value).split())[:LONGEST]
    if kind in CHOICES and value not in CHOICES[kind]:
        raise ValueError(f"“{value}” is no {kind}: {', '.join(CHOICES[kind])}.")
    if kind == DATE_DAYS and (anchor := anchor_of(value)):
        return f"{FROM}{anchor}"
    if kind in ("event days", DATE_DAYS):
        first, last = typed_days(value)
        return first.isoformat() if first == last else f"{first}{BETWEEN}{last}"
    if kind == RESPAN and not SPAN.fullmatch(value):
        raise ValueError(f"“{value}” is no place in an article.")
    if kind == RESPAN:
        refuse_long(value)
    if kind == "event label" and not any(sign.isalnum() for sign in value):
        raise ValueError("A name of an event has letters.")
    return value


def event_to_add(label: str, days: str = "", status: str = "") -> str:
    """Return an event as an addition has it, its days and status too or neither; raises ValueError as ``checked`` does."""
    parts = {"label": label} | ({"days": days, "status": status} if days or status else {})
    return PARTS.join(checked(f"event {what}", part) for what, part in parts.items())


def added_event(value: str) -> tuple[str, str, str]:
    """Return what an added it is called, its days and its status; the last two may be empty: "March | 2024-03-01 | planned".

    "Vote | Norwich council | planned" is what one is called, as nothing in it is days.
    """
    label, *more = value.rsplit(PARTS, 2)
    if len(more) == 2 and more[1] in CHOICES["event status"]:
        with suppress(ValueError):
            typed_days(more[0])
            return label, more[0], more[1]
    return value, "", ""


def refuse_long(where: str) -> None:
    """Raise ValueError, in a sentence, for a place of more words than a reader may make a quotation or an event."""
    if _length(where) > MOST:
        raise ValueError(f"Words have {MOST} characters at most: choose fewer words.")


def _length(where: str) -> int:
    start, end = map(int, where.split("-"))
    return end - start


def amended(rows: Rows, amendments: Mapping[tuple[str, str], str]) -> Rows:
    """Return an article's rows with its amendments, by kind and place; the rows given are not changed.

    They are given in the order in which they were made: of two of a kind the later holds, by whichever
    place it names a quotation.
    """
    if not amendments:
        return rows
    found = rows | {name: [dict(row) for row in rows[name]] for name, _ in TABLES.values()}
    for (kind, where), value in sorted(amendments.items()):
        if kind in ADDED and _fits(where, found["articles"][0]["text"]):
            (_add if kind == ADD else _add_event)(found, where, value)
    now = _respanned(found, amendments)
    by_kind = sorted(amendments.items(), key=lambda one: (one[0][0] in LAST, one[0][0]))
    for (kind, where), value in by_kind:
        item, _, what = kind.partition(" ")
        if kind in (*ADDED, RESPAN):
            continue
        table, number = TABLES[item]
        there = {where, now.get(where, where)} if item == "quotation" else {where}
        numbers = [row[number] for row in found[table] if place(row) in there][:1]
        same = [row for row in found[table] if row[number] in numbers]
        if kind == "date drop":
            _date_events(found, where, NO_DAYS)
        if what == "drop":
            found[table] = [row for row in found[table] if row[number] not in numbers]
        for row in same:
            with suppress(ValueError):  # days that an older log has, and that are refused today
                CHANGES.get(kind, _set)(row, what, value, found)
    return found


def _add(rows: Rows, where: str, speaker: str) -> None:
    """Add a quotation at a place, unless one is there."""
    article, start, end = rows["articles"][0], *map(int, where.split("-"))
    if where in map(place, rows["quotations"]):
        return
    opened = article["text"][:start].rstrip()[-1:] in CLOSING
    number = max((row["statement"] for row in rows["quotations"]), default=-1) + 1
    row = asdict(Quotation(start, end, "direct" if opened else "indirect", number))
    row |= _placed(article, start, end)
    row["sentence_start"], row["sentence_end"] = _around(rows, start, end)
    _speaker(row, "", speaker, rows)
    rows["quotations"].append(row)
    rows["quotations"].sort(key=lambda one: (one["start"], one["end"]))


def _placed(article: Row, start: int, end: int) -> Row:
    """Return what a piece of a quotation has from its place in an article."""
    identity = quotation_id(article["article"], start, end)
    there = {"article": article["article"], "start": start, "end": end}
    words = {"words": article["text"][start:end], "quotation": identity, "key": key_of(identity)}
    return there | words


def _add_event(rows: Rows, where: str, value: str) -> None:
    """Add an event at a place, of the day of its article where no reader says another, unless one is there."""
    label, days, status = added_event(value)
    article, start, end = rows["articles"][0], *map(int, where.split("-"))
    if where in map(place, rows["events"]):
        return
    number = max((row["event"] for row in rows["events"]), default=-1) + 1
    named = (one["entity"] for one in rows["mentions"] if start <= one["start"] < end)
    day = article.get("day")
    event = EventMention(start, end, start, end, "", number, label, tuple(dict.fromkeys(named)))
    row = asdict(event) | {"article": article["article"], "worth": OURS}
    row |= dict.fromkeys(("first", "last", "own_first", "own_last"), day)
    row |= {"status": status} if status else {}
    if days:
        _set_days(row, "days", days, rows)
    row["sentence_start"], row["sentence_end"] = _around(rows, start, end)
    rows["events"].append(row)
    rows["events"].sort(key=lambda one: (one["start"], one["end"]))


def _around(rows: Rows, start: int, end: int) -> tuple[int, int]:
    """Return the ends of the sentence around a place, or of the sentences that it runs across.

    Where the parser found nothing in it, it is cut where one seems to end: never is it the whole block.
    """
    names = ("mentions", "quotations", "dates", "events")
    spans = {(row["sentence_start"], row["sentence_end"]) for name in names for row in rows[name]}
    holding = [one for one in spans if one[0] <= start and end <= one[1]]
    if holding:
        return min(holding, key=lambda one: one[1] - one[0])
    text, blocks = rows["articles"][0]["text"], rows["articles"][0]["blocks"] or ()
    edges = {0, len(text), *(found.end() for found in SENTENCE_END.finditer(text))}
    edges |= {block[edge] for block in blocks for edge in ("start", "end")}
    low, high = max(one for one in edges if one <= start), min(one for one in edges if one >= end)
    return low, max(end, low + len(text[low:high].rstrip()))


def _respanned(rows: Rows, amendments: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """Give pieces of quotations the places that readers gave them; return where each is now by where it was.

    They are taken in the order in which they were made: a piece can be given another place again, by the one
    that it had got. Where another quotation has that place already, it stays where it is.
    """
    article = rows["articles"][0]
    pieces = {place(row): row for row in rows["quotations"]}
    now: dict[str, str] = {}
    for (kind, where), to in amendments.items():
        if kind != RESPAN or where not in pieces or to in pieces or not _fits(to, article["text"]):
            continue
        row = pieces[to] = pieces.pop(where)
        start, end = map(int, to.split("-"))
        row |= _placed(article, start, end)
        now = {was: to if there == where else there for was, there in now.items()}
        now |= {where: to, to: to}
    if now:
        rows["quotations"].sort(key=lambda row: (row["start"], row["end"]))
    return now


def _fits(where: str, text: str) -> bool:
    start, end = map(int, where.split("-"))
    return start < end <= min(len(text), start + MOST)


def stands(kind: str, row: Mapping[str, Any]) -> str:
    """Return what a row has of what an amendment of this kind changes, as it would be written; nothing where it cannot be."""
    _, _, what = kind.partition(" ")
    if what == "days":
        days = [str(row[name]) for name in ("first", "last") if row[name]]
        return BETWEEN.join(dict.fromkeys(days))
    return str(row.get(what) or "")


def place(row: Mapping[str, Any]) -> str:
    """Return the place by which an amendment names a quotation's or an event's row: "120-188"."""
    return f"{int(row['start'])}-{int(row['end'])}"


def _set(row: Row, what: str, value: str, _rows: Rows) -> None:
    row[what] = value


def _speaker(row: Row, _what: str, value: str, rows: Rows) -> None:
    """Give a piece of a quotation the speaker of that name, or none; the name's entity if the article has it.

    "Ada Quill or Ivo Lund", where no one name of the article is that: one of the two. "second official", in small
    letters, is a description: whoever it is stays unnamed.
    """
    named = next((one for one in rows["mentions"] if one["name"] == value and value), None)
    _say_otherwise(rows, row, value, named)
    row |= {
        "speaker": value or None,
        "speaker_entity": named["entity"] if named else None,
        "speaker_kind": _kind_of(value, named),
        "known": "reader",
        "status": _status_of(value, row["status"]),
        **dict.fromkeys(
            ("speaker_start", "speaker_end", "role", "affiliation", "anonymity_reason")
        ),
    }


def _say_otherwise(rows: Rows, said: Row, speaker: str, named: Row | None) -> None:
    """Give the event of saying it, which the quotation's cue tells of, to the speaker that a reader names.

    There is none where nobody is known, or where its label has the former speaker in no words to be
    replaced. A name that a reader gave the event stays.
    """
    before, entity, kept = said["speaker"], said["speaker_entity"], []
    former = re.compile(rf"(?<!\w){re.escape(before)}(?!\w)", re.IGNORECASE) if before else None
    for row in rows["events"]:
        told = said["cue_start"] is not None and row["head_start"] == said["cue_start"]
        if not told or row["worth"] == OURS or _is_named(speaker, row["label"], former):
            kept.append(row)
        elif speaker and former and former.search(row["label"]):
            others = [one for one in row["participants"] if one != entity]
            now = dict.fromkeys([*([named["entity"]] if named else []), *others])
            label = former.sub(lambda _: speaker, row["label"], count=1)
            kept.append(row | {"label": label, "participants": tuple(now)})
    rows["events"] = kept


def _is_named(speaker: str, label: str, former: re.Pattern[str] | None) -> bool:
    """Return whether a label names a speaker, and not only within the former one's name."""
    rest = former.sub("", label) if former else label
    return bool(speaker) and bool(re.search(rf"(?<!\w){re.escape(speaker)}(?!\w)", rest))


def _status_of(speaker: str, status: str) -> str:
    """Return the status of words that get a speaker, or lose theirs."""
    if speaker:
        return "said" if status == "unattributed" else status
    return "unattributed" if status == "said" else status


def _kind_of(value: str, named: Row | None) -> str:
    if not value:
        return "unknown"
    if named:
        return SPEAKERS.get(named["type"], "person")
    return "unnamed" if value.islower() else "person"


def _label(row: Row, _what: str, value: str, _rows: Rows) -> None:
    row |= {"label": value, "worth": OURS}


def _set_days(row: Row, _what: str, value: str, _rows: Rows) -> None:
    """Give a mention of an event its days; the date beside it in the text explains them no more."""
    first, last = typed_days(value)
    row |= {"first": first, "last": last, "own_first": first, "own_last": last}
    row |= {
        "certainty": "stated",
        "date_start": None,
        "date_end": None,
        "relation": None,
        "value": None,
    }


def _set_date(row: Row, _what: str, value: str, rows: Rows) -> None:
    """Give a date of the text its days, and those events that it dates alone: an event's own days hold for it."""
    if anchor := anchor_of(value):
        _count_from(row, anchor, rows)
        return
    first, last = typed_days(value)
    granularity = "day" if first == last else None
    row |= {
        "first": first,
        "last": last,
        "value": value.replace(BETWEEN, "/"),
        "certainty": "stated",
    }
    row |= {"granularity": granularity, "anchor": None, "relation": None, "rejected": []}
    row |= {"approximate": False, "rule": SET}
    _date_events(rows, place(row), row)


def _count_from(row: Row, anchor: str, rows: Rows) -> None:
    """Give a date of the text what it means from another day; as it was where it counts from none, or that is not known."""
    article = rows["articles"][0]
    printed = article.get("clock") or article["published"] or ""
    day = printed[:10] if anchor == PUBLICATION else anchor
    found = _counted(article["text"], place(row), day)
    if found is None:
        return
    days = {name: day_of(getattr(found, name)) for name in ("first", "last")}
    names = ("value", "granularity", "approximate", "certainty")
    row |= days | {name: getattr(found, name) for name in names}
    from_other = f"{day_words(dt.date.fromisoformat(day))}, which a reader chose"
    row |= {"anchor": found.anchor if anchor == PUBLICATION else from_other}
    row |= {"relation": None, "rejected": [], "rule": SET}
    _date_events(rows, place(row), row)


def _counted(text: str, where: str, day: str) -> DateReference | None:
    start, end = map(int, where.split("-"))
    try:
        whole = dt.date.fromisoformat(day)
    except ValueError:  # "2031-03": no whole day, or none
        return None
    return counted_from(text, start, end, whole)


NO_DAYS = {"first": None, "last": None, "value": None}


def _date_events(rows: Rows, where: str, date: Mapping[str, Any]) -> None:
    """Give the days of a date to what took it; without days, it is not known when that was.

    An event that took another date too keeps its days where that one says them, and has that one's where it
    loses this.
    """
    first, last = date["first"], date["last"]
    for number in {row["event"] for row in rows["events"] if _date_of(row) == where}:
        mentions = [row for row in rows["events"] if row["event"] == number]
        others = [
            (row["own_first"], row["own_last"])
            for row in mentions
            if _date_of(row) not in (None, where)
        ]
        for row in (one for one in mentions if _date_of(one) == where):
            row |= {"own_first": first, "own_last": last, "relation": None}
            if first is None:
                row |= {"date_start": None, "date_end": None}
        if (mentions[0]["first"], mentions[0]["last"]) in others:
            continue
        of_another = others and first is None
        days = others[0] if of_another else (first, last)
        for row in mentions:
            row |= {"first": days[0], "last": days[1]}
            row["value"] = None if of_another else date["value"]
            row["certainty"] = "stated" if first else "assumed"


def _date_of(row: Row) -> str | None:
    return None if row["date_start"] is None else f"{row['date_start']}-{row['date_end']}"


CHANGES: dict[str, Callable[[Any, str, str, Rows], None]] = {
    "quotation speaker": _speaker,
    "event label": _label,
    "event days": _set_days,
    DATE_DAYS: _set_date,
}
