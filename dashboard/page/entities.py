"""Entities: who and what is named, how often, when, and beside whom; each opens its profile."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from dashboard.page import (
    behind,
    drawing,
    empty,
    finding,
    findings,
    furniture,
    links,
    naming,
    notices,
)
from dashboard.page.opening import here as current

NAMES, PAIRS, EVERYTHING = 25, 12, 100_000

here = current()
totals = here.totals
unit = findings.unit_for(here.view, totals)
kind = naming.chosen_type()
types, among = naming.types_of(kind), furniture.KEY.get(kind, "")
asked: dict[str, Any] = {"count": unit, "types": types, "without": here.view.entity}
names = here.ask("entities", limit=NAMES, alone=True, **asked)
counts = here.ask("entity_types")
furniture.headline(
    here,
    links.ENTITIES,
    findings.overview_headline(here.view, totals, names, among),
    findings.entities_standfirst(totals, counts),
    **naming.own_parameters(kind),
)
notices.link_notices(here)
if not totals.articles:
    empty.nothing_matches(here, links.ENTITIES, "Take one away, or")
    st.stop()
st.html(naming.switches(here, kind, counts))

left, right = st.columns([11, 9], gap="large")
with left:
    everything = partial(here.ask, "entities", limit=EVERYTHING, **asked)
    drawing.names(here, names, unit, everything, among)
with right:
    furniture.heading("Open a profile")
    finding.find_a_name(here, names, unit)

if len(names) > 1:
    drawing.trend(here, names, unit, among)
if here.view.narrows:
    behind.articles(here, behind.CHOSEN)
if len(names) > 1:
    drawing.pairs(here, types, PAIRS, among)
