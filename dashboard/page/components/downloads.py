"""Downloads: tables in four forms that no spreadsheet program will run, and calendars."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.corpus import Corpus
from dashboard.corpus.calendars import as_calendar
from dashboard.corpus.checks import CHECKED
from dashboard.corpus.export import listed, provenance, written
from dashboard.corpus.text_rights import EVIDENCE, FULL, METADATA
from dashboard.corpus.timelinejs import as_timelinejs
from dashboard.page import audit, request_limits
from dashboard.page.components.facets import facet_table
from dashboard.page.components.markup import tag
from dashboard.page.components.offline_page import offline_page
from dashboard.page.components.quotation_order import RETOLD
from dashboard.page.open_collection import here, right
from dashboard.page.streamlit_gaps import media
from dashboard.view import View
from dashboard.wording import number

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from dashboard.corpus.statements import Said
    from dashboard.page.components.quotation_order import Listing
    from dashboard.page.open_collection import Here

FORMS = {
    "csv": ("Download CSV", "text/csv"),
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "parquet": ("Parquet", "application/vnd.apache.parquet"),
    "json": ("JSON", "application/json"),
}
"""The forms of every table: the words on its button, and its media type."""


def table_buttons(
    name: str, make: Callable[[], pd.DataFrame], view: View | Mapping[str, str] | None = None
) -> None:
    """Show the buttons that take a table away; the table is made when one is pressed.

    Every file says which view it is of: the page's, where no other is given. What is of two views
    says so in words and link of its own.
    """
    now = here()
    of = view if isinstance(view, View) else now.view
    about = provenance(now.corpus, of, now.events)
    about |= view if isinstance(view, Mapping) else {}
    with st.container(horizontal=True, key=f"take_{name}"):
        for form, (words, kind) in FORMS.items():
            button(
                words,
                f"{form}_{name}",
                functools.partial(_file, make, form, about, audit.reader()),
                f"dateline-{name}.{form}",
                kind,
            )


def _file(make: Callable[[], pd.DataFrame], form: str, about: dict[str, str], who: str) -> bytes:
    audit.note("exported", who, form=form)
    return written(make(), form, about)


def for_publication(table: str, every: int, kept: int) -> None:
    """Show the button that takes checked rows alone away, and say how many of all it leaves out."""
    now = here()
    view = replace(now.view, checked=(CHECKED,))
    left = f"{number(every - kept)} of {number(every)} are not checked and left out"
    about = provenance(now.corpus, view, now.events)
    about["view"] = f"{about['view']} ({left})"
    button(
        "Export for publication (CSV)",
        f"publication_{table}",
        functools.partial(
            _file, lambda: listed(now.corpus, view, table), "csv", about, audit.reader()
        ),
        f"dateline-{table}-checked.csv",
        "text/csv",
    )
    st.html(tag("p", f"For publication, checked rows alone: {left}.", class_="note"))


def said_buttons(here: Here, state: Listing, numbers: Said) -> None:
    """Show the buttons that take away what was said, and the facets that it can be narrowed by."""
    table = "versions" if state.show == RETOLD else "quotations"
    about = state.told(here)
    table_buttons(table, lambda: listed(here.corpus, here.view, table), about)
    checked = here.ask(Corpus.count_quotations, replace(here.view, checked=(CHECKED,)))
    for_publication("quotations", numbers.total, checked)
    st.html(tag("p", "Filter values, with their counts:", class_="note"))
    table_buttons("facets", lambda: facet_table(numbers), about)


def event_buttons(events: pd.DataFrame) -> None:
    """Show the buttons that take events away: as a table, as a calendar, and for TimelineJS."""
    table_buttons("events", lambda: events)
    for_publication("timeline", len(events), int((events["checked"] == CHECKED).sum()))
    with st.container(horizontal=True, key="take_calendars"):
        button(
            "As a calendar (ICS)",
            "ics_calendar",
            functools.partial(_events, as_calendar, events, "ics", audit.reader()),
            "dateline-events.ics",
            "text/calendar",
        )
        button(
            "For TimelineJS (CSV)",
            "csv_timelinejs",
            functools.partial(_events, as_timelinejs, events, "timelinejs", audit.reader()),
            "dateline-timelinejs.csv",
            "text/csv",
        )


def _events(
    make: Callable[[pd.DataFrame], bytes], events: pd.DataFrame, form: str, who: str
) -> bytes:
    audit.note("exported", who, form=form)
    return make(events)


WHOLE = {
    "dateline": ("The whole view as one HTML file", False),
    "dateline-with-texts": ("The same with full texts", True),
}
"""The files of the whole view: the words on its button, and whether it holds the articles' texts."""
PROVES = {
    FULL: "It opens without a network and holds the sentence that proves each item;"
    " with full texts, the articles too.",
    EVIDENCE: "It opens without a network and holds the sentence that proves each item.",
    METADATA: "It opens without a network and holds no text of the articles.",
}


def offline_buttons() -> None:
    """Show the buttons that take the whole view away as one file that needs no network."""
    now = here()
    with st.container(horizontal=True, key="take_whole"):
        for name, (words, full_text) in WHOLE.items():
            if full_text and right() != FULL:
                continue
            make = functools.partial(_whole, now, full_text, audit.reader())
            button(words, name, make, f"{name}.html", "text/html")
    st.html(tag("p", PROVES[right()], class_="note"))


def _whole(now: Here, full_text: bool, who: str) -> bytes:
    audit.note("exported", who, form="html")
    return offline_page(now.corpus, now.view, full_text=full_text)


def button(words: str, name: str, make: Callable[[], bytes], file: str, kind: str) -> None:
    """Show a button that makes a file when it is pressed, as often as a reader may have one made."""
    allowed, asker, who = right(), audit.asker(), audit.reader()

    def made() -> bytes:
        try:
            request_limits.ALLOWED["exports"].take(asker)
            with request_limits.EXPORTS.one(asker):
                return media.noted(make(), kind, file, allowed)
        except request_limits.ServerBusy as busy:
            audit.AUDIT.warning("export_refused", extra={"who": who, "reason": str(busy)})
            raise

    st.download_button(
        words,
        made,
        file_name=file,
        mime=kind,
        key=f"take_as_{name}",
        on_click="ignore",
        type="tertiary",
    )
