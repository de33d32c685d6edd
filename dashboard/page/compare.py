"""Compare: two views side by side; the comparison is a link too."""

from __future__ import annotations

import streamlit as st

from dashboard.page import (
    empty,
    findings,
    furniture,
    links,
    notices,
    one_sided,
    pairing,
    side_by_side,
    sides,
    titles,
    weighing,
)
from dashboard.page.opening import here as current
from dashboard.view import View

here = current()
query = {name: st.query_params.get_all(name) for name in st.query_params}
named = sides.of_link(query, here.view, here.events.id_of)
by, usual = sides.usual(here, st.query_params.get("by", ""))
pair = sides.meant(here, named) if named else usual
told = pair.told(here.events) if pair else {"by": by}
if whole := query.get(one_sided.WHOLE):
    told |= {one_sided.WHOLE: whole}
line = sides.LEADS[pair.filters if pair else ""]


def stop(headline: str, words: str, advice: str) -> None:
    """Say why there is nothing to compare, and what to do."""
    furniture.headline(here, links.COMPARE, headline, [], lead=line, **told)
    notices.link_notices(here, *([pair.one, pair.two] if pair else []))
    pairing.choose(here, pair, by, start=pair if named else None)
    empty.nothing_here(words, advice)
    st.stop()


if not here.ask("totals", View()).articles:
    furniture.headline(here, links.COMPARE, findings.no_articles(View()), [])
    notices.link_notices(here)
    empty.invite()
elif pair is None:
    stop(
        "Choose two sides to compare",
        "This collection has no second side of this kind in view.",
        f"Choose another kind of comparison{', or take a filter away' if here.view.narrows else ''}.",
    )
elif pair.one == pair.two:
    stop(
        "Choose two sides to compare",
        "Both sides are the same so far.",
        f"Set the {sides.ORDINAL[pair.filters or 'two']} with the filters: they change it alone."
        if pair.filters
        else "Choose another second side.",
    )
else:
    st.set_page_config(page_title=titles.pair_title(pair, here.events))
    unit = sides.unit(here.view)
    found = here.ask("compare", pair.one, other=pair.two, unit=unit)
    if not any(found.sizes()):
        stop(
            "Neither side has an article here",
            "Nothing in this collection matches all of the filters of either side.",
            "Choose other sides, or take a filter away.",
        )
    called = sides.called(pair, here.events)
    finding, numbers = weighing.headline(found, called), weighing.standfirst(found, pair)
    furniture.headline(here, links.COMPARE, finding, numbers, lead=line, **told)
    notices.link_notices(here, pair.one, pair.two)
    pairing.choose(here, pair, by, start=pair if named else None)
    side_by_side.show(here, pair, found, called)
