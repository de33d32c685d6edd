"""Batches: what was read, until it is written as one pending segment."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.corpus.records import tables_of
from dashboard.model import Problem

if TYPE_CHECKING:
    from dashboard.corpus.parse_workers import Rows
    from dashboard.corpus.store import Manifest, Store

SEGMENT_ARTICLES = 64
SEGMENT_SECONDS = 5.0


class Batch:
    """What will be written as one pending segment: at most one version of each article."""

    def __init__(self) -> None:
        self.rows: dict[str, Rows] = {}
        self.problems: list[Problem] = []
        self.since = time.monotonic()

    @property
    def full(self) -> bool:
        """Whether it is time to write."""
        old = time.monotonic() - self.since > SEGMENT_SECONDS
        return len(self.rows) >= SEGMENT_ARTICLES or (old and bool(self.rows))

    def has_other_version(self, result: Rows | Problem) -> bool:
        """Whether the batch holds an older version of this article."""
        return not isinstance(result, Problem) and _article(result) in self.rows

    def take(self, result: Rows | Problem) -> None:
        """Put one result into the batch."""
        if isinstance(result, Problem):
            self.problems.append(result)
        else:
            self.rows[_article(result)] = result

    def keep(self, store: Store, manifest: Manifest) -> Manifest:
        """Write the batch, if it holds anything; return the manifest that names it."""
        if not self:
            return manifest
        return store.commit(replace(manifest, pending=(*manifest.pending, self.write(store))))

    def __bool__(self) -> bool:
        """Whether it holds anything."""
        return bool(self.rows or self.problems)

    def write(self, store: Store) -> str:
        """Write the batch as a segment and return its name."""
        return store.write("segments", tables_of(self.rows.values(), self.problems))


def _article(rows: Rows) -> str:
    return rows["articles"][0]["article"]
