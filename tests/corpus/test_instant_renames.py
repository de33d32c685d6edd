"""Names that are called otherwise: what is shown at once is what linking everything gives, whoever else bears a name."""

import random
from dataclasses import replace

import pytest
from sameness import tables_of

from dashboard.corpus import annotated_articles, publishing
from dashboard.corpus.corrections import Corrections
from dashboard.corpus.manifest import Manifest
from dashboard.corpus.name_decisions import decide, undo
from dashboard.corpus.publishing import publish
from dashboard.corpus.records import rows_of
from dashboard.corpus.records import tables_of as parsed_tables
from dashboard.corpus.store import Store
from dashboard.corpus.verdicts import Verdict
from dashboard.model import Annotations, Article, EventMention, Mention, Quotation
from dashboard.parsing import PARSER_VERSION

PEOPLE = {"Ada Quill": "per:ada-quill", "Bo Lund": "per:bo-lund", "Cy Venn": "per:cy-venn"}
TWO, CALLED = ("Ada Quill", "Bo Lund"), ("Ada B. Quill", "Bo Lund", "Dee Roe", "Portugal")
TABLES = (
    "article_entities", "entities", "forms", "roles", "statements", "suggestions", "timeline", "versions",
)  # fmt: skip
LATER = ("suggestions", "timeline")
"""What linking alone finds: two that have one name now, and who takes part again after being no name."""


def refusal(start, end, statement, speaker):
    """Return what somebody would not say."""
    who, entity = speaker
    return Quotation(
        start, end, "indirect", statement,
        speaker=who, speaker_entity=entity, speaker_kind="person", status="declined",
    )  # fmt: skip


def article(number, chance):
    """Return an article in which one of them speaks of others, refuses twice, or is named and not known."""
    (who, other), named = chance.sample([*PEOPLE], 2), []
    text = f"{who} met {other}. They spoke: “We saw {other} and {who} in Lisbon {number}.” No word from {who}."
    for name, entity in PEOPLE.items():
        at = text.find(name)
        while at >= 0:
            named.append(Mention(at, at + len(name), "PER", "name", name, entity))
            at = text.find(name, at + 1)
    at = text.index("Lisbon")
    named.append(Mention(at, at + 6, "LOC", "name", "Lisbon", "lisbon", "metonymic", "country:PT"))
    start, end = text.index("We saw"), text.index(".”")
    refused = text.index("No word")
    known = chance.random() < 0.7
    speaker = (who, PEOPLE[who]) if known else (chance.choice([who, *CALLED]), None)
    other_speaker = chance.choice([(who, PEOPLE[who]), (CALLED[0], None)])
    quotations = [
        replace(refusal(start, end, 0, speaker), kind="direct", status="said"),
        refusal(refused, refused + 7, 1, speaker),
        refusal(refused, refused + 12, 2, other_speaker),
    ]
    met = text.index("met")
    told = EventMention(
        0, met + 3, met, met + 3, "meet", 0, f"{who} met {other}", (PEOPLE[who], PEOPLE[other]), None,
        "2024-03-05", "2024-03-05", "2024-03-05", "2024-03-05", "stated", worth=3.0,
    )  # fmt: skip
    sentences = ((0, met + 3), (met + 3, refused), (refused, len(text)))
    printed = Article(
        f"n{number:02}", text, (), title=f"News {number}", language="en", published="2024-03-05"
    )
    if number % 2:
        del quotations[1:]
    mentions = tuple(sorted(named, key=lambda one: one.start))
    return printed, Annotations(mentions, tuple(quotations), events=(told,), sentences=sentences)


@pytest.fixture
def crowd(tmp_path, request, monkeypatch):
    """A collection of such articles, as if it were large, and a place of each name."""
    monkeypatch.setattr(publishing, "LARGE", 0)
    chance = random.Random(request.param)
    found = [article(number, chance) for number in range(14)]
    store = Store(tmp_path / "c")
    rows = [rows_of(*one, PARSER_VERSION) for one in found]
    publish(store, Manifest(pending=(store.write("segments", parsed_tables(rows, [])),)))
    places = {
        mention.name: (printed.id, f"{mention.start}-{mention.end}")
        for printed, annotations in found
        for mention in annotations.mentions
    }
    return store, places, chance


