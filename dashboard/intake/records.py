"""One record of a table, JSON file or front matter to the draft of an article.

Columns are known by synonyms, or as a reader says; what is no part of an article is kept beside it. The texts themselves may be plain
or HTML, whole pages or fragments, and are recognised by their content.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from typing import TYPE_CHECKING, Any

from dashboard.intake import limits
from dashboard.intake.author_names import author_names, turned
from dashboard.intake.columns import AS_NAMED, ESSENTIAL, known_columns, part_of
from dashboard.intake.draft import Draft, Part
from dashboard.intake.layout import line_signs
from dashboard.intake.plaintext import draft_from_text
from dashboard.intake.publication_days import read_day
from dashboard.model import Caption, Extra, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.intake.columns import Chosen

TAGS = re.compile(
    r"<(?:p|div|br|h[1-6]|ul|article|html|body|figure|blockquote|span|a)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
WHOLE_PAGE = re.compile(r"<(?:html|body|!doctype)\b", re.IGNORECASE)
CUT = re.compile(r"\s*\[\+(\d+) chars\]\s*$")
REMOVED = "[Removed]"
YEAR_DIGITS = 4
DOCUMENTS = frozenset(
    {"Article", "Document", "Email", "HyperText", "Message", "Pages", "PlainText"}
)
"""Kinds of entities of FollowTheMoney that hold a text; the others are people, firms, ships."""
GDELT_TABLE = frozenset({"URL", "MobileURL", "Date", "Title"})
"""The columns of GDELT's list of articles, whose date is the day on which it saw them."""
FILED = {"Date Modified": "Item modified"}
"""What Zotero says of its own entry, and not of the article."""
EVENT_REGISTRY = frozenset({"dateTime", "isDuplicate", "lang"})
"""What marks an article of Event Registry."""
FOUND = frozenset({"date", "time", "dateTime"})
"""What it says of when it found an article, which is no day of publication."""
UNRELIABLE = frozenset({"0", "0.0", "false"})
"""What Media Cloud wrote beside a day that it had only guessed."""
BESIDE = frozenset({"id", "seen"})
"""Parts that are known, and that an article has no place for: they are kept beside it too."""
ADDRESS = re.compile(r"https?://\S+")
NAMED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
NAMES = re.compile(rf"\[\s*(?:{NAMED.pattern})(?:\s*,\s*(?:{NAMED.pattern}))*\s*\]")
"""A list of names in the form that Python and JSON write, in one line."""
WITHIN = ("fields", "attributes", "_source")
"""Under what replies hold the fields of an article: the Guardian's, those of JSON:API and of Elasticsearch."""
SPACED = re.compile(r"\s+([.,:;!?%’'])")


def is_article(record: Mapping[Any, Any], chosen: Chosen = AS_NAMED) -> bool:
    """Return whether a record's columns can make an article: a title or a text."""
    return bool(known_columns(record, chosen).keys() & ESSENTIAL)


def draft_of_record(
    record: Mapping[Any, Any], where: str, chosen: Chosen = AS_NAMED
) -> Draft | Problem:
    """Return the draft of a record; what no rule foresaw is a problem of that record alone."""
    if any(isinstance(value, str) and len(value) > limits.CELL_BYTES for value in record.values()):
        return Problem("too_large", where, f"a cell over {limits.CELL_BYTES:,} letters")
    try:
        return draft_from_record(record, where, chosen)
    except Exception as error:  # noqa: BLE001 - one record never stops a table
        return Problem("unreadable", where, f"{type(error).__name__}: {error}"[:200])


def draft_from_record(
    record: Mapping[Any, Any], where: str, chosen: Chosen = AS_NAMED
) -> Draft | Problem:
    """Return the draft of a record's article, or the problem that there is none in it."""
    schema = record.get("schema")
    if "properties" in record and isinstance(schema, str) and schema not in DOCUMENTS:
        return Problem("not_an_article", where, f"an entity of the kind {schema[:40]}")
    record = opened(record)
    parts = {part: record[name] for part, name in _columns(record, chosen).items()}
    title = _text(parts.get("title"))
    if title == REMOVED:
        return Problem("removed", where, "its publisher took it back")
    title = _plain_title(title, _text(parts.get("source")), seen="seen" in parts)
    draft = _written(parts, title)
    if isinstance(draft, Problem):
        return Problem(draft.name, where, draft.detail)
    for name in ("title", "deck", "source", "language", "section"):
        value = title if name == "title" else _text(parts.get(name))
        if value:
            setattr(draft, name, value)
    draft.raw_ref = where
    draft.canonical_url = _text(parts.get("canonical")) or draft.canonical_url
    draft.url = _text(parts.get("url")) or draft.url or draft.canonical_url
    draft.kind = _text(parts.get("kind")) or draft.kind
    _credit(draft, parts.get("byline"))
    _date(draft, parts)
    if draft.published_confidence and str(record.get("date_is_reliable")).lower() in UNRELIABLE:
        draft.published_confidence = "low"
    draft.captions = _captions(parts.get("captions")) or draft.captions
    draft.extra = tuple(_extra(record, chosen))
    return draft


