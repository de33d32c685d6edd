"""The desk on the page: a tray that is put in order and taken away, and views that are kept and looked at."""

import io
import re
import shutil
import zipfile
from html import unescape
from typing import Any
from urllib.parse import parse_qs

import pytest
import streamlit as st
from docx import Document

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.desks import FOLDER, Desk, SavedView, change_desk, now, read_desk
from dashboard.corpus.store import Store
from dashboard.model import Article
from dashboard.page import open_collection
from dashboard.page.components import desk, tray_files
from dashboard.page.components.tray_items import WARNING, head_of, items_of
from dashboard.page.hosting.access import Access, Identity, Oidc
from dashboard.page.hosting.gate import Known, _named
from dashboard.page.hosting.sign_ins import SignIn
from dashboard.page.settings import READER, WHOSE

TEXT = "“Fares *will* rise,” said Ada Quill. Ivo Lund visited Norwich on 4 March."
WHERE = f"{TEXT.index('Fares')}-{TEXT.index('rise,') + 4}"
HEAD = head_of({"view": "All articles", "collection": "ab12"}, 1)


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    """A collection of one article with a title that is markup."""
    path = tmp_path_factory.mktemp("fares")
    given: dict[str, Any] = {"title": "<b>[Fares](x)</b>", "source": "The Courier"}
    given |= {"url": "https://courier.example/f", "language": "en", "published": "2031-03-05"}
    add(Store(path), [Article("t", TEXT, (), **given)])
    return path


@pytest.fixture
def fares(parsed, tmp_path):
    """That collection, for a test to put on a desk."""
    return shutil.copytree(parsed, tmp_path / "c")


def put(path, *picks):
    corpus = open_corpus(path)
    for item, where in picks:
        one = corpus.pick(item, "t", where)
        change_desk(path, desk.AT_THIS_COMPUTER, lambda mine, one=one: mine.with_pick(one))
    return read_desk(path, desk.AT_THIS_COMPUTER)


def test_a_tray_is_noted_put_in_order_and_emptied(open_page, fares):
    put(fares, ("quotation", WHERE), ("sentence", "0-9"))
    page = open_page(fares, "desk")
    assert "2 items in your tray, no saved views" in page.words
    assert WARNING in page.words
    assert "&lt;b&gt;[Fares](x)&lt;/b&gt;" in page.html
    assert "<b>[" not in page.html
    assert page.words.index("“Fares *will* rise”") < page.words.index("2. Sentence")
    note = f"note-quotation-{WHERE}-t"
    page.app.text_input(key=note).set_value("<i>lead</i>").run()
    page.app.button(key=f"move1-quotation-{WHERE}-t").click().run()
    assert [(one.item, one.note) for one in read_desk(fares, desk.AT_THIS_COMPUTER).picks] == [
        ("sentence", ""),
        ("quotation", "<i>lead</i>"),
    ]
    assert "2. Quotation" in page.words
    page.app.button(key="out-sentence-0-9-t").click().run()
    assert "1 item in your tray" in page.words
    page.app.button(key="empty_tray").click().run()
    assert "No items in your tray" in page.words
    page.app.button(key="tray_back").click().run()
    assert "1 item in your tray" in page.words
    assert "tray_back" not in [one.key for one in page.app.button]


def test_a_tray_leaves_as_a_document_with_footnotes_and_nothing_in_it_is_markup(fares):
    mine = put(fares, ("quotation", WHERE), ("sentence", "0-9"))
    mine = mine.with_note(mine.picks[0], "for *page* 3 \x0b<i>")
    items = items_of(open_corpus(fares).tray(mine.picks))
    word = tray_files.as_docx(items, HEAD)
    paragraphs = [one.text for one in Document(io.BytesIO(word)).paragraphs]
    assert paragraphs[1] == WARNING
    assert "version ab12" in paragraphs[3]
    assert paragraphs[4] == "“Fares *will* rise” — Ada Quill"
    assert paragraphs[5] == "for *page* 3 <i>"
    with zipfile.ZipFile(io.BytesIO(word)) as parts:
        notes = parts.read("word/footnotes.xml").decode()
        assert "footnotes+xml" in parts.read("[Content_Types].xml").decode()
        assert re.findall(
            r'footnoteReference w:id="(\d+)"', parts.read("word/document.xml").decode()
        ) == ["1", "2"]
    said = re.sub("<[^>]+>", "", notes)
    assert (
        "The Courier, 5 Mar 2031. Sentence: “Fares *will* rise,” said Ada Quill. Unchecked." in said
    )
    assert "https://courier.example/f" in said
    plain = tray_files.as_markdown(items, HEAD).decode()
    assert r"“Fares \*will\* rise” — Ada Quill[^1]" in plain
    assert r"[^2]: “\<b\>\[Fares\](x)\</b\>”, The Courier, 5 Mar 2031. <https" in plain
    page = tray_files.as_html(items, HEAD).decode()
    assert "&lt;b&gt;[Fares](x)&lt;/b&gt;" in page
    assert "&lt;i&gt;" in page
    assert not re.search("<(script|img|link|i)[ >]", page)


