"""What pages show of a correction before all is linked, and what becomes of it where the run ends there."""

import itertools
import random
import shutil

import pytest
from sameness import tables_of

from dashboard.corpus import adding as at_adding
from dashboard.corpus import base_tables, correcting, open_corpus, publishing
from dashboard.corpus.adding import add
from dashboard.corpus.copy_decisions import decide_copies
from dashboard.corpus.correcting import amend, amend_all, state, take_corrections
from dashboard.corpus.corrections import FILE, Corrections
from dashboard.corpus.integrity import check_corpus
from dashboard.corpus.name_decisions import decide
from dashboard.corpus.store import CorpusBusy, Store
from dashboard.corpus.verdicts import Verdict
from dashboard.parsing.parser import Parser
from dashboard.view import View

WORDS = "“Nobody in this town has been asked about the tolls,” said {who}. {who} visited Norwich on Monday."
WHO = {"a": "Ada Quill", "b": "Mayor Ada Quill", "c": "Ada Quill", "d": "Bram Oost"}
PARSER = Parser()


class Killed(BaseException):
    """A run that ends without a word."""


@pytest.fixture(scope="module")
def articles(make_article):
    """Articles of four outlets with the same words."""
    return [
        make_article(
            WORDS.format(who=who), id=name, title=f"Tolls {name}", published=f"2031-03-0{number}"
        )
        for number, (name, who) in enumerate(WHO.items(), 3)
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, articles):
    path = tmp_path_factory.mktemp("tolls")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(publishing, "LARGEST", 1)
        add(Store(path), articles)
    return path


@pytest.fixture
def store(folder, tmp_path, monkeypatch):
    """The articles, each in a segment of its own, and large enough for corrections to be shown first."""
    monkeypatch.setattr(publishing, "LARGE", 0)
    monkeypatch.setattr(publishing, "LARGEST", 1)
    return Store(shutil.copytree(folder, tmp_path / "c"))


def at(article, words):
    """Return the place of some words of an article, whose headline comes first."""
    text = f"Tolls {article}\n\n{WORDS.format(who=WHO[article])}"
    start = text.index(words)
    return f"{start}-{start + len(words)}"


def said(article):
    """Return the place of the words that an article quotes."""
    return at(article, "Nobody in this town has been asked about the tolls")


OF_SEVERAL = [
    ("a", "quotation speaker", said("a"), "second official"),
    ("b", "quotation drop", said("b"), "drop"),
    ("c", "date days", at("c", "on Monday"), "2031-03-01..2031-03-02"),
    ("d", "quotation status", said("d"), "expected"),
]
"""Corrections of several articles, as a draw or a split makes them."""


def linked_anew(store, articles):
    """Return the tables of the same articles with the same log, added at once."""
    whole = Store(store.path.with_name("whole"))
    whole.path.mkdir()
    shutil.copy(store.path / FILE, whole.path / FILE)
    add(whole, articles)
    return tables_of(whole.path)


@pytest.mark.parametrize("article", ["a", "b"])
def test_a_dropped_quotation_that_others_repeat_is_in_no_version_at_once(store, article):
    """Neither where it was the first of them, nor where it was another's copy."""
    shown = []
    before = open_corpus(store.path).quotations(View())["versions"].tolist()
    assert sorted(before) == [1, 3, 3, 3]
    where = said(article)
    amend(
        store, article, "quotation drop", where, "drop", PARSER,
        lambda progress: shown.append((progress.stage, tables_of(store.path))),
    )  # fmt: skip
    settled = tables_of(store.path)
    ((stage, first),) = shown
    assert stage == "shown"
    assert {name for name in first if first[name] != settled[name]} == set()
    assert len(settled["versions"]) == 2


def test_what_is_shown_of_a_correction_lies_beside_its_segment(store):
    """One correction is one row more in the history, and all pages read the article where it is corrected."""
    before = store.manifest()
    found = []

    def seen(_):
        manifest = store.manifest()
        corpus = open_corpus(store.path)
        about = corpus.texts(["a", "b"])
        rows = corpus.article("a").quotations["speaker"].tolist()
        found.append(
            (manifest.segments, manifest.history, rows, {one: about[one].title for one in about})
        )

    amend(store, "a", "quotation speaker", said("a"), "Cy Venn", PARSER, seen)
    state(store, "a", "title", "No tolls", PARSER, seen)
    (segments, history, speakers, _), (_, _, _, titles) = found
    assert (segments, history, speakers) == (before.segments, (), ["Cy Venn"])
    assert titles == {"a": "No tolls", "b": "Tolls b"}
    now = store.manifest()
    assert [store.rows("articles", one) for one in now.history] == [1, 1]
    assert (now.patch, now.pending) == ((), ())


def test_nobody_waits_while_pages_are_drawn_and_both_corrections_hold(store, articles):
    """Whoever writes while a correction is only shown links it too."""
    begun = []

    def another(_):
        if not begun:
            begun.append(True)
            amend(store, "b", "quotation speaker", said("b"), "Dee Roe", PARSER)

    amend(store, "a", "quotation speaker", said("a"), "Cy Venn", PARSER, another)
    assert begun
    tables = tables_of(store.path)
    assert store.manifest().pending == ()
    assert tables == linked_anew(store, articles)


