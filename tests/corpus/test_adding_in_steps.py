"""Articles that come, go and are dated anew one by one leave the tables of a build at once."""

import random
import shutil
from pathlib import Path
from unittest import mock

import pytest
from sameness import tables_of

from dashboard import spelling
from dashboard.corpus import batches, linking_state, open_corpus, publishing
from dashboard.corpus.adding import add
from dashboard.corpus.annotated_articles import Readings
from dashboard.corpus.copy_decisions import decide_copies
from dashboard.corpus.correcting import amend, state
from dashboard.corpus.corrections import FILE
from dashboard.corpus.integrity import check_corpus
from dashboard.corpus.removing import remove
from dashboard.corpus.store import Store
from dashboard.linking import Inputs
from dashboard.model import Problem
from dashboard.parsing.parser import Parser
from dashboard.view import View

TOLD = {
    "plan": ("2031-05-02", "President Ada Quill of Norland will visit Lisbon on 6 May."),
    "trip": (
        "2031-05-07",
        "Ada Quill visited Lisbon on Tuesday. “We agree,” Quill said in Lisbon.",
    ),
    "look": ("2031-05-20", "President Quill visited Lisbon on 6 May and met Bram Okker there."),
    "copy": (
        "2031-05-09",
        "Ada Quill visited Lisbon on Tuesday. “We agree,” Quill said in Lisbon.",
    ),
    "none": (None, "Bram Okker met Ada Quill in Lisbon. “We agree,” Quill said."),
    "gone": ("2031-05-08", "Quill met Carl Quill in Lisbon on Tuesday; “we agree”, he said."),
}
PARSER = Parser()


@pytest.fixture(scope="module")
def told(make_article):
    return {
        name: make_article(text, id=name, title=f"Of the {name}", published=day)
        for name, (day, text) in TOLD.items()
    }


@pytest.fixture(scope="module")
def at_once(tmp_path_factory, told):
    """The tables of all but what goes again, with the day that a reader gives the undated one."""
    store = Store(tmp_path_factory.mktemp("once"))
    add(store, [article for name, article in told.items() if name != "gone"])
    state(store, "none", "published", "2031-05-08", PARSER)
    return tables_of(store.path)


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_one_by_one_removed_and_dated_anew_is_built_at_once(tmp_path, told, at_once, seed):
    chance = random.Random(seed)
    store, steps = Store(tmp_path / "steps"), list(told)
    chance.shuffle(steps)
    for name in steps:
        add(store, [told[name]])
        other = chance.choice(steps[: steps.index(name) + 1])
        state(store, other, "published", "2031-04-01", PARSER)
        state(store, other, "published", None, PARSER)
    state(store, "none", "published", "2031-05-08", PARSER)
    remove(store, ["gone"])
    assert tables_of(store.path) == at_once


@pytest.fixture(scope="module")
def everything(tmp_path_factory, told):
    """All articles with four problems, and the tables of a build from them."""
    items = [*told.values(), *(Problem("encrypted", f"{n}.pdf", "password") for n in range(4))]
    path = tmp_path_factory.mktemp("everything")
    add(Store(path), items)
    return items, tables_of(path)


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_random_batches_of_articles_and_problems_are_built_at_once(tmp_path, everything, seed):
    chance = random.Random(seed)
    items = list(everything[0])
    chance.shuffle(items)
    while items:
        size = chance.randint(1, 3)
        add(Store(tmp_path / "steps"), items[:size])
        del items[:size]
    assert tables_of(tmp_path / "steps") == everything[1]


def test_an_article_read_anew_as_corrected_is_built_at_once(tmp_path, told, monkeypatch):
    """What a correction does not touch is kept: names and events of a corrected speaker, names of dropped words."""
    store = Store(tmp_path / "steps")
    monkeypatch.setattr(batches, "SEGMENT_SECONDS", 600)  # a slow machine ends no segment early
    monkeypatch.setattr(publishing, "LARGEST", 2)
    add(store, told.values())
    before, parts = str(store.manifest().derived), store.manifest().segments
    assert [store.rows("articles", one) for one in parts] == [2, 2, 2]
    said = _place(store, "quotations", "none")
    amend(store, "none", "quotation speaker", said, "Bram Okker", PARSER)
    assert len({*parts} & {*store.manifest().segments}) == 2
    now = str(store.manifest().derived)
    files = store.manifest().files[now]
    same = {
        name for name in files if (store.path / before / name).samefile(store.path / now / name)
    }
    assert {"entities.parquet", "linked_entities.parquet"} <= same
    assert "statements.parquet" not in same
    dropped = _place(store, "quotations", "copy")
    amend(store, "copy", "quotation drop", dropped, "drop", PARSER)
    told_of = _place(store, "events", "trip")
    amend(store, "trip", "event label", told_of, "A visit", PARSER)
    state(store, "gone", "source", "The Ulm Courier", PARSER)
    state(store, "look", "published", "2031-06-20", PARSER)
    decide_copies(store, "none", "same", ["gone"], PARSER)
    monkeypatch.undo()
    whole = Store(tmp_path / "whole")
    whole.path.mkdir()
    shutil.copy(store.path / FILE, whole.path / FILE)
    add(whole, told.values())
    assert tables_of(store.path) == tables_of(whole.path)


