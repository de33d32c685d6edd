"""Above an article: its other printings with what differs, earlier versions, and long quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from dashboard.corpus import Corpus
from dashboard.linking.text_differences import text_difference
from dashboard.page.components import links
from dashboard.page.components.list_rows import facts, title_of
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.page.components.statement_versions import RUNS
from dashboard.wording import count, day, in_marks, number, unbroken

if TYPE_CHECKING:
    from dashboard.model import Article
    from dashboard.page.open_collection import Here

    Row = dict[str, Any]

EARLIER = "earlier."
"""What begins the name of an earlier version of the article in ``against``."""
CHANGES = ("Quotations gone", "New quotations", "Names gone", "New names")
WAYS = {
    "passage": "{words} of it in quotation marks",
    "words": "{words} that both quote",
}


def show(here: Here, article: Article, against: str) -> None:
    """Show the printings of an article; ``against`` names the one that it is compared with."""
    copies, quoted = (
        here.asked_of(Corpus.copies, article.id),
        here.asked_of(Corpus.quoted, article.id),
    )
    earlier: list[Article] = here.asked_of(Corpus.earlier, article.id)
    parts = [
        _printings(here, article, copies, against),
        _earlier(here, article, earlier, against),
        _quoted(here, quoted[~quoted["quotes"]], "Quoted at length in"),
        _quoted(here, quoted[quoted["quotes"]], "Quotes at length"),
        _difference(here, article, earlier, against),
    ]
    if any(parts):
        st.html(tag("div", *parts, class_="printings"))


def _printings(here: Here, article: Article, copies: pd.DataFrame, against: str) -> Markup:
    """Return the other printings of the story, folded under a line that says which is the first."""
    if copies.empty:
        return Markup("")
    rows = copies.to_dict("records")
    first = rows[0]
    said = (
        "This is the first printing known."
        if first["article"] == article.id
        else join(["First printed", _where(first), "."])
    )
    items = [_printing(here, article, row) for row in rows if row["article"] != article.id]
    known = any(row["article"] == against for row in rows)
    return tag(
        "details",
        tag("summary", f"Printed {number(len(rows))} times in this collection. ", said),
        tag("ul", *items),
        open="" if known or len(rows) < 4 else None,
    )


def _where(row: Row) -> Markup:
    """Return by whom and on which day: " by The Courier on 4 Mar 2024"."""
    parts = [("by", row["source"]), ("on", day(row["published"]))]
    said = [join([f" {lead} ", tag("bdi", words)]) for lead, words in parts if words]
    return join(said) if said else Markup(" elsewhere")


def _printing(here: Here, article: Article, row: Row) -> Markup:
    to = links.sentence_address(here.view, row["article"], events=here.events)
    note = "the first printing known" if row["first"] else None
    return tag(
        "li",
        link(to, tag("bdi", title_of(row))),
        " ",
        tag("span", facts(row["source"], day(row["published"]), note), class_="facts"),
        " ",
        _compare(here, article, row["article"]),
    )


def _compare(here: Here, article: Article, against: str) -> Markup:
    to = links.address(links.ARTICLE, here.view, here.events, article=article.id, against=against)
    return link(to, "What differs", class_="quiet")


def _earlier(here: Here, article: Article, earlier: list[Article], against: str) -> Markup:
    """Return the versions of this article that a newer one took the place of."""
    if not earlier:
        return Markup("")
    items = [
        tag(
            "li",
            tag("bdi", one.title or "Article without a title"),
            " ",
            tag("span", facts(_when(one)), class_="facts"),
            " ",
            _compare(here, article, f"{EARLIER}{place}"),
        )
        for place, one in enumerate(earlier)
    ]
    words = f"Added again since: {count(len(earlier), 'earlier version')} kept."
    return tag(
        "details",
        tag("summary", words),
        tag("ul", *items),
        open="" if against.startswith(EARLIER) or len(earlier) < 3 else None,
    )


def _when(article: Article) -> str:
    """Return the day that a version gives as its own, if it gives one."""
    when = article.modified or article.published
    return day(pd.Timestamp(when[:10])) if when else ""


def _quoted(here: Here, rows: pd.DataFrame, lead: str) -> Markup:
    """Return the articles on the other end of long quotations, each open at the words."""
    items = []
    for row in rows.to_dict("records"):
        to = links.sentence_address(here.view, row["article"], row["place"], here.events)
        words = WAYS[row["way"]].format(words=count(row["words"], "word"))
        facts_of = facts(row["source"], day(row["published"]), words)
        items.append(
            tag(
                "li",
                link(to, tag("bdi", title_of(row))),
                " ",
                tag("span", facts_of, class_="facts"),
            )
        )
    if not items:
        return Markup("")
    summary = tag("summary", f"{lead} {count(len(items), 'article')}.")
    return tag("details", summary, tag("ul", *items), open="" if len(items) < 3 else None)


def _difference(here: Here, article: Article, earlier: list[Article], against: str) -> Markup:
    """Return what the article has and has not of the printing that it is compared with."""
    if not against:
        return Markup("")
    other = _other(here, earlier, against)
    if other is None:
        return tag("p", "The printing to compare with is not in this collection.", class_="notice")
    paragraphs = text_difference(other, article)
    same = sum(how == "same" for runs in paragraphs for how, _ in runs[:1] if len(runs) == 1)
    shown = [
        tag("p", join((tag(RUNS[how], words) for how, words in runs), " "), dir="auto")
        for runs in paragraphs
        if runs[0][0] != "same" or len(runs) > 1
    ]
    lead = join([
        "Beside ", tag("bdi", in_marks(other.title) if other.title else "the article without a title"),
        ": ",
        tag("del", "only there"), ", ", tag("ins", "only here"), ", ", tag("em", "moved"), ". ",
        unbroken(f"{count(same, 'paragraph')} word for word the same.") if same else "",
    ])  # fmt: skip
    back = links.sentence_address(here.view, article.id, events=here.events)
    nothing = tag("p", "Nothing else differs.") if not shown else ""
    close = link(back, "Close", class_="quiet")
    return tag(
        "div",
        tag("p", lead, " ", close, class_="note"),
        _gone_and_new(here, article, against),
        *shown,
        nothing,
        class_="versions-of",
    )


def _gone_and_new(here: Here, article: Article, against: str) -> Markup:
    """Return which quotations and names have gone since an earlier version, and which came."""
    if not against.startswith(EARLIER):
        return Markup("")
    found = here.changes(article.id, int(against.removeprefix(EARLIER)))
    quoted = [[tag("q", words) for words in some] for some in found[:2]]
    kinds = zip(CHANGES, [*quoted, *found[2:]], ("del", "ins", "del", "ins"), strict=True)
    items = [
        tag("li", f"{lead}: ", join((tag(mark, one) for one in some), "; "))
        for lead, some, mark in kinds
        if some
    ]
    return tag("ul", *items, class_="changes") if items else Markup("")


def _other(here: Here, earlier: list[Article], against: str) -> Article | None:
    """Return the article to compare with: another of the collection, or an earlier version."""
    if against.startswith(EARLIER):
        place = against.removeprefix(EARLIER)
        known = place.isascii() and place.isdecimal() and int(place) < len(earlier)
        return earlier[int(place)] if known else None
    try:
        return here.article(against).article
    except KeyError:
        return None
