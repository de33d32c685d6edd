"""Versions of a statement side by side, the first one known first, with what differs word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.corpus import Corpus
from dashboard.corpus.checks import checked_words
from dashboard.linking.word_differences import word_difference
from dashboard.page.components import links
from dashboard.page.components.list_rows import facts, published_on, title_of
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.wording import count, number

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.linking.word_differences import Run
    from dashboard.page.open_collection import Here

    Row = dict[str, Any]

DIFFERENCE = {
    "first": "the first version known",
    "same": "word for word",
    "clipped": "shortened",
    "longer": "longer",
    "altered": "other words",
    "reordered": "in another order",
}
OUTSIDE = "outside this view"
RUNS = {"same": "span", "left out": "del", "added": "ins", "moved": "em"}
ALIKE = 0.5
"""Word by word versions are compared that have more than this share of their words in common."""


def of(here: Here, quotations: pd.DataFrame) -> dict[str, list[Row]]:
    """Return the versions of the statements that several articles carry, by their first version.

    ``outside`` says of each whether it lies outside the view.
    """
    origins = quotations["origin"].dropna().unique().tolist()
    if not origins:
        return {}
    rows = here.versions(origins).to_dict("records")
    inside = here.ask(Corpus.carried, statements=tuple(origins)) if here.view.narrows else None
    found: dict[str, list[Row]] = {}
    for row in rows:
        outside = inside is not None and (row["statement"], row["article"]) not in inside
        found.setdefault(row["statement"], []).append(row | {"outside": outside})
    return found


def side_by_side(here: Here, versions: list[Row], *, unfolded: bool = False) -> Markup:
    """Return the versions of one statement, folded under a line that counts them."""
    first = versions[0]["words"]
    items = (_version(here, row, first) for row in versions)
    articles = count(len({row["article"] for row in versions}), "article")
    outside = len({row["article"] for row in versions if row["outside"]})
    some = f", {number(outside)} of them {OUTSIDE}" if outside else ""
    return tag(
        "details",
        tag("summary", f"In {articles}{some}: compare versions"),
        tag("ol", *items, class_="versions"),
        open="" if unfolded else None,
    )


def _version(here: Here, row: Row, first: str) -> Markup:
    to = links.sentence_address(here.view, row["article"], row["start"], here.events)
    words = join((tag(RUNS[how], some) for how, some in runs_of(first, row["words"])), " ")
    return tag(
        "li",
        tag("p", tag("bdi", words), class_="said"),
        tag(
            "p",
            facts(
                DIFFERENCE[row["difference"]],
                row["source"],
                published_on(row),
                row["set_by"],
                checked_words(row),
                OUTSIDE if row["outside"] else None,
            ),
            class_="facts",
        ),
        tag("p", link(to, "Read it in: ", tag("bdi", title_of(row)), class_="proof")),
    )


def runs_of(first: str, other: str) -> list[tuple[Run, str]]:
    """Return the other version word by word against the first one known, or as it is where too few words agree.

    A paraphrase would be the first version, struck through nearly whole, among words of its own.
    """
    runs = word_difference(first, other)
    alike = sum(len(some.split()) for how, some in runs if how in ("same", "moved"))
    longer = max(len(first.split()), len(other.split()))
    return runs if alike > ALIKE * longer else [("same", other)]
