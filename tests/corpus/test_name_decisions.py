"""Readers' decisions on names: they hold for what is added and read again, and are undone to the letter."""

import json
import random
import shutil
from dataclasses import asdict, replace

import pytest
from sameness import tables_of

from dashboard.corpus import adding as at_adding
from dashboard.corpus import (
    annotated_articles,
    base_tables,
    derived_tables,
    instant_corrections,
    name_tables,
    open_corpus,
    publishing,
)
from dashboard.corpus.adding import AddOptions, add
from dashboard.corpus.correcting import take_corrections
from dashboard.corpus.corrections import Corrections, read_corrections
from dashboard.corpus.export import listed
from dashboard.corpus.integrity import check_corpus
from dashboard.corpus.linking_state import faces_of
from dashboard.corpus.manifest import Manifest
from dashboard.corpus.name_decisions import decide, undo
from dashboard.corpus.publishing import publish
from dashboard.corpus.records import rows_of
from dashboard.corpus.records import tables_of as parsed_tables
from dashboard.corpus.removing import remove
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import Verdict
from dashboard.linking import link
from dashboard.linking.entities import Decision
from dashboard.model import Annotations, Article, EventMention, Mention, Quotation
from dashboard.parsing import PARSER_VERSION
from dashboard.parsing.parser import Parser
from dashboard.view import View

