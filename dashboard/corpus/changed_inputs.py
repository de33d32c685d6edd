"""Which inputs of linking have changed: parsing an article again leaves most of them as they were.

A corrected speaker changes no name and no event; so nothing that hangs on names and events is made again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from dashboard.corpus.decisions_for_linking import entry_key
from dashboard.corpus.schema import BASE
from dashboard.corpus.verdicts import EVENTINGS, NAMINGS
from dashboard.linking import Inputs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pyarrow as pa

    from dashboard.corpus.base_tables import Layers
    from dashboard.corpus.decisions_for_linking import Deciding

    type Told = Mapping[str, list[dict[str, Any]]]

ASIDE = frozenset(
    {"content", "digest", "key", "original", "parser_version", "printed", "printed_evidence"}
)
"""Columns of articles that linking does not look at."""
OF_NAMES = ("article", "text", "published", "day", "language", "parsed")
"""The columns of articles that the linking of names looks at."""
MOST = 200
"""Of more articles all is taken for new."""


def inputs_since(
    before: Mapping[str, pa.Table],
    was: Layers,
    now: Layers,
    pending: Collection[str],
    made: Deciding,
) -> Inputs:
    """Return what is another than in a version before, whose tables these are, in what ``was`` and is ``now``.

    ``pending`` are the ids of the articles that came or were read again since.
    """
    catalogue = before["catalogue"]["article"].to_pylist()
    gone = frozenset(catalogue).difference(now.articles)
    decided = _decided(before, made)
    if len(pending) > MOST:
        every = frozenset(pending)
        return Inputs(every, every, every, gone, decided)
    unlike = {
        name: _unlike(name, was, now, pending)
        for name in ("articles", "mentions", "quotations", "dates", "events")
    }
    whole = unlike["articles"]
    names = unlike["mentions"] | _unlike("articles", was, now, pending, OF_NAMES)
    return Inputs(
        names,
        unlike["quotations"] | whole,
        unlike["events"] | unlike["dates"] | unlike["mentions"] | whole,
        gone,
        decided,
    )


def _decided(before: Mapping[str, pa.Table], made: Deciding) -> frozenset[str]:
    """Return on what readers decided: on names otherwise than before, on events at all."""
    rows = before["decided"].to_pylist()
    known = [entry_key(row) for row in rows if row["kind"] in NAMINGS]
    now = [entry_key(asdict(one)) for one in made.entries if one.kind in NAMINGS]
    found = set() if known == now else {"names"}
    if any(
        kind in EVENTINGS
        for kind in (*(row["kind"] for row in rows), *(one.kind for one in made.entries))
    ):
        found.add("events")
    return frozenset(found)


def _unlike(
    table: str, was: Layers, now: Layers, articles: Collection[str], columns: Collection[str] = ()
) -> frozenset[str]:
    """Return the articles of which the rows of a table are others than they were."""
    wanted = [*columns] or [name for name in BASE[table].names if name not in ASIDE]
    sides = [_by_article(side.rows(table, articles).select(wanted)) for side in (was, now)]
    return frozenset(one for one in articles if sides[0].get(one) != sides[1].get(one))


def _by_article(rows: pa.Table) -> Told:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows.to_pylist():
        found[row["article"]].append(row)
    return found
