"""Links of an older reading: after articles are read anew they lead to what stands at the same places now."""

from typing import Any

import pytest
from handmade import Report, linking_by_label

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import AddOptions, add
from dashboard.corpus.publishing import publish
from dashboard.corpus.records import rows_of, tables_of
from dashboard.corpus.removing import remove
from dashboard.corpus.store import Manifest, Store
from dashboard.model import Annotations, Article, Block, EventMention, Mention
from dashboard.view import View

TEXT = "Mayor Ada Quill opened the harbour bridge on 4 March 2031. “It is late,” Ada Quill said."
ELSE = "Mayor Ivo Lund opened the harbour bridge on 4 March 2031."
OLD_EVENT = "Harbour bridge inaugurated, 4 Mar 2031"


def older(name, text, who, label):
    """Return an article as an older parser read it: another name, and another name of the event."""
    about: dict[str, Any] = {"language": "en", "published": "2031-03-05", "title": "News"}
    article = Article(name, text, (Block("paragraph", 0, len(text)),), **about)
    start, end = text.index("Mayor"), text.index(" opened")
    day, verb = "2031-03-04", text.index("opened")
    event = EventMention(
        start, text.index("."), verb, verb + 6, "inaugurate", 0, label, (f"older:{who}",),
        first=day, last=day, own_first=day, own_last=day, certainty="stated",
    )  # fmt: skip
    mention = Mention(start, end, "PER", "name", who, f"older:{who}")
    ends = ((0, text.index(".") + 1),)
    return Report(article, Annotations(mentions=(mention,), events=(event,), sentences=ends))


@pytest.fixture
def renewed(tmp_path):
    """Two articles, read by an older parser and then by the one of today."""
    reports = (
        older("a", TEXT, "Mayor Quil", "Harbour bridge inaugurated"),
        older("b", ELSE, "Mayor Lunt", "Harbour bridge inaugurated"),
    )
    store = Store(tmp_path)
    rows = [rows_of(one.article, one.found, "older") for one in reports]
    with linking_by_label():
        publish(
            store, store.commit(Manifest(pending=(store.write("segments", tables_of(rows, [])),)))
        )
    before = open_corpus(tmp_path)
    assert before.entities(View())["name"].tolist() == ["Mayor Lunt", "Mayor Quil"]
    assert OLD_EVENT in before.printed_events.values()
    assert add(store, [], AddOptions(reparse=True)).renewed == 2
    return tmp_path


def test_a_name_of_an_older_reading_leads_to_who_stands_there_now(renewed):
    corpus = open_corpus(renewed)
    asked = View(entity=("Mayor Quil",), not_entity=("Mayor Lunt", "nobody"))
    assert corpus.meant(asked) == View(entity=("Ada Quill",), not_entity=("Ivo Lund", "nobody"))
    assert corpus.unknown(corpus.meant(asked)) == ["nobody"]
    assert corpus.identified("Mayor Quil")["name"].tolist() == ["Ada Quill"]
    assert corpus.successors("Mayor Quil") == ["Ada Quill"]
    assert corpus.successors("Ada Quill") == corpus.successors("nobody") == []


def test_an_event_of_an_older_reading_leads_to_what_is_told_there_now(renewed):
    corpus = open_corpus(renewed)
    assert OLD_EVENT not in corpus.printed_events.values()
    now = corpus.printed_events.successors(OLD_EVENT)
    assert {*now} == {*corpus.timeline(View())["event"]}
    assert corpus.printed_events.id_of(OLD_EVENT) == now[0]
    assert corpus.printed_events.id_of("Harbour bridge, 4 Mar 2031") is None


def test_full_names_in_the_label_lead_on_where_the_days_are_the_same(renewed):
    printed = open_corpus(renewed).printed_events
    assert printed.id_of("Old Harbour bridge inaugurated, 4 Mar 2031")
    assert printed.id_of("Old Harbour bridge inaugurated, 5 Mar 2031") is None
    assert printed.id_of("Harbour bridge not inaugurated, 4 Mar 2031") is None


def test_nothing_leads_to_or_tells_of_what_was_removed(renewed):
    remove(Store(renewed), ["a"])
    corpus = open_corpus(renewed)
    assert corpus.successors("Mayor Quil") == []
    assert corpus.successors("Mayor Lunt") == ["Ivo Lund"]


def test_a_place_in_another_text_is_another_place(renewed):
    text = "The harbour was quiet on Monday. " + TEXT
    about: dict[str, Any] = {"language": "en", "published": "2031-03-05", "title": "News"}
    add(Store(renewed), [Article("a", text, (Block("paragraph", 0, len(text)),), **about)])
    assert open_corpus(renewed).successors("Mayor Quil") == []
