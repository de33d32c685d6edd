"""One count for one thing: every number of every page is found again in the rows behind it.

Each number that opens something is walked to what it opens: the address is read as a view, and the
collection is asked for the rows. So on the demo, and on a single article of it.
"""

import functools
import html
import json
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import demos
import pytest

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.places import demo_reports
from dashboard.corpus.selection import BESIDE
from dashboard.corpus.store import Store
from dashboard.intake import read_path
from dashboard.page.components.reading_view.layout import reading_data
from dashboard.view import View

LINK = re.compile(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>(?:<span class="count">([\d,]+)</span>)?', re.DOTALL)  # fmt: skip
SAID = re.compile(r"^(\d[\d,]*) (article|quotation|statement|event|source|stor|of unknown source|without a date)")  # fmt: skip
UNIT = {"article": "articles", "source": "sources", "stor": "stories", "event": "events"}
PAGES = [None, "entities", "timeline", "quotations", "articles"]


@pytest.fixture(scope="module")
def demo():
    return demos.ready()


@pytest.fixture(scope="module")
def corpus(demo):
    return open_corpus(demo)


@pytest.fixture(scope="module")
def article(tmp_path_factory):
    """A single article of the demo."""
    path = tmp_path_factory.mktemp("one")
    one = max(demo_reports().glob("*.md"))
    add(Store(path), read_path(one))
    return path


def plain(words):
    bare = html.unescape(re.sub(r"<[^>]+>", "", words))
    return bare.replace("\u00a0", " ").replace("\u2060", "").strip()


def number(words):
    return int(words.replace(",", ""))


def behind(corpus, address):
    """The view that an address opens, and its other parameters."""
    parts = urlsplit(html.unescape(address))
    query = parse_qs(parts.query, keep_blank_values=True)
    view = View.from_query(query)
    events = tuple(corpus.printed_events.id_of(one) for one in view.event)
    return corpus.meant(replace(view, event=events)), query


@functools.cache
def counted(corpus, address, what):
    """How much of something an address opens, asked for as rows."""
    view, query = behind(corpus, address)
    if "only" in query:
        return len(corpus.articles(view, only=query["only"][0]))
    if what in ("quotation", "statement"):
        return len(corpus.quotations(view))
    if what == "event":
        return len(corpus.timeline(view))
    rows = corpus.articles(view)
    if what == "source":
        return rows["source"].nunique()
    return corpus.totals(view).stories if what == "stor" else len(rows)


def walk(corpus, page):
    """Walk every number of a page that opens something; return how many these are."""
    walked = 0
    for address, words, beside in LINK.findall(
        re.sub("<style>.*?</style>", "", page.html, flags=re.DOTALL)
    ):
        told = SAID.match(plain(words))
        where = urlsplit(html.unescape(address)).path
        if told:
            assert counted(corpus, address, told[2]) == number(told[1]), (plain(words), address)
            walked += 1
        elif beside and where == "quotations" and "show=" not in address:
            assert counted(corpus, address, "quotation") == number(beside), (plain(words), address)
            walked += 1
    return walked


def bars(page):
    """Name and value of each bar of names."""
    for spec in page.charts:
        for trace in json.loads(spec)["data"]:
            if trace["type"] == "bar" and trace.get("orientation") == "h":
                names = [one[0] if isinstance(one, list) else one for one in trace["customdata"]]
                yield from zip(names, map(plain, trace["text"]), strict=True)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("view", [{}, {"entity": ["Antony Blinken"]}, {"text": "defence"}])
def test_every_number_that_opens_something_is_found_behind_it(open_page, corpus, page, view):
    assert walk(corpus, open_page(corpus.path, page, **view)) >= 2


@pytest.mark.parametrize("unit", ["articles", "stories", "sources"])
def test_every_bar_is_as_long_as_what_a_click_on_it_leaves(open_page, corpus, unit):
    found = [*bars(open_page(corpus.path, unit=unit))]
    assert len(found) > 5
    for name, value in found:
        assert number(value) == getattr(corpus.totals(View(entity=(name,))), unit), name


def test_on_an_events_page_the_quotations_are_the_events(corpus):
    events = corpus.timeline(View()).sort_values("articles", ascending=False)["event"].head(8)
    seen = 0
    for event in events:
        view = View(event=(event,))
        told = corpus.event_mentions([event])
        rows = corpus.quotations(view)
        assert corpus.totals(view).quotations == len(rows)
        for row in rows.to_dict("records"):
            own = told[told["article"] == row["article"]]
            inside = (own["sentence_start"] - BESIDE < row["sentence_end"]) & (own["sentence_end"] + BESIDE > row["sentence_start"])  # fmt: skip
            assert inside.any()
            seen += 1
    assert seen > 3


def test_a_name_is_counted_alike_on_the_overview_and_beside_its_article(open_page, article):
    corpus = open_corpus(article)
    named = corpus.articles(View())["article"].iloc[0]
    for counted in (("names", "readings"), ("names",), ("names", "readings", "demonyms")):
        view = View(counted=counted)
        rows = corpus.entities(view)
        listed = {one["name"]: len(one["places"]) for one in reading_data(corpus.article(named), counted=counted)["who"]}  # fmt: skip
        assert dict(zip(rows["name"], rows["mentions"], strict=True)) == listed
    shown = dict(bars(open_page(article)))
    listed = {one["name"]: len(one["places"]) for one in reading_data(corpus.article(named))["who"]}
    assert shown
    assert all(number(value) == listed[name] for name, value in shown.items())


QUESTIONS = 'class="demo">'


def test_the_demo_says_that_it_is_one_and_each_question_has_an_answer(open_page, corpus, harbour):
    asked = open_page(corpus.path).html.split(QUESTIONS)[1].split("</p>")[0]
    found = LINK.findall(asked)
    assert len(found) == 3
    for address, _, _ in found:
        what = "event" if address.startswith("timeline") else "quotation"
        assert counted(corpus, address, what) > 0
    assert QUESTIONS not in open_page(harbour).html


def test_a_city_that_stands_for_its_government_counts_once(corpus):
    names, readings = View(counted=("names",)), View(counted=("readings",))
    both = View(counted=("names", "readings"))
    total = lambda view: int(corpus.entities(view)["mentions"].sum())  # noqa: E731
    assert total(both) == total(names)
    assert total(readings) > 0


def test_the_unit_shown_as_chosen_is_the_one_that_is_counted(open_page, article, demo):
    for collection, unit in ((article, "Mentions"), (demo, "Articles")):
        page = open_page(collection, "entities").html
        count = page.split('aria-label="Count"')[1].split("</nav>")[0]
        assert re.findall(r'aria-current="true"[^>]*>(\w+)<', count) == [unit]
