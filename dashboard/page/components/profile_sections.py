"""The parts of a profile: printed forms with their sentences, company, events, and what is said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.charts.event_marks import how_reported
from dashboard.corpus import Corpus
from dashboard.page.components import (
    empty_states,
    event_list,
    headings,
    links,
    list_rows,
    name_search,
    notices,
    quotation_list,
    titles,
)
from dashboard.page.components.markup import Markup, english, join, link, tag
from dashboard.view import View
from dashboard.wording import CERTAINTY_WORDS, count, happened_on, number, shortened, status_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from dashboard.page.open_collection import Here

PROFILE, FORM, WAY = "profile", "form", "way"
"""The page's own parameters: whose profile it is, and which printed form is open."""
WAYS = {
    "name": "",
    "reading": "city for its government",
    "government": "for its government",
    "demonym": "demonym",
    "description": "description",
}
LONGEST = 60
"""Characters of a name that a link asks for in vain."""
SHOWN = 3
FORMS_SHOWN, COMPANY_SHOWN, EVENTS_SHOWN, SENTENCES = 14, 12, 6, 20
TYPES = {
    "PER": "Person",
    "ORG": "Organisation",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "Group",
    "EVENT": "Event",
    "WORK": "Work",
    "LAW": "Law",
    "PRODUCT": "Product",
}


def wanted(view: View) -> str:
    """Return whose profile is asked for: the link's own name, or else the one name filtered by."""
    named = st.query_params.get(PROFILE, "")
    return named or (view.entity[0] if len(view.entity) == 1 else "")


def own_parameters() -> dict[str, str]:
    """Return the page's own parameters, for links that stay on the profile."""
    held = {name: st.query_params.get(name, "") for name in (PROFILE, FORM, WAY)}
    return {name: value for name, value in held.items() if value}


def namesakes(here: Here, others: pd.DataFrame) -> None:
    """Say who else has the name, with links to their profiles."""
    items = [
        link(
            links.profile_address(here, row),
            tag("bdi", row["name"]),
            f", {TYPES[row['type']].lower()} in {count(row['articles'], 'article')}",
        )
        for row in others.to_dict("records")
    ]
    words = tag("p", "The same name also refers to: ", join(items, ", "), ".")
    st.html(tag("div", words, class_="notice", role="status"))


def forms(here: Here, own: View, who: dict[str, str]) -> None:
    """Show under which words somebody is printed; each opens the sentences that do."""
    found = here.ask(Corpus.forms, own, entity=who["entity"])
    items = []
    for row in found.head(FORMS_SHOWN).to_dict("records"):
        to = links.profile_address(here, who, **{FORM: row["form"], WAY: row["way"]})
        open_now = own_parameters().get(FORM) == row["form"]
        name = link(to, tag("bdi", row["form"]), class_="chosen" if open_now else None)
        way = WAYS[row["way"]]
        said_so = tag("span", name, tag("span", f" {way}", class_="note") if way else "")
        items.append(tag("li", said_so, tag("span", number(row["mentions"]), class_="count")))
    headings.heading(
        "Also appears as", "How often each form is printed; open one for its sentences."
    )
    more = len(found) - FORMS_SHOWN
    rest = tag("p", f"And {count(more, 'rarer form')}.", class_="note") if more > 0 else ""
    st.html(tag("ul", *items, class_="facet") + rest)


def times(here: Here, own: View, who: dict[str, str]) -> int:
    """Return how many times a view's articles name somebody, in the ways that count."""
    found = here.ask(Corpus.forms, own, entity=who["entity"])
    ways = {one.removesuffix("s") for one in here.view.counted}
    ways |= {"government"} if "name" in ways and "reading" not in ways else set()
    return int(found["mentions"][found["way"].isin(ways)].sum())


