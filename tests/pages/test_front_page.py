"""A pasted link is readable: the first answer of a page says what its view asks for."""

from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from dashboard.corpus import open_corpus
from dashboard.page import open_collection
from dashboard.page.components import titles
from dashboard.page.streamlit_gaps import front_page

HEADLINES = {"a1": "Quay <i>shut</i>"}
PAGE = "<html><head><title>Streamlit</title></head><body>é</body></html>"


def answer(path, query, method="GET", make=HTMLResponse, status=200):
    """Return headers and body that the middleware lets through."""
    app = Starlette(
        routes=[Route("/{path:path}", lambda request: make(PAGE, status), methods=[method])],
        middleware=[Middleware(GZipMiddleware, minimum_size=1)],  # as Streamlit has inside
    )
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "query_string": query}
    scope["headers"] = [(b"accept-encoding", b"gzip, br")] if method == "GET" else []
    with ThreadPoolExecutor(1) as pool:  # the browser of other tests has a loop in this thread
        pool.submit(
            anyio.run,
            front_page.FrontPages(app, lambda one: HEADLINES.get(one, "")),
            scope,
            receive,
            send,
        ).result()
    return dict(sent[0]["headers"]), sent[1]["body"]


def test_the_title_says_the_view_and_the_page():
    headers, body = answer("/quotations", b"text=water&entity=Port+Amsel&published=x")
    title = "Articles with “water”, that name Port Amsel – Quotations – Dateline"
    assert f"<title>{title}</title>".encode() in body
    assert int(headers[b"content-length"]) == len(body)


def test_the_title_of_a_profile_is_its_name_and_never_an_id():
    assert (
        b"<title>Ada Lund \xe2\x80\x93 Dateline</title>"
        in answer("/profile", b"profile=Ada+Lund")[1]
    )
    assert b"<title>Profile \xe2\x80" in answer("/profile", b"profile=per:ada-lund")[1]


def test_the_title_of_an_article_is_its_headline():
    _, body = answer("/article", b"article=a1&at=71&text=water")
    assert "<title>“Quay &lt;i&gt;shut&lt;/i&gt;” – Dateline</title>".encode() in body
    _, body = answer("/article", b"article=zz&text=water")
    assert "<title>Articles with “water” – Article – Dateline</title>".encode() in body


def test_the_headline_is_that_of_the_collection_that_is_served(harbour, monkeypatch):
    monkeypatch.setenv("DATELINE_CORPUS", str(harbour))
    open_collection.renew()
    assert open_collection.headline_of("a1") == open_corpus(harbour).article("a1").article.title
    assert not open_collection.headline_of("zz")
    open_collection.renew()


def test_a_newer_version_is_opened_once_however_many_readers_ask_for_it(harbour):
    path, outdated = str(harbour), open_collection.opened(str(harbour))
    for _ in range(3):
        open_collection.renew_if(lambda corpus: corpus is outdated, path)
        assert open_collection.opened(path) is not outdated
    newest = open_collection.opened(path)
    open_collection.renew_if(lambda corpus: corpus is outdated, path)
    assert open_collection.opened(path) is newest
    open_collection.renew()


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (b"one.source=A&two.source=B&entity=G7", "A against B: articles that name G7"),
        (b"one.text=quay&two.source=B", "Articles with “quay” against articles from B"),
        (
            b"filters=two&text=quay&one.text=mole",
            "Articles with “mole” against articles with “quay”",
        ),
        (b"entity=G7", "Articles that name G7"),
    ],
)
def test_the_title_of_a_comparison_says_what_is_compared(query, told):
    _, body = answer("/compare", query)
    assert f"<title>{told} – Compare – Dateline</title>".encode() in body


def test_a_title_is_text_whatever_the_link_holds():
    _, body = answer("/", b"text=</title><script>%22%E2%80%AE")
    assert body.count(b"</title>") == 1
    assert body.count(b"<script>") == 1
    assert front_page.START.encode() in body
    assert "\u202e".encode() not in body
    assert len(titles.title("/", f"text={'&'.join(['x' * 900] * 9)}", str)) < 2 * titles.LONGEST


@pytest.mark.parametrize("how", [{"make": PlainTextResponse}, {"status": 404}, {"method": "POST"}])
def test_what_is_no_page_stays_as_it_is(how):
    assert answer("/", b"text=water", **how)[1] == PAGE.encode()


def test_streamlits_own_page_has_the_title_that_is_replaced():
    assert front_page.UNNAMED.decode() in front_page.FRONT_PAGE.read_text("utf-8")


def test_a_headline_is_quoted_and_marks_inside_of_it_are_single():
    assert titles.quoted('Mayor: “No”, and "never"') == "“Mayor: ‘No’, and 'never'”"


def test_the_title_of_a_link_to_an_event_quotes_the_event():
    _, body = answer("/timeline", b"event=Ada+Lund+resigns")
    assert "<title>Articles that report “Ada Lund resigns” – Timeline".encode() in body
