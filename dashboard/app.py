"""The entry script: page set-up, filters, navigation.

``streamlit run dashboard/app.py`` works too: it imports this file for the server, with the same doors
as the command's, and runs it for each reader.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import streamlit as st

from dashboard.corpus import CorpusError
from dashboard.page import server
from dashboard.page.components import page_setup, saved_views, sidebar, signed_in, titles
from dashboard.page.open_collection import may_change, right, shown
from dashboard.page.streamlit_gaps import live_boxes, undo
from dashboard.view import View

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

    from dashboard.page.open_collection import Here

ICON = Path(__file__).parent / "page" / "icon.svg"
PAGES: dict[str, tuple[tuple[str, str, Literal["visible", "hidden"]], ...]] = {
    "": (
        ("overview", "Overview", "visible"),
        ("entities", "Entities", "visible"),
        ("profile", "Profile", "hidden"),
        ("timeline", "Timeline", "visible"),
        ("quotations", "Quotations", "visible"),
        ("articles", "Articles", "visible"),
        ("article", "Article", "hidden"),
        ("compare", "Compare", "visible"),
    ),
    "More": (("desk", "Desk", "visible"), ("add", "Add", "visible"), ("about", "About", "visible")),
}
"""The pages by menu: three in a menu of their own keep the way to a page's content short for the tab key."""


def draw() -> None:
    """Draw the page for one reader."""
    st.set_page_config(
        page_title="Dateline", page_icon=ICON, layout="wide", initial_sidebar_state=320
    )
    st.logo(ICON.with_name("wordmark.svg"), size="large")
    page_setup.style()
    current = st.navigation(
        {
            menu: [
                st.Page(
                    f"page/pages/{name}.py",
                    title=title,
                    visibility=visibility if name != "add" or may_change() else "hidden",
                    default=name == "overview",
                )
                for name, title, visibility in pages
            ]
            for menu, pages in PAGES.items()
        },
        position="top",
    )
    try:
        _draw(shown(View(), allowed=right()), current)
    except CorpusError as problem:  # some damage is found only by the question that meets it
        page_setup.no_collection(problem)
        st.stop()


def _draw(here: Here, current: StreamlitPage) -> None:
    """Draw filters and page for a collection that opens; raises CorpusError where it is damaged."""
    begun = bool(here.totals.articles)
    later = begun and sidebar.can_wait(here)
    view = View() if not begun else sidebar.state_view(here) if later else sidebar.draw(here)
    signed_in.show()
    undo.remember(current.url_path, view)
    st.set_page_config(page_title=titles.tab_title(current.title, view, here.events))
    page_setup.offer_newer(here.corpus.path, here.corpus.derived, begun=begun)
    page_setup.say_what_follows(here.corpus.path, current.url_path)
    if begun:
        saved_views.look(here, view)
        live_boxes.search_on_phones()
    try:
        current.run()
    finally:  # a page may end early
        if later:
            sidebar.draw(here)
    page_setup.show_what_ended(here.corpus)


if __name__ == "__main__":
    draw()
else:
    app = st.App(__file__, **server.parts_by_environment())