def _plain_title(title: str | None, source: str | None, *, seen: bool) -> str | None:
    """Return a title without the source after it and, from a crawler, with its marks joined again."""
    if not title:
        return title
    if source and title.endswith(f" - {source}"):
        title = title.removesuffix(f" - {source}").strip()
    if seen and len(SPACED.findall(title)) > 1:
        title = SPACED.sub(r"\1", re.sub(r"\b([A-Z]) \. (?=[A-Z] \.)", r"\1.", title))
    return title


def opened(record: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """Return a record as a plain one: of a FollowTheMoney entity its properties, of an archive's reply its fields."""
    if "Item Type" in record:
        return _filed(record)
    if record.keys() >= EVENT_REGISTRY and not record.get("dateTimePub"):
        seen = record.get("dateTime") or record.get("date")
        return {name: record[name] for name in record if name not in FOUND} | {"seendate": seen}
    if record.keys() == GDELT_TABLE:
        return {"seendate" if name == "Date" else name: value for name, value in record.items()}
    for name in WITHIN:
        if isinstance(record.get(name), dict):
            return {key: value for key, value in record.items() if key != name} | record[name]
    properties = record.get("properties")
    if isinstance(properties, dict) and "schema" in record:
        return {name: _property(name, value) for name, value in properties.items()}
    return record


def _filed(record: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """Return an entry of Zotero, which writes authors "Last, First", and an office among them by its name."""
    named = {FILED.get(name, name): value for name, value in record.items()}
    people = filter(str.strip, str(record.get("Author") or "").split(";"))
    return {**named, "Author": [turned(one) for one in people]}


def _property(name: str, value: Any) -> Any:
    """Return a property of an entity, the one in its list where it has one; authors stay a list."""
    alone = isinstance(value, list) and len(value) == 1 and name != "author"
    return value[0] if alone else value


def _columns(record: Mapping[Any, Any], chosen: Chosen) -> dict[str, Any]:
    """Return which column holds each part of an article; of several the first that is filled."""
    return known_columns((name for name, value in record.items() if not _empty(value)), chosen)


def _extra(record: Mapping[Any, Any], chosen: Chosen) -> Iterator[Extra]:
    """Yield the columns that are no part of the article, or of which another was taken for the part."""
    used = {*_columns(record, chosen).values()}
    for name, value in record.items():
        part, _ = part_of(name, chosen)
        own = name in used and part not in BESIDE
        if not own and part not in ESSENTIAL and not _empty(value):
            words = (
                json.dumps(value, ensure_ascii=False, default=str)
                if isinstance(value, dict | list | tuple)
                else str(value)
            )
            yield Extra(str(name), words[: limits.EXTRA_LETTERS])


def _empty(value: Any) -> bool:
    """Return whether a cell holds nothing: no value, no text, no number."""
    return not value and value != 0 if not isinstance(value, float) else math.isnan(value)


def _text(value: Any) -> str | None:
    """Return the words of a value: a string, a number, the name in a node, the first of a list."""
    if isinstance(value, dict):
        value = next(
            (
                value[key]
                for key in ("name", "title", "main", "original", "raw", "@id", "url")
                if value.get(key)
            ),
            None,
        )
    if isinstance(value, list | tuple):
        value = next((item for item in value if item), None)
        return _text(value)
    if value is None or isinstance(value, bool | dict):
        return None
    return str(value).strip() or None


def _written(parts: Mapping[str, Any], title: str | None) -> Draft | Problem:
    """Return a draft with the record's text as its body, plain text before HTML."""
    body = parts.get("body")
    if isinstance(body, list | tuple):
        body = "\n\n".join(str(piece) for piece in body if piece)
    page = _text(parts.get("html"))
    if isinstance(body, str) and body.strip():
        draft = draft_from_words(body, title)
        if isinstance(draft, Problem) and page:
            return draft_from_words(page, title)
        return draft
    return draft_from_words(page, title) if page else Draft()


def draft_from_words(words: str, title: str | None = None) -> Draft | Problem:
    """Return the draft of a text that may be plain, an HTML fragment or a whole page."""
    cut = CUT.search(words[-60:])
    if cut:
        words = words[: len(words) - len(cut[0])]
    if WHOLE_PAGE.search(words[:2_000]):
        from dashboard.intake.webpage import draft_from_page

        draft = draft_from_page(words)
    elif TAGS.search(words[:20_000]):
        from dashboard.intake.webpage.fragment import draft_from_fragment

        draft = draft_from_fragment(words)
    else:
        draft = draft_from_text(words)
    if isinstance(draft, Problem):
        return draft
    if cut:
        draft.warnings.append(f"truncated: {cut[1]} characters are missing")
    if title:
        _restore_title(draft, title)
    return draft


def _restore_title(draft: Draft, title: str) -> None:
    """Put a line that was taken for the title back into the body, unless it is the stated title."""
    if draft.title and line_signs.fold(draft.title) != line_signs.fold(title):
        draft.body = [Part("paragraph", draft.title), *draft.body]
    elif draft.body and line_signs.fold(draft.body[0].text) == line_signs.fold(title):
        draft.body = draft.body[1:]
    draft.title = title


def _credit(draft: Draft, byline: Any) -> None:
    """Set byline and authors from any form: a line, a list of names, a list of nodes."""
    names = _listed(byline)
    if names is not None:
        draft.authors = names
        draft.byline = ", ".join(names) or draft.byline
        return
    line = _person(byline)
    if line and not ADDRESS.fullmatch(line):
        draft.byline, draft.authors = line, author_names(line)


def _listed(byline: Any) -> tuple[str, ...] | None:
    """Return the names of a list, also of one in a line, as "Last, First; Last, First"; None for another byline."""
    if isinstance(byline, list | tuple):
        return tuple(filter(None, map(_person, byline)))
    line = _person(byline) or ""
    if NAMES.fullmatch(line):
        return tuple(one or other for one, other in NAMED.findall(line))
    pieces = [*filter(str.strip, line.split(";"))] if ";" in line else []
    turnable = bool(pieces) and all(piece.count(",") == 1 for piece in pieces)
    return tuple(map(turned, pieces)) if turnable else None


def _person(item: Any) -> str | None:
    if isinstance(item, dict) and ("family" in item or "literal" in item):
        return _text(item.get("literal")) or " ".join(
            filter(None, (_text(item.get("given")), _text(item.get("family"))))
        )
    return _text(item)


def _date(draft: Draft, parts: Mapping[str, Any]) -> None:
    """Set the dates; the day a crawler saw an article is a bound, never its date."""
    published = _issued(parts.get("published"))
    if published is not None:
        draft.published = published
        draft.published_evidence, draft.published_confidence = f"field: {published}"[:80], "high"
        if _is_after(published, parts.get("seen")):
            draft.published_confidence = "conflict"
            draft.published_evidence += f"; but seen {parts['seen']}"[:80]
            draft.warnings.append(f"published_after_seen: {published}, {parts['seen']}"[:120])
    elif draft.published is None and parts.get("seen"):
        draft.published_evidence = f"seen, not published: {parts['seen']}"[:80]
        draft.warnings.append("date_missing: only the day it was seen is known")
    draft.modified = _issued(parts.get("modified")) or draft.modified


def _is_after(published: Any, seen: Any) -> bool:
    """Return whether an article is dated after the day it was seen; one day is a matter of zones."""
    days = [read_day(value).iso for value in (published, seen)]
    if not all(days):
        return False
    printed, found = (dt.date.fromisoformat(str(day)[:10]) for day in days)
    return printed > found + dt.timedelta(days=1)


def _issued(value: Any) -> Any:
    """Return a date as written; CSL's date parts become an ISO date if they name a day."""
    match value:
        case {"date-parts": [[_, _, _] as day, *_]} if all(_is_number(part) for part in day):
            return "{:0>4}-{:0>2}-{:0>2}".format(*(int(part) for part in day))
        case {"date-parts": [[_, *more] as parts, *_]} if len(more) < 2:
            return "-".join(f"{int(part):0>2}" for part in parts if _is_number(part)) or None
        case dict():
            return _text(value.get("raw"))
        case list() | tuple():
            return _issued(next(filter(None, value), None))
    return value


def _is_number(part: Any) -> bool:
    """Return whether a part of a date is a number; "²" is a digit, but no number."""
    return str(part).isdecimal() and len(str(part)) <= YEAR_DIGITS


def _captions(value: Any) -> Sequence[Caption]:
    items = value if isinstance(value, list | tuple) else [value]
    found = []
    for item in items:
        if isinstance(item, dict):
            found.append(Caption(_text(item.get("text")) or "", _text(item.get("credit"))))
        elif isinstance(item, str) and item.strip():
            place = line_signs.split_credit(item)
            found.append(
                Caption(item[: place[0]].rstrip(), item[slice(*place)]) if place else Caption(item)
            )
    return found
