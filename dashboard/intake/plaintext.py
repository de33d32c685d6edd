"""Plain text to articles, with page furniture removed or exactly as given."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from dashboard.intake import limits
from dashboard.intake.article_foot import without_foot
from dashboard.intake.author_names import author_names
from dashboard.intake.character_cleaning import scrub
from dashboard.intake.draft import Draft, Part
from dashboard.intake.draft import too_long as words_too_long
from dashboard.intake.language import detect_language
from dashboard.intake.layout import Layout, blocks_of, line_signs, recognise
from dashboard.intake.layout.header import SOURCE
from dashboard.intake.outlet_evidence import outlet_in, rights_holder
from dashboard.intake.publication_days import find_day
from dashboard.intake.releases import release_furniture
from dashboard.intake.unmarked_captions import take_loose_captions
from dashboard.model import Article, Caption, Problem

if TYPE_CHECKING:
    from dashboard.intake.layout.lines import Line

WRAPPED = 50
"""Letters of a line, with another right below it, that may be a broken paragraph's."""


def article_from_text(
    article_id: str,
    text: str,
    published: str | None = None,
    *,
    source: str | None = None,
    url: str | None = None,
    identify: bool = True,
) -> Article:
    """Return an article whose ``text`` is exactly the one given, with its layout recognised.

    Without ``identify`` its language stays unknown: telling it takes longer than finding the dates.
    """
    layout = recognise(text)
    title = layout.of_kind("title")
    byline = _byline(layout)
    return Article(
        id=article_id,
        text=text,
        blocks=tuple(blocks_of(layout)),
        title=title[0].text if title else None,
        deck=_joined(layout.of_kind("deck")),
        byline=byline,
        authors=author_names(byline),
        source=source,
        published=published,
        language=detect_language(_joined(layout.of_kind("paragraph")) or text)
        if identify
        else None,
        url=url,
        captions=_captions(layout),
    )


def too_long(text: str) -> Problem | None:
    """Return the problem with a text that is longer than any article, None for others."""
    lines = text.count("\n") - text.count("\n\n")
    if lines > limits.ARTICLE_LINES:
        told = f"{lines + 1:,} lines; an article has at most {limits.ARTICLE_LINES:,}"
        return Problem("too_large", "", told)
    told = words_too_long([text])
    return Problem("too_large", "", told) if told else None


def draft_from_text(text: str, *, copied: bool = True) -> Draft | Problem:
    """Return the draft of the article in a text that, where ``copied``, may have furniture around it.

    The problem ``too_large`` where it is longer than any article.
    """
    return too_long(text) or draft_of(text, copied=copied)


def draft_of(text: str, *, copied: bool = True) -> Draft:
    """Return the draft of the article in a text of any length."""
    scrubbed = scrub(text)
    words, day = unwrap(scrubbed.text), None
    if copied:
        words, day = _without_release(words)
    layout = recognise(words, copied=copied)
    title = layout.of_kind("title")
    draft = Draft(warnings=list(scrubbed.warnings))
    if day:
        draft.published, draft.published_evidence = day, "heading of the release"
        draft.published_confidence = "medium"
    draft.title = title[0].text if title else None
    draft.deck = _joined(layout.of_kind("deck"))
    draft.byline = _byline(layout)
    draft.captions = _captions(layout)
    if layout.date is not None:
        line = layout.lines[layout.date].text
        day = find_day(line)
        draft.published = day.iso or line
        draft.published_evidence, draft.published_confidence = f"date line: {line[:100]}", "medium"
    if layout.source is not None:
        draft.source = _source(layout.lines[layout.source].text)
    draft.body = [
        Part(kind, line.text)
        for number, (line, kind) in enumerate(zip(layout.lines, layout.kinds, strict=True))
        if kind in {"heading", "paragraph"} and number != layout.date
    ]
    return _without_furniture(draft) if copied else draft


def _without_release(text: str) -> tuple[str, str | None]:
    """Return a text with blank lines for what surrounds the copy of a press release, and its day."""
    lines = [line.strip() for line in text.split("\n")]
    filled = [n for n, line in enumerate(lines) if line]
    found = release_furniture([lines[n] for n in filled])
    if not found.lines:
        return text, None
    for place in found.lines:
        lines[filled[place]] = ""
    return "\n".join(lines), found.day


def _without_furniture(draft: Draft) -> Draft:
    """Return the draft without lines of the page that its text was copied from."""
    kept = [part for part in draft.body if not line_signs.is_furniture(part.text)]
    draft.body = without_foot(take_loose_captions(kept, draft), draft)
    return draft


def _source(line: str) -> str | None:
    """Return the outlet that a line names, None where it says "Source:" and nothing else."""
    match = SOURCE.match(line)
    if match:
        return match["name"].strip() or None
    return rights_holder([line]) or outlet_in(line)


def unwrap(text: str) -> str:
    """Return a text whose paragraphs were broken into lines of equal length with each on one line."""
    lines = text.split("\n")
    wrapped = sum(len(line) >= WRAPPED and bool(below) for line, below in pairwise(lines))
    if wrapped < 6 or wrapped * 2 < text.count("\n") - text.count("\n\n"):
        return text
    return re.sub(r"(?<=[^\n])[ \t]*\n(?=[^\n])", " ", text)


def _byline(layout: Layout) -> str | None:
    return layout.lines[layout.byline].text if layout.byline is not None else None


def _joined(lines: list[Line]) -> str | None:
    return " ".join(line.text for line in lines) or None


def _captions(layout: Layout) -> tuple[Caption, ...]:
    """Return the captions in order, each once: galleries show the same line twice."""
    found: dict[str, Caption] = {}
    for line in layout.of_kind("caption"):
        credit = line_signs.split_credit(line.text)
        if credit is None:
            found.setdefault(line.folded, Caption(line.text))
        else:
            caption = Caption(line.text[: credit[0]].rstrip(), line.text[slice(*credit)])
            found.setdefault(line.folded, caption)
    return tuple(found.values())
