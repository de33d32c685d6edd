"""A text with YAML front matter, or labelled lines at its head: what they state is the record, what is below the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from dashboard.intake.character_cleaning import scrub
from dashboard.intake.columns import known_columns
from dashboard.intake.draft import Draft, Part
from dashboard.intake.layout import recognise
from dashboard.intake.layout.line_signs import fold
from dashboard.intake.plaintext import draft_from_text, too_long
from dashboard.intake.records import draft_from_record, is_article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.model import Problem

MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.{0,64000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
LABELLED = re.compile(r"(?:[A-Z][A-Za-z ]{1,20}:[ \t][^\n]{1,500}\n){2,12}(?=[ \t]*\n)")
FEWEST_PARTS = 3
"""Parts of an article that labelled lines must state, the title among them, to be its head."""
LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,2000}\)")
EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?=\S)([^*_\n]{1,300}?)(?<=\S)\1(?![^\W_])")


def draft_from_front_matter(text: str, where: str) -> Draft | Problem | None:
    """Return the draft of a text with front matter, None where it has none that can be read."""
    problem = too_long(text)
    if problem:
        return problem
    scrubbed = scrub(text)
    clean = scrubbed.text.lstrip("\ufeff \n")
    match = MATTER.match(clean)
    if not match:
        return None
    try:
        stated = yaml.safe_load(match["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(stated, dict) or not is_article({**stated, "text": clean}):
        return None
    body = clean[match.end() :]
    draft = draft_from_record({**stated, "text": None, "body": None, "content": None}, where)
    if isinstance(draft, Draft):
        parts = list(_paragraphs(body))
        again = (
            parts and parts[0].kind == "heading" and fold(parts[0].text) == fold(draft.title or "")
        )
        draft.body = parts[1:] if again else parts
        draft.warnings.extend(scrubbed.warnings)
    return draft


def draft_from_labels(text: str, where: str) -> Draft | Problem | None:
    """Return the draft of a text whose first lines are its labelled parts: "Headline: …", "Date: …"; None for another."""
    stated, words = labelled_head(text)
    if not stated:
        return None
    draft = draft_from_record(stated, where)
    below = draft_from_text(words)
    if isinstance(draft, Draft) and isinstance(below, Draft) and below.body:
        draft.body = below.body
        if below.title and fold(below.title) != fold(draft.title or ""):
            draft.body = [Part("paragraph", below.title), *below.body]
        return draft
    return None


def labelled_head(text: str) -> tuple[dict[str, str], str]:
    """Return what the labelled lines at the head of a text state, and the text below; nothing and the text without."""
    text = text.lstrip("\ufeff \n")
    head = LABELLED.match(text[:8_000])
    lines = head[0].splitlines() if head else []
    stated = {label: value.strip() for label, _, value in (line.partition(":") for line in lines)}
    known = known_columns(stated)
    if "title" not in known or len(known) < FEWEST_PARTS or {"body", "html"} & known.keys():
        return {}, text
    return stated, text[head.end() if head else 0 :]


def _paragraphs(text: str) -> Iterator[Part]:
    """Yield headings and paragraphs; lines without a blank line between them are one paragraph."""
    if recognise(text).furnished:
        layout = recognise(text)
        for line, kind in zip(layout.lines, layout.kinds, strict=True):
            if kind in {"heading", "paragraph", "deck", "title"}:
                yield Part("paragraph" if kind in {"deck", "title"} else kind, line.text)
        return
    for block in re.split(r"\n[ \t]*\n", text):
        held: list[str] = []
        for line in block.split("\n"):
            heading = re.match(r"#{1,6}\s+(.+?)\s*#*$", line.strip())
            if heading:
                yield from _joined(held)
                held = []
                yield Part("heading", _unmarked(heading[1]))
            elif line.strip():
                held.append(line.strip())
        yield from _joined(held)


def _joined(lines: list[str]) -> Iterator[Part]:
    if lines:
        yield Part("paragraph", _unmarked(" ".join(lines)))


def _unmarked(words: str) -> str:
    """Return Markdown as it is read: the words of links and emphasis without their signs."""
    return EMPHASIS.sub(r"\2", LINK.sub(r"\1", words))
