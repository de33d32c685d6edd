"""Corrections that follow one another before anything is linked: each is shown over those before, and all are linked at last."""

import random
import shutil
from dataclasses import replace

import pytest
import quills
from sameness import tables_of

from dashboard.corpus import correcting, open_corpus, publishing
from dashboard.corpus.adding import LATER, add, link_rest
from dashboard.corpus.copy_decisions import decide_copies, undo_copies
from dashboard.corpus.corrections import FILE, Corrections
from dashboard.corpus.integrity import check_corpus
from dashboard.corpus.name_decisions import decide, undo
from dashboard.corpus.removing import remove
from dashboard.corpus.schema import BASE
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import COPIES, DECISIONS, Verdict
from dashboard.parsing.parser import Parser
from dashboard.view import View

TEXTS = quills.TEXTS | {
    "e": "“Tolls will rise,” a second official said. Carla Venn was there on 2 March 2024.",
}
"""The last says what the first says, so that the two may be copies."""
ARTICLES = quills.articles_of(TEXTS)
PARSER = Parser()


def at(article, words):
    """Return an article, and the place of some words of it, whose headline is not part of its text."""
    start = TEXTS[article].index(words)
    return article, f"{start}-{start + len(words)}"


def later(_progress=None):
    """Answer that somebody else links all."""
    return LATER


def amended(article, kind, words, value):
    where = at(article, words)[1]
    return lambda store: correcting.amend(store, article, kind, where, value, PARSER, later)


def stated(article, kind, value):
    return lambda store: correcting.state(store, article, kind, value, PARSER, later)


def decided(kind, one, value, other=None):
    return lambda store: decide(store, [Verdict(kind, one, value, other)], later)


EVERY = {
    "another speaker": amended("a", "quotation speaker", "Tolls will rise", "Ivo Lund"),
    "no quotation": amended("b", "quotation drop", "Nobody asked us", "drop"),
    "another status": amended("c", "quotation status", "We paint at night", "denied"),
    "a date": amended("d", "date days", "on Tuesday", "2024-02-20"),
    "published": stated("d", "published", "2024-03-06"),
    "a headline": stated("a", "title", "The bridge"),
    "an outlet": stated("c", "source", "The Courier"),
    "two names joined": decided("name pair", at("a", "Ada Quill"), "same", at("b", "Adeline Quill")),
    "no name": decided("name drop", at("a", "Norwich"), "drop"),
    "a name called": decided("name called", at("d", "Carla Venn"), "Carla B. Venn"),
    "an event called": decided("events called", at("b", "resigned"), "Lund goes"),
    "no event": decided("events drop", at("c", "opened"), "drop"),
    "copies": lambda store: decide_copies(store, "b", "same", ["e"], PARSER, later),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("tolls")
    add(Store(path), ARTICLES)
    return path


@pytest.fixture
def store(folder, tmp_path, monkeypatch):
    """The articles, as if they were many."""
    monkeypatch.setattr(publishing, "LARGE", 0)
    return Store(shutil.copytree(folder, tmp_path / "c"))


def take_back(store, entry):
    """Take a correction back, and let it be linked later."""
    if entry.kind == COPIES:
        undo_copies(store, entry, PARSER, later)
    elif entry.kind in DECISIONS:
        undo(store, [entry], noted=later)
    elif entry.where:
        article = next(
            one.id
            for one in ARTICLES
            if TEXTS[one.id][slice(*map(int, entry.where.split("-")))] == entry.words
        )
        correcting.amend(store, article, entry.kind, entry.where, None, PARSER, later)
    else:
        correcting.state(store, entry.other, entry.kind, None, PARSER, later)


def linked(store):
    """Return the tables of a copy of a collection in which all is linked."""
    copy = Store(shutil.copytree(store.path, store.path.with_name("copy")))
    with copy.writing():
        link_rest(copy, PARSER)
    found = tables_of(copy.path)
    shutil.rmtree(copy.path)
    return found


FOLLOWS = frozenset({"timeline"})
"""What linking alone finds: the name of an event that has a name in it."""


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, 6))]
)
def test_each_is_shown_over_those_before_and_is_what_linking_everything_gives(store, seed):
    """Of every kind, in any order, and taken back in any other; the version that was linked last stays."""
    chance, before, base = random.Random(seed), tables_of(store.path), store.manifest().derived
    for name in chance.sample([*EVERY], len(EVERY)):
        EVERY[name](store)
        now, settled = tables_of(store.path), linked(store)
        assert {name for name in now if now[name] != settled[name]} <= FOLLOWS
        assert store.manifest().linked, "it is only shown"
    assert settled == linked_anew(store)
    held = Corrections(store.path).holding()
    assert len(held) == len(EVERY)
    for entry in chance.sample(held, len(held)):
        take_back(store, entry)
        now, settled = tables_of(store.path), linked(store)
        assert {name for name in now if now[name] != settled[name]} <= FOLLOWS
    assert settled == before
    store.verify(store.manifest(), digests=True)
    assert store.read("linking_rules", [str(base)]).num_rows


