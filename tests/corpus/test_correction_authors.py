"""Whoever sees, cites or exports what a reader set is told who set it, and when."""

import io
import json
import shutil
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.check_marks import mark
from dashboard.corpus.correcting import amend, state
from dashboard.corpus.export import FORMS, OF_EVENTS, exported
from dashboard.corpus.name_decisions import decide
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import Verdict
from dashboard.model import Article, Block
from dashboard.page.components.offline_page import offline_page
from dashboard.page.components.quotation_list import citation
from dashboard.parsing.parser import Parser
from dashboard.view import View

TEXTS = {
    "a": "“Tolls will rise,” Mayor Ada Quill said. Ivo Lund visited Norwich last week.",
    "b": "“The fares of all ferries will be paid by the town,” a port official said on Monday.",
    "c": "“The fares of all ferries will be paid by the town,” a port official said. Nobody knew.",
}
PARSER = Parser()
BY = "set by QL on "


def at(article, words):
    """Return the place of some words of an article."""
    start = TEXTS[article].index(words)
    return f"{start}-{start + len(words)}"


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    """Articles of which a headline, a date, two speakers, a name, a date of the text and an event were set."""
    store = Store(tmp_path_factory.mktemp("corrected"))
    about: dict[str, Any] = {"language": "en", "published": "2024-03-05", "source": "The Post"}
    articles = [
        Article(name, text, (Block("paragraph", 0, len(text)),), title=f"News {name}", **about)
        for name, text in TEXTS.items()
    ]
    twin = Article("d", TEXTS["a"], articles[0].blocks, title="News d", **about)
    add(store, [*articles, twin])
    amend(store, "a", "quotation speaker", at("a", "Tolls will rise"), "Ivo Lund", PARSER, who="QL")
    amend(store, "a", "date days", at("a", "last week"), "2024-02-20", PARSER, who="QL")
    fares = at("b", "The fares of all ferries will be paid by the town")
    amend(store, "b", "quotation speaker", fares, "second official", PARSER, who="QL")
    state(store, "b", "published", "2024-03-06", PARSER, who="QL")
    named = Verdict("name called", ("a", at("a", "Ivo Lund")), "Ivo B. Lund", who="QL")
    decide(store, [named])
    return store


@pytest.fixture
def corpus(corrected):
    """The collection, open."""
    return open_corpus(corrected.path)


def rows_of(data, form):
    """Return the rows of an exported table."""
    if form == "json":
        return pd.DataFrame(json.loads(data)["rows"])
    if form == "parquet":
        return pq.read_table(io.BytesIO(data)).to_pandas()
    return (pd.read_csv if form == "csv" else pd.read_excel)(io.BytesIO(data))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("table", "column", "value", "said"),
    [
        ("quotations", "article", "a", f"speaker {BY}"),
        ("quotations", "article", "a", f"speaker’s name {BY}"),
        ("timeline", "place", "Norwich", BY),
        ("unnamed", "speaker", "second official", f"speaker {BY}"),
        ("versions", "article", "b", f"speaker {BY}"),
        ("entities", "name", "Ivo B. Lund", BY),
        ("articles", "article", "b", f"date {BY}"),
    ],
)
def test_every_table_that_is_exported_says_who_set_what(corpus, table, column, value, said, form):
    rows = rows_of(exported(corpus, View(), table, form), form)
    (row,) = rows[rows[column] == value].to_dict("records")
    assert said in row["set_by"]
    assert rows["set_by"].isna().any() or len(rows) == 1, "of what nobody set, nothing is said"


@pytest.mark.parametrize("form", OF_EVENTS)
def test_a_calendar_and_a_timeline_for_the_web_say_who_set_the_days(corpus, form):
    said = exported(corpus, View(), "timeline", form).decode().replace("\r\n ", "")
    assert said.count("et by QL on ") == 1


def test_one_file_of_the_whole_view_says_who_set_quotations_events_dates_and_articles(corpus):
    page = offline_page(corpus, View()).decode()
    events, _, rest = page.partition("<h2>What was said</h2>")
    quotations, _, articles = rest.partition("<h2>The articles</h2>")
    assert events.count(f"{BY}") >= 1
    assert f"speaker {BY}" in quotations
    assert f"date {BY}" in quotations
    assert articles.count(f"date {BY}") == 1


def test_what_holds_of_a_text_says_so_in_every_article_that_has_it(corpus):
    rows = corpus.quotations(View()).set_index("article")
    assert rows.loc["d", "speaker"] == "Ivo B. Lund"
    assert rows.loc["d", "set_by"].startswith(f"speaker {BY}")
    assert f". Speaker {BY}" in citation(rows.loc["d"].to_dict())
    assert pd.isna(rows.loc["c", "set_by"])


def test_an_article_says_of_its_quotations_dates_and_events_who_set_and_who_checked_them(
    corrected, tmp_path
):
    store = Store(shutil.copytree(corrected.path, tmp_path / "c"))
    said = at("a", "Tolls will rise")
    mark(store, "quotation", ("a", said), "checked", "MR", "heard it")
    record = open_corpus(store.path).article("a")
    (quotation,) = record.quotations.to_dict("records")
    assert quotation["set_by"].startswith(f"speaker {BY}")
    assert (quotation["checked"], quotation["checked_by"][:3]) == ("checked", "MR,")
    (date,) = record.dates.to_dict("records")
    assert date["set_by"].startswith(f"days {BY}")
    event = record.events.set_index("label").loc["Ivo Lund visits Norwich"]
    assert (event["set_by"][: len(BY)], event["checked"]) == (BY, "unchecked")
    other = open_corpus(store.path).article("c")
    assert other.quotations["set_by"].isna().all()
    assert (other.quotations["checked"] == "unchecked").all()


def test_a_quotation_that_was_moved_twice_says_who_set_its_speaker_before(corrected, tmp_path):
    store = Store(shutil.copytree(corrected.path, tmp_path / "c"))
    was, then, last = (at("a", words) for words in ("Tolls will rise", "Tolls will", "Tolls"))
    amend(store, "a", "quotation span", was, then, PARSER, who="MR")
    amend(store, "a", "quotation span", then, last, PARSER, who="MR")
    rows = open_corpus(store.path).quotations(View()).set_index("article")
    assert rows.loc["a", "words"] == "“Tolls”"
    assert f"speaker {BY}" in rows.loc["a", "set_by"]
    assert "words set by MR on " in rows.loc["a", "set_by"]