def test_what_is_shown_of_a_correction_at_once_is_what_linking_everything_gives(
    tmp_path, told, monkeypatch
):
    """But for which events are one, which hangs on all articles, and for the dates of copies, which are read anew."""
    store = Store(tmp_path)
    add(store, told.values())
    monkeypatch.setattr(publishing, "LARGE", 0)
    linked = {"timeline", "event_mentions", "suggestions", "roles"}
    shown = []

    def seen(progress):
        assert progress.stage == "shown"
        shown.append(tables_of(store.path))

    def corrected(but=frozenset(), *, change, **more):
        version = store.manifest().version
        change(parser=PARSER, report=seen, **more)
        assert store.manifest().version - version <= 4
        settled = tables_of(store.path)
        (first,) = shown
        shown.clear()
        assert {name for name, rows in first.items() if rows != settled[name]} <= but
        return first

    said, happened = _place(store, "quotations", "none"), _place(store, "events", "trip")
    for kind, value in (
        ("quotation speaker", "Bram Okker"),
        ("quotation speaker", ""),
        ("quotation status", "denied"),
        ("quotation drop", "drop"),
        ("quotation drop", None),
    ):
        given = {"store": store, "article": "none", "kind": kind, "where": said, "value": value}
        corrected(change=amend, **given)
    for kind, value in (("event label", "A visit"), ("event label", None)):
        given = {"store": store, "article": "trip", "kind": kind, "where": happened, "value": value}
        corrected({"timeline"}, change=amend, **given)
    for kind, value in (
        ("title", "Another headline"),
        ("source", "The Ulm Courier"),
        ("authors", "Ada Quill"),
        ("source", None),
    ):
        corrected(change=state, store=store, article="trip", kind=kind, value=value)
    given = {"store": store, "article": "none", "kind": "published"}
    first = corrected(linked, change=state, value="2031-05-08", **given)
    assert "datetime.date(2031, 5, 8)" in "".join(first["catalogue"])
    corrected(linked, change=state, value=None, **given)
    joined = {"store": store, "article": "none", "others": ["gone"]}
    clocks = {"articles", "dates", "events", "event_mentions", "timeline"}
    corrected(clocks, change=decide_copies, value="same", **joined)
    corrected(clocks, change=decide_copies, value="two", **joined)


def test_a_day_set_is_shown_before_all_is_linked_and_linked_by_the_next_run(
    tmp_path, told, monkeypatch
):
    """Where the run ends between the two, the day is on the page, and whoever adds or checks next links all."""
    store = Store(tmp_path / "early")
    add(store, [told["trip"], told["none"]])
    monkeypatch.setattr(publishing, "LARGE", 0)

    def ends(*_given, **_more):
        raise KeyboardInterrupt

    made = publishing.derive
    monkeypatch.setattr(publishing, "derive", ends)
    with pytest.raises(KeyboardInterrupt):
        state(store, "none", "published", "2031-05-08", PARSER)
    days = open_corpus(store.path).published(View())["day"].astype(str)
    assert {*days} == {"2031-05-07", "2031-05-08"}
    assert store.manifest().pending
    monkeypatch.setattr(publishing, "derive", made)
    checked = Store(shutil.copytree(store.path, tmp_path / "checked"))
    assert len(check_corpus(checked).renewed) == 1
    assert check_corpus(checked).renewed == []
    add(store, [])
    whole = Store(tmp_path / "whole")
    add(whole, [told["trip"], told["none"]])
    state(whole, "none", "published", "2031-05-08", PARSER)
    assert tables_of(store.path) == tables_of(whole.path) == tables_of(checked.path)
    assert not store.manifest().pending


def _place(store, table, article):
    """Return where the first item of a table stands in an article."""
    rows = store.read(table, store.manifest().segments).to_pylist()
    row = next(row for row in rows if row["article"] == article)
    return f"{row['start']}-{row['end']}"


def test_only_what_the_same_rules_kept_is_taken_up(tmp_path, told):
    store = Store(tmp_path)
    add(store, [told["plan"], told["trip"]])
    derived = store.manifest().derived
    inputs = Inputs.of(["trip"])
    before = linking_state.kept_before(store, derived, inputs)
    assert before
    assert {article for article, _ in before.links.reported.every.keys} == {"plan", "trip"}
    assert before.links.inputs.names == {"trip"}
    with mock.patch.object(linking_state, "rules", return_value="other"):
        assert linking_state.kept_before(store, derived, inputs) is None


def test_how_words_are_spelled_is_among_the_rules_of_what_is_kept():
    home = Path(linking_state.__file__).parents[1]
    assert all((home / name).exists() for name in linking_state.READ_BY)
    assert {Path(spelling.__file__).name, spelling.TABLE.name} <= {*linking_state.READ_BY}


def test_words_that_articles_carried_before_are_not_read_again(tmp_path, make_article):
    words = (
        "“Nobody asked the people of Norland before the tolls were raised again,” Ada Quill said."
    )
    carried = [make_article(f"{words} The {one} wrote it.", id=one) for one in ("Log", "Sun")]
    store = Store(tmp_path)
    add(store, carried)
    with mock.patch.object(Readings, "rows", autospec=True, side_effect=Readings.rows) as rows:
        add(store, [make_article("Bram Okker came to Lisbon.", id="late")])
    asked = [
        articles
        for _, table, articles, *_ in (one.args for one in rows.call_args_list)
        if table == "quotations"
    ]
    assert asked
    assert not {"Log", "Sun"} & frozenset().union(*asked)
    found = store.read("versions", [str(store.manifest().derived)]).to_pylist()
    assert [(one["article"], one["words"][1:13]) for one in found] == [
        ("Log", "Nobody asked"),
        ("Sun", "Nobody asked"),
    ]


def test_the_visit_that_they_tell_is_one_event(tmp_path, told):
    add(Store(tmp_path), told.values())
    events = open_corpus(tmp_path).timeline(View())
    visits = events[events["label"].str.contains("visit")]
    assert visits[["first", "articles"]].astype(str).to_numpy().tolist() == [["2031-05-06", "4"]]