TEXTS = {
    "a": "“Tolls will rise,” said Mayor Ada Quill. Ada Quill visited Norwich on Monday.",
    "b": "“Nobody asked us,” said Adeline Quill, the mayor.",
    "c": "“We paint at night,” said Ada Quill, a painter.",
}
ARTICLES = [
    Article(name, text, (), title="Tolls", language="en", published="2024-03-05")
    for name, text in TEXTS.items()
]
PARSER = Parser()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The articles as a collection."""
    path = tmp_path_factory.mktemp("parsed")
    add(Store(path), ARTICLES)
    return path


@pytest.fixture(scope="module")
def parsed(folder):
    """The tables as they are parsed."""
    return tables_of(folder)


@pytest.fixture(autouse=True)
def large(monkeypatch):
    """Take these collections for large ones: what is decided is shown before all is linked."""
    monkeypatch.setattr(publishing, "LARGE", 0)


@pytest.fixture
def store(folder, tmp_path):
    """The articles in a collection of their own."""
    return Store(shutil.copytree(folder, tmp_path / "c"))


def at(article, words):
    """Return the place of some words of an article."""
    start = TEXTS[article].index(words)
    return article, f"{start}-{start + len(words)}"


ADA, ADELINE, PAINTER = at("a", "Ada Quill"), at("b", "Adeline Quill"), at("c", "Ada Quill")
MERGED = Verdict(
    "name pair", ADA, "same", ADELINE, "heard", "QL", "per:adeline-quill Adeline Quill"
)
SPLIT = Verdict("name split", PAINTER, "Ada Quill (painter)", ADA)
CALLED = Verdict("name called", ADA, "Ada B. Quill", before="per:ada-quill Ada Quill")
GONE = Verdict("name drop", at("a", "Norwich"), "drop")
EVERY = (MERGED, SPLIT, CALLED, GONE)


def speakers(store):
    """Return who is quoted, by articles."""
    rows = open_corpus(store.path).quotations(View())
    return dict(zip(rows["article"], rows["speaker"], strict=True))


def test_a_merge_counts_on_every_page_and_an_old_name_leads_to_the_new(store):
    decide(store, [MERGED])
    names = listed(open_corpus(store.path), View(), "entities").set_index("name")["set_by"]
    assert names.dropna().str.startswith("set by QL on ").tolist() == [True]
    assert speakers(store) == dict.fromkeys("abc", "Ada Quill")
    corpus = open_corpus(store.path)
    assert corpus.count_articles(View(entity=("Ada Quill",))) == 3
    assert corpus.identified("Adeline Quill")["name"].tolist() == ["Ada Quill"]
    assert corpus.meant(View(entity=("Adeline Quill",))) == View(entity=("Ada Quill",))
    (one,) = corpus.decisions()
    assert one.was("per:adeline-quill")
    assert (one.one, one.state) == (("per:ada-quill", "Ada Quill"), "held")
    assert (one.entry.why, one.entry.who) == ("heard", "QL")


def test_an_article_is_split_off_and_a_name_is_changed_and_none(store):
    decide(store, EVERY)
    assert speakers(store) == {"a": "Ada B. Quill", "b": "Ada B. Quill", "c": "Ada Quill (painter)"}
    corpus = open_corpus(store.path)
    assert corpus.identified("Norwich").empty
    assert corpus.identified("Ada Quill")["name"].tolist() == [
        "Ada B. Quill",
        "Ada Quill (painter)",
    ]
    assert {one.state for one in corpus.decisions()} == {"held"}
    assert corpus.places("per:ada-quill")["article"].tolist() == ["a", "b"]


def test_undo_restores_the_tables_in_any_order(store, parsed):
    decide(store, EVERY)
    assert tables_of(store.path) != parsed
    made = Corrections(store.path).decisions()
    for entry in random.Random(3).sample(made, len(made)):
        undo(store, [entry])
    assert tables_of(store.path) == parsed
    assert open_corpus(store.path).decisions() == []
    assert len(Corrections(store.path).entries()) == 2 * len(EVERY)


def test_other_names_lead_to_it_and_are_taken_back_one_by_one(store, parsed):
    shown = []

    def seen():
        shown.append(open_corpus(store.path).meant(View(entity=("The Quill",))))

    for value in ("The Quill", "Quill Senior"):
        decide(store, [Verdict("name alias", ADA, value, before="per:ada-quill Ada Quill")], seen)
    assert shown == [View(entity=("Ada Quill",))] * 2
    made = Corrections(store.path).holding()
    other = Store(store.path.with_name("again"))
    add(other, ARTICLES)
    lines = [json.dumps(asdict(one)) for one in made]
    assert take_corrections(other, read_corrections(lines), PARSER) == []
    assert tables_of(other.path) == tables_of(store.path)
    undo(store, made[:1])
    corpus = open_corpus(store.path)
    assert corpus.identified("The Quill").empty
    assert corpus.identified("Quill Senior")["name"].tolist() == ["Ada Quill"]
    undo(store, made[1:])
    assert tables_of(store.path) == parsed


NAMES = ("article_entities", "entities", "forms", "roles", "statements", "suggestions")


@pytest.mark.parametrize("seed", range(4))
def test_what_is_shown_of_names_at_once_is_what_linking_everything_gives(store, seed):
    chance = random.Random(seed)
    verdicts = [*EVERY, Verdict("name type", ADELINE, "ORG"), replace(MERGED, value="two")]
    shown = []

    def seen():
        names = tables_of(store.path)
        shown.append({name: names[name] for name in NAMES})

    seen_at_once = 0
    for _ in range(5):
        held, version = Corrections(store.path).holding(), store.manifest().version
        if held and chance.random() < 1 / 3:
            undo(store, [chance.choice(held)], noted=seen)
        else:
            decide(store, chance.sample(verdicts, chance.choice((1, 2))), seen)
        settled = tables_of(store.path)
        seen_at_once += len(shown)
        assert all(names == {name: settled[name] for name in NAMES} for names in shown)
        shown.clear()
        assert store.manifest().version - version <= 2
    assert seen_at_once > 1
    with store.writing():
        publish(store, replace(store.whole(), derived=None))
    assert tables_of(store.path) == settled


def test_who_gets_ready_for_a_correction_changes_nothing(store, monkeypatch):
    decide(store, [MERGED])
    before, made = (store.manifest(), tables_of(store.path)), []
    derived = instant_corrections.Near.tables
    monkeypatch.setattr(instant_corrections.Near, "tables", lambda near: made.append(derived(near)))
    instant_corrections.rehearse(store)
    assert len(made) == 1
    assert (store.manifest(), tables_of(store.path)) == before


def test_all_follows_with_the_next_correction_or_run_where_one_ends_before(
    store, tmp_path, monkeypatch
):
    def killed(*_given, **_more):
        raise KeyboardInterrupt

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(at_adding, "publish", killed)
        with pytest.raises(KeyboardInterrupt):
            decide(store, [MERGED])
    assert open_corpus(store.path).count_articles(View(entity=("Ada Quill",))) == 3
    other = Store(shutil.copytree(store.path, tmp_path / "other"))
    decide(store, [GONE])
    add(other, [])
    for one in (store, other):
        settled = tables_of(one.path)
        with one.writing():
            publish(one, replace(one.whole(), derived=None))
        assert tables_of(one.path) == settled


def test_who_took_part_is_shown_at_once_under_the_new_name(store):
    shown = []

    def seen():
        frame = open_corpus(store.path).timeline(View())
        shown.append((frame["participants"].map(list).tolist(), frame["place"].tolist()))

    decide(store, [CALLED], seen)
    decide(store, [GONE], seen)
    settled = open_corpus(store.path).timeline(View())
    called, gone = shown
    assert called == ([["Ada B. Quill", "Norwich"]], ["Norwich"])
    assert gone == (settled["participants"].map(list).tolist(), settled["place"].tolist())


def test_decisions_hold_for_the_same_files_a_new_parse_and_any_batches(store):
    decide(store, EVERY)
    settled = tables_of(store.path)
    assert add(store, ARTICLES, AddOptions(reparse=True)).unchanged == 3
    decide(store, EVERY)
    assert tables_of(store.path) == settled
    manifest = store.manifest()
    for file in (store.path / str(manifest.derived)).glob("*"):
        file.unlink()
    check_corpus(store)
    assert tables_of(store.path) == settled
    other = Store(store.path.with_name("again"))
    other.path.mkdir()
    log = (store.path / "corrections.jsonl").read_bytes()
    (other.path / "corrections.jsonl").write_bytes(log)
    for article in reversed(ARTICLES):
        add(other, [article])
    assert tables_of(other.path) == settled


def test_a_colleague_takes_the_decisions_over_and_hears_of_what_is_not_there(store, tmp_path):
    decide(store, EVERY)
    lines = [json.dumps(asdict(one)) for one in Corrections(store.path).holding()]
    other = Store(tmp_path / "other")
    add(other, ARTICLES[:2])
    (missing,) = take_corrections(other, read_corrections(lines), PARSER)
    assert missing.kind == "name split"
    assert speakers(other) == {"a": "Ada B. Quill", "b": "Ada B. Quill"}


def test_what_a_later_decision_contradicts_and_what_fits_no_more_is_listed(store):
    decide(store, [MERGED, SPLIT, Verdict("name pair", ADA, "same", PAINTER)])
    states = [(one.entry.kind, one.state) for one in open_corpus(store.path).decisions()]
    assert states == [("name pair", "held"), ("name split", "beaten"), ("name pair", "held")]
    decide(store, [Verdict("name called", at("a", "will rise"), "Lost")])
    assert open_corpus(store.path).decisions()[-1].state == "lost"


def test_removing_an_article_takes_its_decisions_along(store):
    decide(store, [MERGED, CALLED])
    remove(store, ["b"])
    assert [one.entry.kind for one in open_corpus(store.path).decisions()] == ["name called"]
    assert all(
        b"Adeline" not in file.read_bytes() for file in store.path.rglob("*") if file.is_file()
    )


@pytest.mark.parametrize(
    ("verdict", "why"),
    [
        (Verdict("name mood", ADA, "angry"), "is no kind of decision"),
        (Verdict("name pair", ADA, "perhaps", ADELINE), "is no name pair: same, two"),
        (Verdict("name pair", ADA, "same"), "needs two places"),
        (Verdict("name called", ADA, " – "), "has letters"),
        (Verdict("name drop", ("a", "9-99999"), "drop"), "no place in the article"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_a_sentence(store, parsed, verdict, why):
    with pytest.raises(ValueError, match=why):
        decide(store, [verdict])
    assert tables_of(store.path) == parsed


def test_a_country_gets_its_name_in_articles_that_mean_it_by_its_capital_alone(tmp_path):
    store = Store(tmp_path)
    texts = {
        "a": "Spain joined the talks.",
        "b": "Madrid condemned the talks on Monday. Ada Quill wept.",
    }
    add(store, [Article(name, text, (), language="en") for name, text in texts.items()])
    shown = []
    decide(
        store,
        [Verdict("name called", ("a", "0-5"), "The Kingdom")],
        lambda: shown.append(tables_of(tmp_path)["article_entities"]),
    )
    settled = tables_of(tmp_path)
    assert shown == [settled["article_entities"]]
    assert open_corpus(tmp_path).count_articles(View(entity=("The Kingdom",))) == 2
    places = ((texts["b"].index(one), len(one)) for one in ("Ada Quill", "condemned"))
    ada, said = (("b", f"{start}-{start + size}") for start, size in places)
    verdict = Verdict("name called", ada, "Ada B. Quill")
    decide(store, [verdict], lambda: shown.append(tables_of(tmp_path)["article_entities"]))
    assert shown.pop() == tables_of(tmp_path)["article_entities"]
    decide(store, [Verdict("events called", said, "A protest")])
    settled = tables_of(tmp_path)
    with store.writing():
        publish(store, replace(store.whole(), derived=None))
    assert tables_of(tmp_path) == settled


def test_a_country_that_is_called_otherwise_is_so_where_its_capital_is_meant():
    named = Mention(0, 8, "LOC", "name", "Portugal", "country:PT")
    meant = Mention(0, 6, "LOC", "name", "Lisbon", "lisbon", "metonymic", "country:PT")
    parsed = [
        (Article("a", "Portugal", ()), Annotations((named,))),
        (Article("b", "Lisbon", ()), Annotations((meant,))),
    ]
    made = [Decision("called", (("a", "country:PT"),), value="The Republic")]
    about = {one: {"day": None, "source": None, "story": one} for one in "ab"}
    links = link(parsed, decisions=made)
    rows = name_tables.article_entities(parsed, links, faces_of(links.entities), about)
    of_country = [row for row in rows if row["entity"] == "country:PT"]
    assert [row["name"] for row in of_country] == ["The Republic", "The Republic"]
    assert [row["readings"] for row in of_country] == [0, 1]


@pytest.mark.parametrize(
    "limits",
    [
        pytest.param({}, marks=pytest.mark.slow),
        {base_tables: "BUCKET", annotated_articles: "BUCKET", derived_tables: "TOGETHER"},
    ],
)
def test_a_name_in_hundreds_of_articles_is_shown_at_once_as_linking_everything_gives(
    tmp_path, monkeypatch, limits
):
    """However many articles are read together: the second time a handful."""
    for module, name in limits.items():
        monkeypatch.setattr(module, name, 7)
    store, chance = Store(tmp_path), random.Random(5)
    rows = [rows_of(*_crowded(number, chance), PARSER_VERSION) for number in range(450)]
    publish(store, Manifest(pending=(store.write("segments", parsed_tables(rows, [])),)))
    ada, bo = ("n0", "2-11"), ("n1", "2-9")
    assert len(open_corpus(store.path).places("per:ada-quill")) > 400
    shown = []

    def seen():
        names = tables_of(store.path)
        shown.append({name: names[name] for name in NAMES})

    for verdict in (
        Verdict("name called", ada, "Ada B. Quill"),
        Verdict("name pair", ada, "same", bo),
        Verdict("name type", ada, "ORG"),
        Verdict("name drop", ada, "drop"),
    ):
        version = store.manifest().version
        decide(store, [verdict], seen)
        settled = tables_of(store.path)
        assert shown.pop() == {name: settled[name] for name in NAMES}
        assert store.manifest().version - version == 2
    with store.writing():
        publish(store, replace(store.whole(), derived=None))
    assert tables_of(store.path) == settled


def _crowded(number, chance):
    """Return an article that quotes Ada Quill, or Bo Lund every tenth time, with a mention of either."""
    said = " ".join("".join(chance.choices("abcdefghij", k=6)) for _ in range(20))
    two = number % 10 == 1
    who, entity = ("Bo Lund", "per:bo-lund") if two else ("Ada Quill", "per:ada-quill")
    text = f"“ {who} spoke: {said}."
    start = text.index(said)
    name = Mention(2, 2 + len(who), "PER", "name", who, entity)
    words = Quotation(
        start, start + len(said), "direct", 0,
        speaker_start=2, speaker_end=2 + len(who), speaker=who, speaker_entity=entity, speaker_kind="person",
    )  # fmt: skip
    article = Article(
        f"n{number}", text, (), title=f"News {number}", language="en", published="2024-03-05"
    )
    head = text.index("spoke")
    told = EventMention(
        2, head + 5, head, head + 5, "speak", 0, f"{who} spoke", (entity,), None,
        "2024-03-05", "2024-03-05", "2024-03-05", "2024-03-05", "stated", worth=3.0,
    )  # fmt: skip
    return article, Annotations(
        (name,), (words,), events=(told,) if number < 3 else (), sentences=((0, len(text)),)
    )