def linked_anew(store):
    """Return the tables of the same articles with the same log, added at once."""
    whole = Store(store.path.with_name("whole"))
    whole.path.mkdir()
    shutil.copy(store.path / FILE, whole.path / FILE)
    add(whole, ARTICLES)
    return tables_of(whole.path)


def found(store, words):
    """Return how many articles and quotations a search finds."""
    corpus, view = open_corpus(store.path), View(text=words)
    return corpus.count_articles(view), len(corpus.quotations(view))


def test_a_search_finds_what_is_shown_and_no_more_what_was_taken_back(store):
    for name in ("a headline", "another speaker", "a headline taken back", "a name called"):
        if name in EVERY:
            EVERY[name](store)
        else:
            (entry,) = (one for one in Corrections(store.path).holding() if one.kind == "title")
            take_back(store, entry)
        bridge = name in {"a headline", "another speaker"}
        assert found(store, "bridge")[0] == bridge
    with store.writing():
        link_rest(store, PARSER)
    assert found(store, "bridge")[0] == 0
    assert check_corpus(store).renewed == []


def test_who_adds_checks_or_removes_meanwhile_links_all(store):
    """What was linked last is there until then, and no folder too many is named afterwards."""
    for name in ("another speaker", "a name called"):
        EVERY[name](store)
    copies = [Store(shutil.copytree(store.path, store.path.with_name(name))) for name in "xyz"]
    add(copies[0], [])
    check_corpus(copies[1])
    remove(copies[2], ["e"])
    for one in copies:
        assert one.manifest().linked is None
        assert one.manifest().patch == ()
        assert {"Ivo Lund", "Carla B. Venn"} <= {
            *open_corpus(one.path).quotations(View())["speaker"]
        }
    assert tables_of(copies[0].path) == tables_of(copies[1].path) == linked_anew(store)


def test_articles_that_were_read_and_not_shown_stay_so(store):
    """As those of a run that was ended, where only names and events are decided on."""
    waiting = store.write("segments", {name: store.read(name, []) for name in BASE})
    store.commit(replace(store.manifest(), pending=(waiting,)))
    EVERY["a name called"](store)
    EVERY["an event called"](store)
    assert store.manifest().waiting == (waiting,)
    with store.writing():
        link_rest(store, PARSER)
    manifest = store.manifest()
    assert (manifest.waiting, manifest.linked) == ((waiting,), None)


def test_a_colleagues_corrections_are_shown_before_all_is_linked_also_on_copies(store, folder):
    theirs = Store(shutil.copytree(folder, store.path.with_name("theirs")))
    for name in ("another speaker", "copies", "a name called", "published"):
        EVERY[name](theirs)
    entries, heard = Corrections(theirs.path).holding(), []

    def shown(progress):
        heard.append(progress.stage)
        return LATER

    assert correcting.take_corrections(store, entries, PARSER, shown) == []
    assert heard == ["shown"]
    now, settled = tables_of(store.path), linked(store)
    assert {name for name in now if now[name] != settled[name]} <= FOLLOWS
    assert settled == linked_anew(store)
    assert Corrections(store.path).copies()
