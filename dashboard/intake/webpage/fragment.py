"""HTML that is an article's body and nothing else, as feeds and tables hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.intake.character_cleaning import scrub
from dashboard.intake.draft import Draft, Part
from dashboard.intake.plaintext import too_long
from dashboard.intake.webpage.captions import take_captions
from dashboard.intake.webpage.tree import page_tree, visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.model import Problem

LONGEST_NAME = 10_000


def draft_from_fragment(words: str) -> Draft | Problem:
    """Return a draft with all that a reader would see of the fragment as its body.

    The problem ``too_large`` where it is longer than any article.
    """
    return too_long(words) or _draft(words)


def fragment_body(words: str) -> list[Part]:
    """Return the headings and paragraphs of a fragment of any length."""
    return list(_draft(words).body)


def fragment_text(words: str) -> str | None:
    """Return what a reader would see of a title or name that may hold markup."""
    return " ".join(part.text for part in fragment_body(words[:LONGEST_NAME])) or None


def _draft(words: str) -> Draft:
    scrubbed = scrub(words)
    draft = Draft(warnings=list(scrubbed.warnings))
    tree = page_tree(scrubbed.text)
    if tree is not None:
        draft.captions = take_captions(tree)
        draft.body = list(_parts(visible_lines(tree)))
    return draft


def _parts(lines: str) -> Iterator[Part]:
    for line in lines.split("\n"):
        words = line.strip()
        bare = words.lstrip("#").strip()
        if bare:
            yield Part("heading" if words.startswith("#") else "paragraph", bare)
