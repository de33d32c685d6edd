"""Laws of corrections of every kind: replayed they change nothing, their order is no matter, undone nothing is left."""

import random

import pytest
from quills import TEXTS, articles_of
from sameness import tables_of

from dashboard.corpus.adding import AddOptions, add
from dashboard.corpus.copy_decisions import decide_copies, undo_copies
from dashboard.corpus.correcting import amend, state, take_corrections
from dashboard.corpus.corrections import FILE, Corrections
from dashboard.corpus.name_decisions import decide, undo
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import COPIES, DECISIONS, Verdict
from dashboard.parsing.parser import Parser

ARTICLES = articles_of(TEXTS)
PARSER = Parser()


def at(article, words):
    """Return the place of some words of an article."""
    start = TEXTS[article].index(words)
    return f"{start}-{start + len(words)}"


def place(store, article, table):
    """Return where the first row of a table stands in an article."""
    rows = store.read(table, store.manifest().segments).to_pylist()
    row = min((row for row in rows if row["article"] == article), key=lambda row: row["start"])
    return f"{row['start']}-{row['end']}"


def made(store):
    """Return corrections of every sort, each on something of its own, as what makes them."""

    def amended(article, kind, where, value):
        return lambda s: amend(s, article, kind, where, value, PARSER, who="QL", why="heard")

    def stated(article, kind, value):
        return lambda s: state(s, article, kind, value, PARSER, who="QL")

    def decided(kind, one, value, other=None):
        return lambda s: decide(s, [Verdict(kind, one, value, other, who="MR")])

    return [
        amended("a", "quotation speaker", at("a", "Tolls will rise"), "Ivo Lund or Ada Quill"),
        amended("b", "quotation drop", at("b", "Nobody asked us"), "drop"),
        amended("c", "quotation status", at("c", "We paint at night"), "denied"),
        amended("d", "date days", place(store, "d", "dates"), "2024-02-20"),
        amended("e", "quotation add", at("e", "Carla Venn was there"), "Carla Venn"),
        stated("d", "published", "2024-03-06"),
        stated("e", "title", "The bridge"),
        stated("a", "authors", "Bram Oost"),
        stated("c", "source", "The Courier"),
        decided("name pair", ("a", at("a", "Ada Quill")), "same", ("b", at("b", "Adeline Quill"))),
        decided("name split", ("c", at("c", "Ada Quill")), "Ada Quill (painter)", ("a", at("a", "Ada Quill"))),
        decided("name drop", ("a", at("a", "Norwich")), "drop"),
        decided("name called", ("d", at("d", "Carla Venn")), "Carla B. Venn"),
        decided("events called", ("b", place(store, "b", "events")), "Lund goes"),
        lambda s: decide_copies(s, "b", "same", ["e"], PARSER, who="QL"),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    """The articles as a collection, and its tables."""
    store = Store(tmp_path_factory.mktemp("parsed"))
    add(store, ARTICLES)
    return store, tables_of(store.path)


@pytest.fixture(scope="module")
def corrected(tmp_path_factory, parsed):
    """The articles as a collection in which all is corrected."""
    store = Store(tmp_path_factory.mktemp("corrected"))
    add(store, ARTICLES)
    for correct in made(parsed[0]):
        correct(store)
    assert len(Corrections(store.path).holding()) == 15
    return store


def filled(folder, corrected, articles, batches):
    """Return a collection to which the articles come in batches when the log is there already."""
    folder.mkdir()
    (folder / FILE).write_bytes((corrected.path / FILE).read_bytes())
    for first in range(0, len(articles), batches):
        add(Store(folder), articles[first : first + batches])
    return Store(folder)


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_one_log_gives_the_same_tables_in_any_order_of_articles_and_in_any_batches(
    tmp_path, corrected, seed
):
    chance = random.Random(seed)
    store = filled(tmp_path / "c", corrected, chance.sample(ARTICLES, 5), chance.choice((1, 2, 3)))
    assert tables_of(store.path) == tables_of(corrected.path)
    assert len(store.manifest().segments) < 3, "small segments have become one"
    assert add(store, ARTICLES, AddOptions(reparse=True)).added == 0
    assert tables_of(store.path) == tables_of(corrected.path)


def test_a_log_that_is_taken_over_again_changes_nothing(tmp_path, corrected, parsed):
    store = Store(tmp_path)
    add(store, ARTICLES)
    for _ in range(2):
        assert take_corrections(store, Corrections(corrected.path).holding(), PARSER) == []
        assert tables_of(store.path) == tables_of(corrected.path)


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_corrections_of_different_things_give_the_same_in_any_order_and_are_undone_exactly(
    tmp_path, corrected, parsed, seed
):
    chance, (origin, before) = random.Random(seed), parsed
    store = Store(tmp_path)
    add(store, ARTICLES)
    every = made(origin)
    for correct in chance.sample(every, len(every)):
        correct(store)
    now, then = tables_of(store.path), tables_of(corrected.path)
    assert now.keys() == then.keys()
    assert [name for name in now if now[name] != then[name] and name != "decided"] == []
    log = Corrections(store.path)
    for entry in chance.sample(log.holding(), len(every)):
        if entry.kind == COPIES:
            undo_copies(store, entry, PARSER)
        elif entry.kind in DECISIONS:
            undo(store, [entry])
        elif entry.where:
            article = next(
                one.id
                for one in ARTICLES
                if TEXTS[one.id][slice(*map(int, entry.where.split("-")))] == entry.words
            )
            amend(store, article, entry.kind, entry.where, None, PARSER)
        else:
            state(store, entry.other, entry.kind, None, PARSER)
    assert Corrections(store.path).holding() == []
    assert len(Corrections(store.path).entries()) == 30, "undo is one more entry"
    assert tables_of(store.path) == before
