"""About: what Dateline does, how its numbers are made, and what it could not read."""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd
import streamlit as st

from dashboard.page.components import downloads, draw, headings, links, notices
from dashboard.page.components.accuracy import accuracy_table, read_accuracy
from dashboard.page.components.markup import Markup, tag
from dashboard.page.components.notices import WORDS
from dashboard.page.components.reading_results import parted, read_samples, samples_table
from dashboard.page.open_collection import here as current
from dashboard.page.open_collection import may_change
from dashboard.wording import count, day

OWN = "Nothing leaves this computer"
"""A sentence that is true only where the reader runs Dateline."""


def technical(part: str) -> Markup:
    """Return, folded, what a statistician asks of a part of the page."""
    words = tag("p", WORDS["technical"][part], class_="about")
    return tag("details", tag("summary", "In technical terms"), words)


here = current()
headings.headline(here, links.ABOUT, "About this collection and its numbers", [])
notices.collection_notice(here)
if links.DRAWING in st.query_params:
    draw.show(here)
sentences = [one for one in WORDS["sentences"] if may_change() or not one.startswith(OWN)]
st.html(tag("ol", *(tag("li", sentence) for sentence in sentences), class_="about"))
headings.heading("How it counts")
st.html(
    tag(
        "dl",
        *(
            part
            for name, words in WORDS["method"].items()
            for part in (tag("dt", name), tag("dd", words))
        ),
        class_="about",
    )
    + technical("method")
)
headings.heading("How often it is right")
accuracy = read_accuracy()
if accuracy is None:
    st.html(tag("p", WORDS["unmeasured"], class_="about"))
else:
    run = f"Measured on {day(accuracy.measured)} with version {accuracy.version}, parser {accuracy.parser}."
    st.html(tag("p", run, " ", WORDS["measured"], class_="about"))
    st.html(accuracy_table(accuracy) + technical("measured"))
    figures = pd.DataFrame(map(asdict, accuracy.figures))
    downloads.table_buttons("accuracy", lambda: figures)
if links.DRAWING not in st.query_params:
    draw.show(here)
headings.heading("What readers found")
samples = read_samples()
st.html(tag("p", WORDS["read" if samples else "unread"], class_="about"))
latest, earlier = parted(samples)
if latest:
    st.html(samples_table(latest) + technical("read"))
if earlier:
    words = tag("summary", f"Earlier readings: {count(len(earlier), 'sample')}")
    st.html(tag("details", words, samples_table(earlier, "Readers’ earlier verdicts")))
problems = here.corpus.problems()
headings.heading("What could not be read")
if problems.empty:
    st.html(tag("p", "Everything that was given could be read."))
else:
    st.html(tag("p", f"{count(len(problems), 'problem')}:"))
    shown = "Problems by name, with where they were"
    st.dataframe(problems, hide_index=True, lazy=True, alt=shown)
    downloads.table_buttons("problems", lambda: problems)
headings.heading("This collection")
st.html(
    tag(
        "p", "Version ", here.corpus.version, ", fingerprint ", tag("code", here.corpus.fingerprint)
    )
)