def shown_of(store):
    """Return those tables of a collection that a name hangs on."""
    tables = tables_of(store.path)
    return {name: tables[name] for name in TABLES}


def crowds(first, *others):
    """Ask for one crowd in each run, and for others among the slow tests."""
    more = [pytest.param(seed, marks=pytest.mark.slow) for seed in others]
    return pytest.mark.parametrize("crowd", [first, *more], indirect=True)


@crowds(0, 1, 2, 3)
def test_what_is_shown_of_a_new_name_is_what_linking_everything_gives_and_undone_exactly(crowd):
    store, places, chance = crowd
    before, shown = shown_of(store), []
    called = [Verdict("name called", places[one], value) for one in TWO for value in CALLED]
    others = [
        Verdict("name drop", places["Cy Venn"], "drop"),
        *(Verdict("name type", places["Bo Lund"], kind) for kind in ("ORG", "PER")),
    ]
    many = 0
    for _ in range(8):
        some = [chance.choice(called), *chance.sample(others, chance.choice((0, 0, 1)))]
        decide(store, some, lambda: shown.append(shown_of(store)))
        settled = shown_of(store)
        many += len(shown)
        while shown:
            now = shown.pop()
            assert now | {name: settled[name] for name in LATER} == settled
    assert many > 2
    with store.writing():
        publish(store, replace(store.whole(), derived=None))
    assert shown_of(store) == settled
    held = Corrections(store.path).holding()
    for entry in chance.sample(held, len(held)):
        undo(store, [entry])
    assert shown_of(store) == before


@crowds(0, 1, 2, 3, 4, 5)
def test_what_is_shown_of_names_joined_parted_and_left_out_is_what_linking_everything_gives(crowd):
    store, places, chance = crowd
    before, shown = shown_of(store), []
    pairs = [("Ada Quill", "Bo Lund"), ("Bo Lund", "Cy Venn"), ("Cy Venn", "Lisbon")]
    several = [
        *(Verdict("name pair", places[one], "same", places[other]) for one, other in pairs),
        *(Verdict("name drop", places[one], "drop") for one in PEOPLE),
        Verdict("name called", places["Cy Venn"], "Cyril Venn"),
    ]
    many = 0

    def compared():
        nonlocal many
        settled = shown_of(store)
        while shown:
            now, many = shown.pop(), many + 1
            assert now | {name: settled[name] for name in LATER} == settled

    for one in chance.sample(several, 4):
        decide(store, [one], lambda: shown.append(shown_of(store)))
        compared()
    held = Corrections(store.path).holding()
    for entry in chance.sample(held, len(held)):
        undo(store, [entry], noted=lambda: shown.append(shown_of(store)))
        compared()
    assert many > 4
    assert shown_of(store) == before


@pytest.mark.parametrize("crowd", [7], indirect=True)
def test_no_article_is_read_for_a_name_of_its_own(crowd, monkeypatch):
    store, places, _ = crowd
    read = []

    def spied(found):
        def reading(self, articles, *parts):
            read.extend(articles)
            return found(self, articles, *parts)

        return reading

    for name in ("_read", "named"):
        monkeypatch.setattr(
            annotated_articles.Readings, name, spied(getattr(annotated_articles.Readings, name))
        )
    at_once, shown = [], []

    def seen():
        at_once.append({*read})
        shown.append(shown_of(store))

    decide(store, [Verdict("name called", places["Cy Venn"], "Cyril Venn")], seen)
    assert shown == [shown_of(store)]
    known = store.read("statements", [str(store.manifest().derived)]).to_pylist()
    refusing = {row["article"] for row in known if row["status"] == "declined"}
    ours = {row["article"] for row in known if row["speaker"] == "Cyril Venn"}
    assert at_once == [refusing & ours]
    assert ours - refusing
