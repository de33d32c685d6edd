"""HTML that is an article's body and nothing else, as feeds and tables hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.intake.draft import Draft, Part
from dashboard.intake.scrubbing import scrub
from dashboard.intake.webpage.captions import take_captions
from dashboard.intake.webpage.tree import page_tree, visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterator


def draft_from_fragment(words: str) -> Draft:
    """Return a draft with all that a reader would see of the fragment as its body."""
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
