"""What the search index holds: articles, and whole statements."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dashboard.corpus.search import Index

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pyarrow as pa

PRINTED, SAID = ["key", "title", "text"], ["key", "words"]
"""What the search index holds of an article, and of a statement."""
TOGETHER = 10_000
"""Statements that are put into the index together."""


def index(folder: Path, articles: Iterable[pa.Table], statements: pa.Table) -> None:
    """Put articles and statements into the search index in a folder."""
    printed = (
        (row["key"], row["title"] or "", row["text"])
        for table in articles
        for row in table.select(PRINTED).to_pylist()
    )
    said = (
        (row["key"], "", row["words"])
        for some in statements.select(SAID).to_batches(TOGETHER)
        for row in some.to_pylist()
    )
    for name, new in (("articles", printed), ("quotations", said)):
        index = Index(folder / name)
        if first := next(new, None):
            index.replace(chain([first], new))