def test_a_view_is_saved_renamed_looked_at_and_deleted(open_page, fares):
    page = open_page(fares, "desk", **{"source": ["The Courier"], "from": "timeline"})
    page.app.button(key="save-view").click().run()
    assert "Give the view a name first." in [one.value for one in page.app.toast]
    page.app.text_input(key="save-view-name").set_value("<i>Fares").run()
    page.app.button(key="save-view").click().run()
    assert "1 saved view" in page.words
    assert "&lt;i&gt;Fares" in page.html
    (saved,) = read_desk(fares, desk.AT_THIS_COMPUTER).views
    assert (saved.query, saved.page) == ("source=The+Courier", "timeline")
    assert "Nothing new since" in page.words
    given: dict[str, Any] = {"source": "The Courier", "language": "en", "published": "2031-03-06"}
    add(Store(fares), [Article("u", "Fares fell.", (), title="Cheaper", **given)])
    page = open_page(fares, "articles", source=["The Courier"], since=saved.seen)
    assert "Nothing new since you last looked" in page.words, "the version before is shown still"
    open_collection.renew()
    page = open_page(fares, "desk")
    assert "1 new article since" in page.words
    assert "Cheaper" in page.words
    page.app.text_input(key="rename-<i>Fares").set_value("Tickets").run()
    assert [one.name for one in read_desk(fares, desk.AT_THIS_COMPUTER).views] == ["Tickets"]
    page = open_page(fares, "articles", source=["The Courier"], since=saved.seen)
    assert "1 new article since you last looked" in page.words
    assert page.html.count(">New<") == 1
    page = open_page(fares, "desk")
    assert "Nothing new since" in page.words
    page.app.button(key="delete-Tickets").click().run()
    assert "no saved views" in page.words


@pytest.mark.parametrize(
    ("page", "own", "said"),
    [
        ("profile", {"profile": ["Ada Quill"]}, "Ada Quill, all articles, on Profile."),
        (
            "compare",
            {"one.source": ["The Courier"], "two.source": ["The Herald"]},
            "The Courier against The Herald, on Compare.",
        ),
    ],
)
def test_a_profile_and_a_comparison_are_saved_with_what_they_show(
    open_page, fares, page, own, said
):
    (kept,) = re.findall(r'href="(desk[^"]*)"[^>]*>Save view', open_page(fares, page, **own).html)
    assert parse_qs(unescape(kept).partition("?")[2]) == {**own, "from": [page]}
    there = open_page(fares, "desk", **own, **{"from": page})
    there.app.text_input(key="save-view-name").set_value("Mine").run()
    there.app.button(key="save-view").click().run()
    (saved,) = read_desk(fares, desk.AT_THIS_COMPUTER).views
    assert (parse_qs(saved.query), saved.page) == (own, page)
    there = open_page(fares, "desk")
    assert said in there.words
    (to,) = re.findall(rf'href="({page}[^"]*)"[^>]*><bdi>Mine', there.html)
    query = parse_qs(unescape(to).partition("?")[2])
    assert query == {**own, "since": [saved.seen]}
    assert "Nothing new since you last looked" in open_page(fares, page, **query).words
    (looked,) = read_desk(fares, desk.AT_THIS_COMPUTER).views
    assert looked.query == saved.query


def test_a_reader_whom_nobody_knows_has_a_desk_in_the_tab_alone(open_page, fares, monkeypatch):
    put(fares, ("quotation", WHERE))
    monkeypatch.setattr(open_collection, "role", lambda: READER)
    page = open_page(fares, "desk", source=["The Courier"])
    assert "No items in your tray, no saved views" in page.words
    assert "your desk is kept in this tab" in page.words
    page.app.text_input(key="save-view-name").set_value("Fares").run()
    page.app.button(key="save-view").click().run()
    assert "1 saved view" in page.words
    assert "no saved views" in open_page(fares, "desk").words
    assert len([*(fares / FOLDER).iterdir()]) == 1


def test_two_who_have_signed_in_have_two_desks(open_page, fares, monkeypatch):
    view = SavedView("Mine", "", "", now())
    change_desk(fares, "ada@paper.example", lambda _: Desk(views=(view,)))
    for address, said in (("ada@paper.example", "1 saved view"), ("ivo@paper.example", "no saved")):
        monkeypatch.setattr(desk.audit, "signed", lambda address=address: address)
        assert said in open_page(fares, "desk").words


def test_whoever_gets_an_address_after_somebody_gets_no_desk_with_it(monkeypatch, tmp_path):
    def signed_in(subject, **more):
        known = Known(Identity("desk@paper.example", subject=subject), READER, **more)
        oidc = Oidc("https://login.example", "dateline", None)
        told = _named({"headers": [(WHOSE.encode(), b"mine")]}, known, Access("oidc", oidc=oidc))
        headers = {name.decode(): value.decode() for name, value in told["headers"]}
        monkeypatch.setattr(type(st.context), "headers", headers)
        return desk.person()

    sign_in = SignIn("0" * 64, Identity("desk@paper.example"), 0.0, 0.0)
    first, second = (signed_in(subject, sign_in=sign_in) for subject in ("s1", "s2"))
    assert (first, second) == ("https://login.example s1", "https://login.example s2")
    assert signed_in("") == "desk@paper.example", "a proxy names no more"


def test_an_empty_desk_leads_to_what_is_worth_a_place_on_it(open_page, harbour, fares):
    html = open_page(harbour, "desk").html.split("Where to look first")[1]
    begin = html.split("</ul>")[0]
    assert re.findall("<b>(.*?)</b>", begin) == ["Unnamed sources", "Events"]
    for address in re.findall(r'href="([^"]+)"', begin):
        page, _, query = unescape(address).partition("?")
        assert "<li" in open_page(harbour, page, **parse_qs(query)).html.split("<h1>")[1]
    put(fares, ("quotation", WHERE))
    assert "Where to look first" not in open_page(fares, "desk").html