def sentences(here: Here, own: View, who: dict[str, str]) -> None:
    """Show the sentences of the printed form that is open, if one is."""
    asked = own_parameters()
    if FORM not in asked:
        return
    form, way = asked[FORM], asked.get(WAY, "name")
    found = here.ask(Corpus.printed, own, entity=who["entity"], form=form, way=way, limit=SENTENCES)
    close = link(links.profile_address(here, who), "Close", class_="quiet")
    headings.heading(
        f"Where “{form}” appears", join(["One sentence an article, the newest first. ", close])
    )
    items = (list_rows.proof(here, row) for row in found.to_dict("records"))
    st.html(tag("ul", *items, class_="evidence"))


def company(here: Here, own: View, name: str) -> None:
    """Show who and what else the articles name."""
    others = tuple(dict.fromkeys([*here.view.entity, name]))
    unit = here.view.unit
    found = here.ask(Corpus.entities, own, limit=COMPANY_SHOWN, count=unit, without=others)
    if found.empty:
        return
    headings.heading(
        "Named alongside",
        f"Counted in {unit}; the number opens the articles with both."
        if int(found[unit].max()) > 1
        else None,
    )
    st.html(name_search.name_rows(here, found, unit, own))


def printed(here: Here, own: View, who: dict[str, str]) -> list[str]:
    """Return the names and readings under which a view's articles print somebody."""
    found = here.ask(Corpus.forms, own, entity=who["entity"])
    return found["form"][found["way"].isin(("name", "reading", "government"))].tolist()


def words(here: Here, view: View, title: str, near: Sequence[str] = ()) -> None:
    """Show the first quotations of a view under a title, and a link to all; long ones in part."""
    total = here.ask(Corpus.count_quotations, view)
    if not total:
        return
    headings.heading(title, count(total, "quotation"))
    found = here.ask(Corpus.quotations, view, sort="date", limit=SHOWN)
    st.html(quotation_list.quotation_rows(here, found, near=near))
    if total > SHOWN:
        to = links.address(links.QUOTATIONS, view, here.events)
        st.html(tag("p", link(to, f"All {count(total, 'quotation')}", class_="quiet")))


def events(here: Here, own: View, name: str) -> None:
    """Show the events in which somebody takes part: the most reported, in the order of their days."""
    found = event_list.ranked(here.ask(Corpus.takes_part, own, name=name), here.view.unit)
    if found.empty:
        return
    shown = found.head(EVENTS_SHOWN).sort_values("first", kind="stable")
    here.events.learn(shown["event"].tolist())
    items = [_event(here, row) for row in shown.to_dict("records")]
    all_of_them = count(len(found), "event")
    most = f"{number(len(items))} of {all_of_them}, the most reported, by their days."
    ordered = f"{all_of_them}, in the order of their days." if len(items) > 1 else all_of_them
    note = most if len(items) < len(found) else ordered
    headings.heading("Takes part in", note)
    st.html(tag("ol", *items, class_="happenings"))


def _event(here: Here, row: dict[str, Any]) -> Markup:
    """Return an event with its day: it opens its sentences on the Timeline."""
    view = replace(here.view, event=(row["event"],))
    to = links.address(links.TIMELINE, view, here.events)
    facts = list_rows.facts(
        happened_on(row["first"], row["last"], row["certainty"], row["value"]),
        how_reported(row) if row["articles"] > 1 else None,
        CERTAINTY_WORDS.get(row["certainty"]),
        status_words(row),
    )
    return tag("li", link(to, english(row["label"])), tag("p", facts, class_="facts"))


def missing(here: Here, wanted: str) -> None:
    """Say that nobody of this name is here, and where to look."""
    name = shortened(wanted, LONGEST)
    words = f"No article here names {name}" if wanted else "No name is chosen"
    st.set_page_config(page_title=titles.tab_title(words, View(), {}))
    st.html(headings.page_links(here, links.PROFILE) + tag("h1", english(words)))
    notices.collection_notice(here)
    if not here.ask(Corpus.totals, View()).articles:
        empty_states.invite()
        return
    why = (
        "The link asks for the profile of a name that this collection does not have in any form."
        if wanted
        else "A profile shows one name."
    )
    to = link(links.address(links.ENTITIES, here.view, here.events), "Find a name")
    empty_states.nothing_here(why, join([to, " by any part of it."]))
