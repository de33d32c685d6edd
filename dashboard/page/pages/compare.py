"""Compare: two views side by side; the comparison is a link too."""

from __future__ import annotations

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.page.components import (
    choose_sides,
    comparison_charts,
    comparison_findings,
    comparison_views,
    empty_states,
    headings,
    headlines,
    links,
    notices,
    one_sided,
    titles,
)
from dashboard.page.open_collection import here as current
from dashboard.view import View

here = current()
query = {name: st.query_params.get_all(name) for name in st.query_params}
named = comparison_views.of_link(query, here.view, here.events.id_of)
by, usual = comparison_views.usual(here, st.query_params.get("by", ""))
pair = comparison_views.meant(here, named) if named else usual
told = pair.told(here.events) if pair else {"by": by}
if whole := query.get(one_sided.WHOLE):
    told |= {one_sided.WHOLE: whole}
line = comparison_views.LEADS[pair.filters if pair else ""]


def stop(headline: str, words: str, advice: str) -> None:
    """Say why there is nothing to compare, and what to do."""
    headings.headline(here, links.COMPARE, headline, [], lead=line, **told)
    notices.link_notices(here, *([pair.one, pair.two] if pair else []))
    choose_sides.choose(here, pair, by, start=pair if named else None)
    empty_states.nothing_here(words, advice)
    st.stop()


if not here.ask(Corpus.totals, View()).articles:
    headings.headline(here, links.COMPARE, headlines.no_articles(View()), [])
    notices.link_notices(here)
    empty_states.invite()
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
        f"Set the {comparison_views.ORDINAL[pair.filters or 'two']} with the filters: they change it alone."
        if pair.filters
        else "Choose another second side.",
    )
else:
    st.set_page_config(page_title=titles.pair_title(pair, here.events))
    unit = comparison_views.unit(here.view)
    with st.skeleton(comparison_charts.HELD):
        found = here.ask(Corpus.compare, pair.one, other=pair.two, unit=unit)
    if not any(found.sizes()):
        stop(
            "Neither side has an article here",
            "Nothing in this collection matches all of the filters of either side.",
            "Choose other sides, or take a filter away.",
        )
    called = comparison_views.called(pair, here.events)
    finding, numbers = (
        comparison_findings.headline(found, called),
        comparison_findings.standfirst(found, pair, called),
    )
    headings.headline(here, links.COMPARE, finding, numbers, lead=line, **told)
    notices.link_notices(here, pair.one, pair.two)
    with st.container(key="compared"):
        choose_sides.choose(here, pair, by, start=pair if named else None)
        comparison_charts.names(here, pair, found, called)
    comparison_charts.rest(here, pair, found, called)
