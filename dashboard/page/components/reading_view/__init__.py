"""The reading view: an article with what was found in it marked, and beside it who, what, when.

Python says what to show as plain data; the component builds it with ``textContent`` only, so that
nothing in an article can become markup.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboard.page.components import links
from dashboard.page.components.markup import Markup, join, tag
from dashboard.wording import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.corpus import ArticleRecord
    from dashboard.page.open_collection import Here

FOLDER = Path(__file__).parent
NAMES = 60
"""Names that are listed of an article whose text is not shown."""


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component(
        "dateline_reading",
        html='<div class="reading"></div>',
        css=(FOLDER / "reading.css").read_text("utf-8"),
        js=(FOLDER / "reading.js").read_text("utf-8"),
    )


def named_alone(record: ArticleRecord) -> Markup:
    """Return whom and what an article names, most often first, for who sees none of its text."""
    title = [tag("h1", tag("bdi", record.article.title))] if record.article.title else []
    names = record.mentions["name"].value_counts()
    said = [
        join([tag("bdi", name), f" {number(many)}"]) for name, many in names.head(NAMES).items()
    ]
    more = f", and {number(len(names) - NAMES)} more" if len(names) > NAMES else ""
    return join([*title, *([tag("p", "Named: ", join(said, ", "), more)] if said else [])])


def lead_on(here: Here, data: dict[str, Any]) -> None:
    """Add the ways from names to their profiles, and from names and dates to the forms that correct them."""
    for one in data["who"]:
        one["profile"] = links.profile_address(here, one)
        if here.may_change:
            one["correct"] = links.profile_address(here, one, correct="name")
    for one in data["when"] if data["mayCorrect"] else ():
        one["correct"] = links.address(
            links.ARTICLE, here.view, here.events, article=data["article"], correct=one["item"]
        )


def show(data: Mapping[str, Any], key: str) -> None:
    """Show an article; ``data`` comes from ``layout.reading_data``."""
    _component()(data=data, key=key, height="content")
