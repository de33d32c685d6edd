"""Readers' decisions on events: of all reports together, in the log, replayed and undone to the letter."""

import random
import shutil
from dataclasses import replace

import pytest
from sameness import tables_of

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import add
from dashboard.corpus.correcting import take_corrections
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.integrity import check_corpus
from dashboard.corpus.name_decisions import decide, undo
from dashboard.corpus.publishing import publish
from dashboard.corpus.removing import remove
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import Verdict
from dashboard.model import Article
from dashboard.parsing.parser import Parser
from dashboard.view import View

TEXTS = {
    "a": "Mayor Ada Quill visited Norwich on 4 March 2031.",
    "b": "Ada Quill visited Norwich on 4 March 2031, the mayor's office said.",
    "c": "Police arrested Ivo Lund in Leeds on 9 March 2031.",
}
ARTICLES = [
    Article(name, text, (), title="News", language="en", published="2031-03-10")
    for name, text in TEXTS.items()
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The articles as a collection."""
    path = tmp_path_factory.mktemp("events")
    add(Store(path), ARTICLES)
    return path


@pytest.fixture
def store(folder, tmp_path):
    """The articles in a collection of their own."""
    return Store(shutil.copytree(folder, tmp_path / "c"))


def told(store):
    """Return label, days, status and articles of the events of the Timeline."""
    rows = open_corpus(store.path).timeline(View()).sort_values("label").to_dict("records")
    return [(r["label"], f"{r['first']:%m-%d}", r["status"], r["articles"]) for r in rows]


def at(store, article):
    """Return the place of the event of an article."""
    frame = open_corpus(store.path).article(article).events
    return article, f"{frame['start'].iloc[0]}-{frame['end'].iloc[0]}"


VISIT, ARREST = "Ada Quill visits Norwich", "Police arrested Ivo Lund in Leeds"


def made(store):
    """Return a decision of each kind, those on the visit first."""
    a, b, c = (at(store, name) for name in TEXTS)
    return [
        Verdict("events called", a, "A visit", before=f"event:x {VISIT}"),
        Verdict("events days", a, "2031-03-04..2031-03-05"),
        Verdict("events status", c, "denied"),
        Verdict("events pair", a, "two", b),
        Verdict("events split", b, "Another visit", a),
        Verdict("events pair", a, "same", c, "one day out", "QL"),
        Verdict("events drop", c, "drop"),
    ]


def test_what_is_said_of_an_event_holds_for_all_its_reports(store):
    label = told(store)[0][0]
    assert [row[3] for row in told(store)] == [2, 1]
    called, days, status, *_ = made(store)
    decide(store, [called, days, status])
    visit, arrest = told(store)
    assert visit == ("A visit", "03-04", "happened", 2)
    assert arrest[2:] == ("denied", 1)
    row = open_corpus(store.path).timeline(View()).set_index("label").loc["A visit"]
    assert (str(row["last"])[:10], row["certainty"]) == ("2031-03-05", "stated")
    assert label == VISIT
    assert row["set_by"].startswith("set by a reader on ")


def test_events_are_merged_parted_and_dropped_and_the_later_holds(store):
    *_, split, pair, drop = made(store)
    decide(store, [pair])
    assert [row[3] for row in told(store)] == [3]
    decide(store, [split])
    assert sorted(row[3] for row in told(store)) == [1, 2]
    assert ("Another visit", 1) in {(row[0], row[3]) for row in told(store)}
    again = Verdict("events pair", at(store, "a"), "same", at(store, "b"))
    decide(store, [again])
    assert [row[3] for row in told(store)] == [3]
    states = {one.entry.kind: one.state for one in open_corpus(store.path).decisions()}
    assert states["events split"] == "beaten"
    decide(store, [drop])
    assert told(store) == []


def test_events_that_a_reader_keeps_apart_stay_so_until_that_is_taken_back(store):
    before = tables_of(store.path)
    a, b, c = (at(store, name) for name in TEXTS)
    decide(store, [Verdict("events pair", a, "two", b)])
    assert [row[3] for row in told(store)] == [1, 1, 1], "linking takes them for one"
    assert open_corpus(store.path).timeline(View())["set_by"].isna().all(), "nothing else is set"
    with store.writing():
        publish(store, replace(store.whole(), derived=None))
    assert [row[3] for row in told(store)] == [1, 1, 1]
    decide(store, [Verdict("events pair", a, "same", c), Verdict("events pair", c, "same", b)])
    assert [row[3] for row in told(store)] == [3], "the later holds, by whichever way"
    assert [one.state for one in open_corpus(store.path).decisions()] == ["beaten", "held", "held"]
    for one in Corrections(store.path).holding():
        undo(store, [one])
    assert tables_of(store.path) == before


def test_of_several_decisions_none_is_made_where_an_article_is_not_there(store):
    a, b = at(store, "a"), at(store, "b")
    split = [Verdict("events split", one, "Another visit", a) for one in (b, ("gone", "0-4"))]
    with pytest.raises(KeyError):
        decide(store, split)
    assert Corrections(store.path).entries() == []


def test_undo_restores_the_tables_exactly_in_any_order(store):
    before = tables_of(store.path)
    decide(store, made(store))
    entries = Corrections(store.path).holding()
    random.Random(5).shuffle(entries)
    for one in entries:
        undo(store, [one])
    assert tables_of(store.path) == before


def files(store):
    """Return each file of the derived tables by its name, as the system knows it."""
    folder = store.path / str(store.manifest().derived)
    return {file.name: file.stat().st_ino for file in folder.iterdir()}


@pytest.mark.parametrize("seed", range(3))
def test_what_is_counted_at_once_is_what_linking_everything_gives(store, seed):
    chance, verdicts, before = random.Random(seed), made(store), files(store)
    for _ in range(7):
        held = Corrections(store.path).holding()
        if held and chance.random() < 1 / 3:
            undo(store, [chance.choice(held)])
        else:
            decide(store, chance.sample(verdicts, chance.choice((1, 2))))
    now = files(store)
    assert {name for name in now if now[name] != before.get(name)} == {
        "decided.parquet", "event_mentions.arrow", "event_mentions.parquet", "timeline.parquet"
    }  # fmt: skip
    at_once, settled = tables_of(store.path), open_corpus(store.path).decisions()
    with store.writing():
        publish(store, replace(store.whole(), derived=None))
    assert tables_of(store.path) == at_once
    assert open_corpus(store.path).decisions() == settled
    store.verify(store.manifest(), digests=True)


def test_where_the_system_has_no_links_files_are_copied(store, monkeypatch):
    monkeypatch.setattr("pathlib.Path.hardlink_to", lambda *_: (_ for _ in ()).throw(OSError("no")))
    decide(store, made(store)[:1])
    assert told(store)[0][0] == "A visit"
    store.verify(store.manifest(), digests=True)
    linked = [one.stat().st_nlink for one in (store.path / str(store.manifest().derived)).iterdir()]
    assert {*linked} == {1}


def test_a_country_that_is_only_meant_by_its_capital_takes_part_under_its_name(tmp_path):
    words = "Madrid signed a treaty with the envoy Ada Quill on 4 March 2031."
    add(Store(tmp_path), [replace(ARTICLES[0], text=words)])
    (participants,) = open_corpus(tmp_path).timeline(View())["participants"]
    assert [*participants] == ["Spain", "Ada Quill"]


def test_decisions_hold_whatever_is_added_removed_or_made_anew(store, tmp_path):
    decide(store, made(store)[:5])
    made_so = tables_of(store.path)
    more = Article("d", "Ada Quill visited Norwich on 4 March 2031.", ())
    add(Store(store.path), [more, *ARTICLES])
    remove(Store(store.path), ["d"])
    assert tables_of(store.path) == made_so
    shutil.rmtree(store.path / open_corpus(store.path)._tables.manifest.derived)
    check_corpus(store)
    assert tables_of(store.path) == made_so
    other = Store(tmp_path / "other")
    add(other, reversed(ARTICLES))
    take_corrections(other, Corrections(store.path).entries(), Parser())
    assert told(other) == told(store)


def test_a_dropped_event_comes_back_where_its_decision_goes_with_the_article(store):
    decide(store, [Verdict("events drop", at(store, "a"), "drop")])
    assert [row[0] for row in told(store)] == [ARREST]
    remove(store, ["a"])
    assert VISIT in [row[0] for row in told(store)]
