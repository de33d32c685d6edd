"""What a reader is given: a page to read, and lines of JSON to fill in beside it.

Readers do not see each other: each has a folder, and the items stand in another order.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from dashboard.page.components.list_rows import FACET_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.reading.draw import Draw, Whole
    from tests.reading.items import Item, Passage

FIRST, SHEET = "first", "sheet"
RUBRIC = Path(__file__).with_name("rubric.html")
LISTING = """<h1>What happened in these articles?</h1>
<p>Read each article and fill in its line of <code>first.jsonl</code>. <code>main</code> is the one event
that the article is there to report; <code>dated</code> lists every event whose day, month or year the text
gives. Of each write as <code>words</code> the clause that tells it, copied from the text, 25 words at most, and
as <code>day</code> when it was: 2031, 2031-03 or 2031-03-04; leave <code>day</code> empty where the text does
not say. Where an article reports no event, leave <code>main</code> empty.</p>"""
STYLE = "body{font:16px/1.5 serif;max-width:46em;margin:2em auto}mark{background:#ffe08a}\
pre{white-space:pre-wrap;font:inherit;border-left:3px solid #ccc;padding-left:1em}dt{font-weight:bold}"


def next_sheet(drawn: Draw, folder: Path, reader: str) -> str:
    """Write the sheet that a reader needs next and return its name; what is filled in is kept.

    What Dateline found is not shown to a reader before the list of what happened is handed back.
    """
    own = folder / reader
    own.mkdir(parents=True, exist_ok=True)
    if drawn.whole and not _is_listed(own / f"{FIRST}.jsonl"):
        parts = [LISTING, *(_article(one) for one in drawn.whole)]
        lines = [
            {"article": one.article, "main": {"words": "", "day": ""}, "dated": []}
            for one in drawn.whole
        ]
        return _write(own, FIRST, parts, lines)
    items = list(drawn.items)
    Random(f"{drawn.about['seed']} {reader}").shuffle(items)
    parts = [RUBRIC.read_text("utf-8"), *(_item(n, one) for n, one in enumerate(items, start=1))]
    empty = {"verdict": "", "harmful": False, "words": "", "note": ""}
    return _write(own, SHEET, parts, [{"id": one.id, "kind": one.kind} | empty for one in items])


def _is_listed(path: Path) -> bool:
    """Tell whether a reader has listed anything of the articles read whole."""
    return path.exists() and any(one["main"]["words"] for one in read_lines(path))


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _write(own: Path, name: str, parts: Iterable[str], lines: Sequence[dict[str, Any]]) -> str:
    head = f'<!doctype html><meta charset="utf-8"><title>Reading</title><style>{STYLE}</style>'
    (own / f"{name}.html").write_text("\n".join((head, *parts)) + "\n", "utf-8")
    blank = own / f"{name}.jsonl"
    if not blank.exists():
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        blank.write_text(text, "utf-8")
    return name


def _article(one: Whole) -> str:
    return (
        f"<h2>{escape(one.article)}</h2><p>{escape(one.heading)}</p><pre>{escape(one.text)}</pre>"
    )


def _item(number: int, item: Item) -> str:
    """Return one item: what is said, then the text that should show it."""
    says = "".join(
        f"<dt>{escape(field)}</dt><dd>{escape(_as_shown(field, words))}</dd>"
        for field, words in item.says.items()
    )
    title = f"<h2>{number}. {escape(item.kind)} <code>{item.id}</code></h2>"
    return f"{title}<dl>{says}</dl>{''.join(map(_passage, item.passages))}<hr>"


def _as_shown(field: str, words: str) -> str:
    """Return what the page shows for a status: readers judge that and no term of ours."""
    return FACET_WORDS.get(words, words) if field == "status" else words


def _passage(passage: Passage) -> str:
    """Return a passage with its marks, which do not overlap."""
    parts, at, text = [], 0, passage.text
    for start, end in sorted(passage.marks):
        if start >= at:
            parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
            at = end
    parts.append(escape(text[at:]))
    return f"<p>{escape(passage.heading)}</p><pre>{''.join(parts)}</pre>"
