"""What is not among the quotations: none is here, none is told again, none matches, none denies, none was given."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.page.components import empty_states, headings, links, quotation_list
from dashboard.page.components.list_rows import facts, published_on, speaker_words
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.page.open_collection import may_change
from dashboard.wording import count, listing

if TYPE_CHECKING:
    from dashboard.corpus.statements import Said
    from dashboard.page.open_collection import Here

NOT_SO = 2
"""How many quotations that say what is not so stand where nobody denied anything."""
REFUSALS = 10
"""How many refusals of whoever is asked for are shown under their words."""


def nothing_quoted(here: Here, *, retold: bool = False) -> None:
    """Show why no quotation is listed: none is here at all, none is told again, or none matches."""
    articles = link(links.address(links.ARTICLES, here.view, here.events), "Open the articles")
    more = [", or ", link(links.ADD, "add more")] if may_change() else []
    quoted = here.ask(Corpus.said)
    if retold and quoted.total:
        everything = link(
            links.address(links.QUOTATIONS, here.view, here.events), "See all of them"
        )
        words = f"{count(quoted.total, 'quotation').capitalize()} here, each in one article only."
        empty_states.nothing_here(words, tag("span", everything, "."))
    elif here.view.narrows or not here.totals.articles:
        empty_states.nothing_matches(here, links.QUOTATIONS, "Remove one, or")
    else:
        empty_states.nothing_here(
            "Nobody is quoted in these articles: none gives words in quotation marks, or says what"
            " somebody said.",
            join([articles, " to read them", *more, "."]),
        )


def not_so(here: Here, numbers: Said) -> Markup:
    """Return what is said not to be so of whom a search without denials asks about, the first with a link to all.

    Few deny in so many words: "It is not about weapons" answers who asks what was denied.
    """
    view = here.view
    about = view.about or _searched_for(view.text, numbers)
    if not (view.text and about) or numbers.unsaid or not numbers.total:
        return Markup("")
    others = replace(view, text="not", about=about)
    many = here.ask(Corpus.said, others).total
    if not many or others == view:
        return Markup("")
    words = (
        f"{'All ' if many > 1 else ''}{count(many, 'quotation')} with “not” about {listing(about)}"
    )
    to = links.address(links.QUOTATIONS, others, here.events)
    found = here.ask(Corpus.quotations, others, sort="date", limit=NOT_SO, folded=True)
    said = [tag("li", _in_a_line(here, row)) for row in found.to_dict("records")]
    lead = tag("p", "Nobody is quoted as denying it in so many words. Said not to be so:")
    return tag("div", lead, tag("ul", *said), tag("p", link(to, words), "."), class_="note not-so")


def _searched_for(text: str, numbers: Said) -> tuple[str, ...]:
    """Return the names among the words of a search that its quotations speak about: "Russia" of "Russia’s industry"."""
    named = numbers.facets["about"]["value"]
    return tuple(
        name for name in named if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)
    )


def _in_a_line(here: Here, row: dict[str, Any]) -> Markup:
    """Return a quotation as one line: who, what, and when, which leads to its sentence."""
    to = links.sentence_address(here.view, row["article"], row["start"], here.events)
    said = tag("bdi", row["words"])
    return join(
        [
            tag("b", tag("bdi", speaker_words(row))),
            ": ",
            said,
            " ",
            link(to, facts(row["source"], published_on(row)), class_="proof"),
        ]
    )


def refusals(here: Here, numbers: Said) -> None:
    """Show where those who are asked for did not answer, under what they said."""
    if not here.view.speaker or not numbers.declined or here.view.status:
        return
    declined = replace(here.view, status=("declined",))
    headings.heading("Did not answer", count(numbers.declined, "question"))
    found = here.ask(Corpus.quotations, declined, sort="date", limit=REFUSALS)
    st.html(quotation_list.quotation_rows(here, found))
