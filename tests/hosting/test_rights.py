"""Rights to the text on a real server: of two roles, one sees all and the other the evidence alone."""

import itertools

import handmade
import hosting
import live
import pytest
import raw
import reader
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PROOF, OTHER = "signed the harbour treaty on 4 March", "had argued for years"
"""Words of a sentence that holds an event, and of one that holds nothing."""
WHO = {"reader": 'readers = "evidence"', "editor": 'editors = "full"'}
PAGES = ("", "entities", "profile", "timeline", "quotations", "articles", "article", "compare", "about")  # fmt: skip


def tab(server, role):
    named = [("X-Forwarded-Email", f"{role}@news.example")]
    return reader.Reader(server.port, "https://news.example", named)


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
    own = [f"X-Forwarded-Email: {role}@news.example", "Host: news.example"]
    for page in PAGES:
        with tab(server, role) as opened:  # one tab may not take them all
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
                address = address_of(opened, button)
                answer = raw.ask(server.port, address, *own)
                assert answer.status == 200, address
                assert answer.headers["content-disposition"].startswith("attachment; filename")
                files[address] = answer.text
    return "".join(sent), files


@pytest.mark.slow
def test_a_reader_with_less_right_gets_less_and_none_of_an_editors_files(run, harbour, tmp_path):
    settings = hosting.proxy(tmp_path, "[shown]\n" + "\n".join(WHO.values()) + "\n")
    server = run(
        live.COMMAND, "serve", "--corpus", harbour, "--port", "{port}",
        "--host", "news.example", "--settings", settings,
    )  # fmt: skip
    made = {}
    for role in WHO:
        sent, files = everything(server, role)
        made[role] = files
        told = sent + "".join(files.values())
        assert PROOF in told
        assert (OTHER in told) == (role == "editor")
        assert len(files) > 20
    noted = {(line["who"], line["form"]) for line in server.events("exported")}
    forms = ("csv", "xlsx", "parquet", "json", "html", "ics", "timelinejs")
    assert noted == {(f"{role}@news.example", form) for role in WHO for form in forms}
    secret = {address for address, text in made["editor"].items() if OTHER in text}
    assert secret
    own = [f"X-Forwarded-Email: {name}@news.example" for name in ("reader", "editor")]
    with tab(server, "editor") as kept:
        assert kept.run("articles")  # an editor's files live as long as a tab of theirs
        for address, line in itertools.product(secret, own):
            answer = raw.ask(server.port, address, "Host: news.example", line)
            assert OTHER not in answer.text or "editor" in line
            assert answer.status == 403 or "editor" in line
    with tab(server, "reader") as one:
        one.run()
        hosting.proxy(tmp_path, '[shown]\nreaders = "metadata"\n')
        assert one.closed_within(60) == 1008
    with tab(server, "reader") as one:
        assert PROOF not in one.run("article", "article=a1").decode("utf-8", "replace")
    assert handmade.HARBOUR[0].article.title in sent
