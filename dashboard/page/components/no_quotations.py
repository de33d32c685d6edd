"""Why no quotation is listed: none is here at all, none is told again, or none matches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.page.components import empty_states, links
from dashboard.page.components.markup import join, link, tag
from dashboard.wording import count

if TYPE_CHECKING:
    from dashboard.page.opening import Here


def nothing_quoted(here: Here, *, retold: bool = False) -> None:
    """Show why no quotation is listed: none is here at all, none is told again, or none matches."""
    articles = link(links.address(links.ARTICLES, here.view, here.events), "Open the articles")
    quoted = here.ask("said")
    if retold and quoted.total:
        everything = link(
            links.address(links.QUOTATIONS, here.view, here.events), "See all of them"
        )
        words = (
            f"{count(quoted.total, 'quotation').capitalize()} here, each told in one article only."
        )
        empty_states.nothing_here(words, tag("span", everything, "."))
    elif here.view.narrows or not here.totals.articles:
        empty_states.nothing_matches(here, links.QUOTATIONS, "Take one away, or")
    else:
        empty_states.nothing_here(
            "Nobody is quoted in these articles: none gives words in quotation marks, or says what"
            " somebody said.",
            join([articles, "to read them, or add more with “dateline add FOLDER”."], " "),
        )
