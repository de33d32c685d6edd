"""Collections of generated articles: written in segments and published as ``dateline add`` does.

Where only reading is measured, a larger collection is linked 10,000 articles at a time, in the order of
their days, and the links are put together: people, bodies and places by their ids; an event that falls on
both sides of a border counts as two.
"""

from __future__ import annotations

import gc
import time
from itertools import batched
from typing import TYPE_CHECKING
from unittest import mock

import pyarrow as pa

from dashboard.corpus import name_tables, publishing, separate_process
from dashboard.corpus.decisions_for_linking import NOTHING, Deciding
from dashboard.corpus.derived_tables import BY_NAME, derive
from dashboard.corpus.records import rows_of, tables_of
from dashboard.corpus.schema import BASE, DERIVED
from dashboard.corpus.store import CorpusError, Manifest, Store
from dashboard.parsing import PARSER_VERSION
from tests.speed.world import World
from tests.speed.writing import articles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dashboard.corpus.base_tables import Layers
    from dashboard.corpus.linking_state import Kept
    from dashboard.linking.copies_and_quoters import Printings

    type Derive = Callable[..., dict[str, pa.Table]]

SEGMENT = 5000
LINKED = 10_000


def collection(folder: Path, number: int, linked: Derive | None = None) -> dict[str, float]:
    """Make a collection of generated articles, if it is not there; return seconds of CPU by stage.

    ``linked`` makes the derived tables, if not ``derived_in_parts``.
    """
    store = Store(folder)
    try:
        if store.manifest().derived:
            return {}
    except CorpusError:
        folder.mkdir(parents=True, exist_ok=True)
    gc.disable()
    began = time.process_time()
    pending = []
    for some in batched(articles(World(number)), SEGMENT):
        rows = [rows_of(article, found, PARSER_VERSION) for article, found in some]
        pending.append(store.write("segments", tables_of(rows, [])))
    written = time.process_time()
    here = mock.patch.object(separate_process, "MANY", number + 1)
    with here, mock.patch.object(publishing, "derive", linked or derived_in_parts):
        publishing.publish(store, store.commit(Manifest(pending=tuple(pending))))
    gc.enable()
    return {"generate": written - began, "publish": time.process_time() - written}


def derived_in_parts(
    tables: Layers,
    printings: Printings | None = None,
    before: Kept | None = None,
    made: Deciding = NOTHING,
) -> dict[str, pa.Table]:
    """Return the derived tables of articles linked some at a time; each part finds its own copies."""
    found = tables.columns("articles", ["article", "url"])
    ids = found.sort_by([("url", "ascending")])["article"].to_pylist()
    if len(ids) <= LINKED:
        return derive(tables, printings, before, made)
    linked = [name for name in BASE if "article" in BASE[name].names]
    parts = [
        derive({name: tables.rows(name, some) for name in linked}) for some in batched(ids, LINKED)
    ]
    whole = {name: pa.concat_tables([part[name] for part in parts]) for name in DERIVED}
    whole["forms"] = whole["forms"].sort_by([(one, "ascending") for one in ("entity", "form", "way", "article")])  # fmt: skip
    whole["article_entities"] = whole["article_entities"].sort_by(BY_NAME)
    pairs, forms = whole["article_entities"], whole["forms"]
    rows = name_tables.entities(
        pairs.select(name_tables.COUNTED), forms.select(name_tables.PRINTED), {}
    )
    whole["entities"] = pa.Table.from_pylist(rows, schema=DERIVED["entities"])
    return whole
