"""Below an article: what its table or record said besides, and the bytes that it was read from."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.page import audit
from dashboard.page.components import downloads
from dashboard.page.components.markup import tag
from dashboard.page.open_collection import may_change
from dashboard.wording import count

if TYPE_CHECKING:
    from dashboard.model import Article
    from dashboard.page.open_collection import Here

SAFE = "application/octet-stream"
"""What an original is sent as, whatever it is: browsers save it, and never run what is in it."""


def show(here: Here, article: Article) -> None:
    """Show the columns that are no part of the article, and a button that takes away its original."""
    if article.extra:
        rows = [tag("tr", tag("th", one.name), tag("td", one.value)) for one in article.extra]
        words = f"{count(len(rows), 'other column')} of its record"
        table = tag("table", *rows, class_="beside-article", dir="auto")
        st.html(tag("details", tag("summary", words), table))
    # A server hands no reader a file that nobody has looked at.
    if may_change() and here.corpus.has_original(article):
        make = functools.partial(_original, here, article, audit.reader())
        name = f"original-{article.original}"
        downloads.button("Download the original file", "original", make, name, SAFE)


def _original(here: Here, article: Article, who: str) -> bytes:
    audit.note("exported", who, articles=article.id, form="original")
    return here.corpus.original(article) or b""
