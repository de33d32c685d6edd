"""Roles with their dates: the derived table, and a profile's query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.corpus.schema import DERIVED
from dashboard.corpus.selection import Selection, frame_of
from dashboard.view import View

if TYPE_CHECKING:
    from dashboard.corpus.tables import Tables
    from dashboard.linking import Links


def role_rows(links: Links) -> list[dict[str, Any]]:
    """Return one row per entity and role, with the first and last day on which it is given."""
    names = DERIVED["roles"].names
    return [{name: getattr(role, name) for name in names} for role in links.roles]


def with_roles(old: pa.Table, links: Links) -> pa.Table:
    """Return the roles of all entities in order: of those that are not held again, as they were in an ``old`` table."""
    rows = pa.Table.from_pylist(role_rows(links), schema=DERIVED["roles"])
    if links.held_anew is None:
        return rows
    anew = pa.array(sorted(links.held_anew), pa.string())
    every = pa.concat_tables([old.filter(~pc.field("entity").isin(anew)), rows])
    return every.sort_by([(name, "ascending") for name in ("entity", "first", "role")])


def roles(tables: Tables, entity: str) -> pd.DataFrame:
    """Return the roles that the articles give an entity, the most often given first."""
    rows = Selection(tables, View()).table("roles").filter(nw.col("entity") == entity)
    rows = rows.sort("articles", "first", "role", descending=[True, False, False])
    frame = frame_of(rows).drop(columns="entity")
    for name in ("first", "last"):
        frame[name] = pd.to_datetime(frame[name])
    return frame.astype({"articles": "int64", "start": "int64"})
