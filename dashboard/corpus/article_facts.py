"""Readers' corrections of an article's title, authors, outlet, date and kind.

The text stays as it was printed, its headline too: all places point into it, and it is what the same file is
known by when it is added again.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, get_args

from dashboard.wording import undirected

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.model import Article

Fact = Literal["title", "authors", "source", "published", "kind"]
FACTS: tuple[str, ...] = get_args(Fact)
MAY_LACK = ("authors", "published")
"""What an article may be said to have none of: the value is empty then."""
PRINTED = ("title", "authors", "kind")
"""What is kept of the article as it was printed only where a reader changed it."""
BY_READER = "set by a reader"
"""The evidence of a day that a reader gave."""
BETWEEN = "; "
"""What is between the names of authors."""
LONGEST = 400
"""Characters of a title or of names that are kept."""
LACKS = {
    "title": "A title has letters.",
    "source": "The name of an outlet has letters.",
    "authors": "The name of an author has letters.",
}


def article_kinds() -> list[str]:
    """Return the kinds of articles, in order."""
    from dashboard.intake.article_kinds import KINDS  # noqa: PLC0415 - who only reads needs no intake

    return sorted(KINDS)


def stated(kind: str, value: str) -> str:
    """Return what a reader says of an article as it is kept; raises ValueError, in a sentence, for what cannot be."""
    value = " ".join(undirected(value).split())[:LONGEST].strip()
    if not value and kind in MAY_LACK:
        return value
    if kind == "published":
        try:
            return dt.date.fromisoformat(value).isoformat()
        except ValueError as error:
            raise ValueError(f"“{value}” is no day, such as 2031-03-04.") from error
    if kind == "kind" and value not in (kinds := article_kinds()):
        raise ValueError(f"“{value}” is no kind of article: {', '.join(kinds)}.")
    names = value.split(BETWEEN) if kind == "authors" else [value]
    if not all(any(sign.isalnum() for sign in name) for name in names):
        raise ValueError(LACKS[kind])
    return value


def value_of(article: Article, kind: str) -> str:
    """Return what an article says of itself, as a reader would say it."""
    value = getattr(article, kind)
    return BETWEEN.join(value) if kind == "authors" else str(value or "")


def facts_of(article: Article) -> dict[str, str]:
    """Return all that an article says of itself, by kinds."""
    return {kind: value_of(article, kind) for kind in FACTS}


def with_facts(article: Article, said: Mapping[str, str]) -> Article:
    """Return an article with what readers say of it, by kinds."""
    changed: dict[str, Any] = {kind: said[kind] or None for kind in FACTS if kind in said}
    if "published" in changed:
        changed["published_evidence"] = BY_READER
    if "authors" in changed:
        changed["authors"] = tuple(said["authors"].split(BETWEEN)) if said["authors"] else ()
    return replace(article, **changed) if changed else article


def as_printed(printed: Article, corrected: Article) -> str | None:
    """Return, as JSON, what an article has in print where readers changed it; None where they did not."""
    own = {kind: getattr(printed, kind) for kind in PRINTED}
    changed = {kind: value for kind, value in own.items() if value != getattr(corrected, kind)}
    return json.dumps(changed, ensure_ascii=False) if changed else None


def in_print(article: Article, kept: str | None) -> Article:
    """Return an article with what ``as_printed`` kept of it."""
    own = json.loads(kept) if kept else {}
    if "authors" in own:
        own["authors"] = tuple(own["authors"])
    return replace(article, **own) if own else article