def ended(*_given, **_more):
    raise Killed


SHOWN = {
    "fact": lambda store: state(store, "a", "source", "The Ulm Courier", PARSER),
    "amendment": lambda store: amend(store, "b", "quotation drop", said("b"), "drop", PARSER),
    "copies": lambda store: decide_copies(store, "a", "same", ["d"], PARSER),
    "name": lambda store: decide(
        store, [Verdict("name called", ("d", at("d", "Bram Oost")), "Bram B. Oost")]
    ),
    "several": lambda store: amend_all(store, OF_SEVERAL[:1], PARSER),
}
FOLLOWING = ("add", "check", "decide", "correct")
ONE_OF_EACH = {*zip(SHOWN, (*FOLLOWING, "add"), strict=True)}


@pytest.mark.parametrize(
    ("correction", "following"),
    [
        pytest.param(*one, marks=() if one in ONE_OF_EACH else pytest.mark.slow)
        for one in itertools.product(SHOWN, FOLLOWING)
    ],
)
def test_what_a_killed_run_has_shown_stays_and_is_linked_by_the_next(
    store, articles, monkeypatch, correction, following
):
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(at_adding, "publish", ended)
        with pytest.raises(Killed):
            SHOWN[correction](store)
    if following == "add":
        add(store, [])
    elif following == "check":
        assert len(check_corpus(store).renewed) == 1
        add(store, [])
    elif following == "decide":
        decide(store, [Verdict("name type", ("c", at("c", "Ada Quill")), "ORG")])
        add(store, [])
    else:
        state(store, "c", "title", "Tolls again", PARSER)
    assert tables_of(store.path) == linked_anew(store, articles)
    manifest = store.manifest()
    assert manifest.pending == ()
    assert "linking_rules.parquet" in manifest.files[str(manifest.derived)], "all is linked"
    assert sum(store.rows("articles", one) for one in store.manifest().history) <= 2


def test_after_a_kill_the_page_that_another_decision_makes_has_the_correction_too(
    store, monkeypatch
):
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(at_adding, "publish", ended)
        with pytest.raises(Killed):
            state(store, "a", "title", "No tolls", PARSER)
    decide(store, [Verdict("name type", ("c", at("c", "Ada Quill")), "ORG")])
    assert open_corpus(store.path).texts(["a"])["a"].title == "No tolls"


@pytest.mark.parametrize("seed", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in (1, 2))])
def test_corrections_of_several_articles_are_those_one_by_one_and_undone_exactly(
    store, articles, seed
):
    """In any order, and taken back in any other."""
    chance, before = random.Random(seed), tables_of(store.path)
    amend_all(store, chance.sample(OF_SEVERAL, len(OF_SEVERAL)), PARSER)
    at_once = tables_of(store.path)
    assert at_once != before
    assert at_once == linked_anew(store, articles)
    for article, kind, where, _ in chance.sample(OF_SEVERAL, len(OF_SEVERAL)):
        amend(store, article, kind, where, None, PARSER)
    assert tables_of(store.path) == before
    for article, kind, where, value in chance.sample(OF_SEVERAL, len(OF_SEVERAL)):
        amend(store, article, kind, where, value, PARSER)
    assert tables_of(store.path) == at_once


def test_one_that_cannot_be_leaves_all_as_they_were(store):
    before = tables_of(store.path)
    wrong = ("d", "date days", at("d", "on Monday"), "soon")
    with pytest.raises(ValueError, match="is no day"):
        amend_all(store, [*OF_SEVERAL[:2], wrong], PARSER)
    assert not Corrections(store.path).entries()
    assert tables_of(store.path) == before
    amend_all(store, [("gone", "quotation drop", "0-1", "drop")], PARSER)
    assert tables_of(store.path) == before


def test_only_the_articles_that_corrections_are_about_are_read(store, monkeypatch):
    """A draw of ten reads ten articles, however many there are."""
    read, table = [], base_tables.Layer.table

    def spied(layer, name):
        if name == "articles":
            read.append(layer._folder)
        return table(layer, name)

    monkeypatch.setattr(base_tables.Layer, "table", spied)
    monkeypatch.setattr(publishing, "LARGE", 10_000)
    (here,) = (
        one
        for one in store.manifest().segments
        if store.columns("articles", [one], ["article"])["article"].to_pylist() == ["d"]
    )
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(correcting, "_read_anew", lambda *_given, **_more: None)
        amend_all(store, [("d", "quotation drop", said("d"), "drop")], PARSER)
        assert {*read} == {here}
        entries = Corrections(store.path).holding()
        read.clear()
        assert take_corrections(store, entries, PARSER) == []
        assert {*read} == {here}


def test_who_holds_the_collection_for_long_is_left_to_link_what_is_shown(store, monkeypatch):
    monkeypatch.setattr(at_adding, "LINKED_AFTER", 0.0)
    held = []

    def hold(_):
        other = Store(store.path).writing()
        other.__enter__()
        held.append(other)

    state(store, "a", "title", "No tolls", PARSER, hold)
    with pytest.raises(CorpusBusy), store.writing():
        pass
    held[0].__exit__(None, None, None)
    assert store.manifest().patch
    add(store, [])
    assert not store.manifest().patch
    assert open_corpus(store.path).texts(["a"])["a"].title == "No tolls"
