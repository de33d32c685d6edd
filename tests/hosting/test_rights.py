"""Rights to the text on a real server: of two roles, one sees all and the other the evidence alone."""

import itertools
import shutil

import handmade
import hosting
import live
import pytest
import raw
import reader
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard import open_corpus
from dashboard.corpus.desks import change_desk

PROOF, OTHER = "signed the harbour treaty on 4 March", "had argued for years"
"""Words of a sentence that holds an event, and of one that holds nothing."""
SHOWN = '[shown]\nreaders = "evidence"\neditors = "full"\n'
DOMAINS = {"reader": "news.example", "editor": "desk.example"}
WHO = '[readers]\ndomains = ["news.example"]\n[editors]\ndomains = ["desk.example"]\n'
PAGES = ("", "entities", "profile", "timeline", "quotations", "articles", "article", "compare", "add", "desk", "about")  # fmt: skip


def address(role, page=""):
    """Return who looks at a page in a role: one person may not take all files."""
    return f"{page or 'ada'}@{DOMAINS[role]}"


def tab(server, role, page=""):
    named = [("X-Forwarded-Email", address(role, page))]
    return reader.Reader(server.port, "https://news.example", named)


@pytest.fixture
def own(harbour, tmp_path):
    """A collection with a tray for each role: an event, and a sentence that holds nothing."""
    folder = shutil.copytree(harbour, tmp_path / "own")
    corpus = open_corpus(folder)
    text = corpus.article("a1").article.text
    event = corpus.article("a1").events.iloc[0]
    places = [("event", int(event["start"]), int(event["end"]))]
    places.append(("sentence", text.index(OTHER), text.index(OTHER) + len(OTHER)))
    for role, (item, start, end) in itertools.product(DOMAINS, places):
        pick = corpus.pick(item, "a1", f"{start}-{end}")
        change_desk(folder, address(role, "desk"), lambda desk, pick=pick: desk.with_pick(pick))
    return folder


def messages(opened, page, query):
    """Yield what a page sends until its script has finished."""
    asked = BackMsg()
    asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
    opened.socket.send(asked.SerializeToString())
    while True:
        message = ForwardMsg.FromString(opened.socket.recv(60, decode=False))
        yield message
        if message.WhichOneof("type") == "script_finished":
            return


def address_of(opened, file):
    """Return where a file stands that is made when its button is pressed."""
    asked = BackMsg()
    asked.backend_operation_request.request_id = file
    asked.backend_operation_request.session_id = opened.session
    asked.backend_operation_request.deferred_file.file_id = file
    opened.socket.send(asked.SerializeToString())
    while True:
        message = ForwardMsg.FromString(opened.socket.recv(60, decode=False))
        if message.WhichOneof("type") == "backend_operation_response":
            return message.backend_operation_response.deferred_file.url


def everything(server, role):
    """Return all that a role is sent by its pages, and its files by their addresses."""
    sent, files = [], {}
    for page in PAGES:
        asks = [f"X-Forwarded-Email: {address(role, page)}", "Host: news.example"]
        with tab(server, role, page) as opened:
            query = "article=a1&profile=Ada+Lund"
            buttons = []
            for message in messages(opened, page, query):
                if message.WhichOneof("type") == "new_session":
                    opened.session = message.new_session.initialize.session_id
                element = message.delta.new_element
                if element.WhichOneof("type") == "download_button":
                    buttons.append(element.download_button.deferred_file_id)
                sent.append(str(message))
            for button in buttons:
                made = address_of(opened, button)
                answer = raw.ask(server.port, made, *asks)
                assert answer.status == 200, made
                assert answer.headers["content-disposition"].startswith("attachment; filename")
                files[made] = answer.text
    return "".join(sent), files


def assert_refused(server, secret):
    """Assert that nobody but an editor gets an editor's files, and who is not signed in none."""
    asking = [f"X-Forwarded-Email: {address(role)}" for role in DOMAINS]
    for place, line in itertools.product(secret, asking):
        answer = raw.ask(server.port, place, "Host: news.example", line)
        assert OTHER not in answer.text or "desk.example" in line
        assert answer.status == 403 or "desk.example" in line
    strange = raw.ask(server.port, min(secret), "Host: news.example")
    assert strange.status == 403
    assert "You are not signed in" in strange.text
    assert OTHER not in strange.text


@pytest.mark.slow
def test_a_reader_with_less_right_gets_less_and_none_of_an_editors_files(run, own, tmp_path):
    settings = hosting.proxy(tmp_path, SHOWN, WHO)
    server = run(
        live.COMMAND, "serve", "--corpus", own, "--port", "{port}",
        "--host", "news.example", "--settings", settings,
    )  # fmt: skip
    made = {}
    for role in DOMAINS:
        sent, files = everything(server, role)
        made[role] = files
        told = sent + "".join(files.values())
        assert PROOF in told
        assert (OTHER in told) == (role == "editor")
        assert len(files) > 20
    noted = {(line["who"].partition("@")[2], line["form"]) for line in server.events("exported")}
    forms = ("csv", "xlsx", "parquet", "json", "html", "ics", "timelinejs", "docx", "md")
    assert noted == {(domain, form) for domain in DOMAINS.values() for form in forms}
    secret = {place for place, text in made["editor"].items() if OTHER in text}
    assert secret
    with tab(server, "editor") as kept:
        assert kept.run("articles")  # an editor's files live as long as a tab of theirs
        assert_refused(server, secret)
    with tab(server, "reader") as one:
        one.run()
        hosting.proxy(tmp_path, '[shown]\nreaders = "metadata"\n', WHO)
        assert one.closed_within(60) == 1008
    with tab(server, "reader") as one:
        assert PROOF not in one.run("article", "article=a1").decode("utf-8", "replace")
    assert handmade.HARBOUR[0].article.title in sent
