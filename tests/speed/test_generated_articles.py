"""What the speed script measures on: articles with honest annotations, and figures of all it says."""

import json
import subprocess
import sys
from pathlib import Path

import chromium
import pytest

from dashboard.corpus import open_corpus
from dashboard.view import View
from tests.speed import generated, names
from tests.speed.world import World
from tests.speed.writing import articles

ROOT = Path(__file__).parents[2]
RESULTS = Path(__file__).with_name("results")


@pytest.fixture(scope="module")
def some():
    return list(articles(World(200)))


def test_every_span_is_what_its_annotation_says(some):
    for article, found in some:
        text = article.text
        for mention in found.mentions:
            assert text[mention.start : mention.end] in {mention.name, mention.name.split()[-1]}
        for date in found.dates:
            assert text[date.start : date.end].endswith(date.value[:4])
        for quotation in found.quotations:
            marks = text[quotation.start - 1], text[quotation.end : quotation.end + 2]
            assert (marks == ("“", ",”")) == (quotation.kind == "direct")
        for event in found.events:
            assert event.start <= event.head_start < event.head_end <= event.end
            assert text[event.head_start : event.head_end].startswith(event.lemma[0])


def test_an_article_is_as_full_as_a_parsed_one(some):
    of_one = [(len(f.mentions), len(f.quotations), len(f.dates), len(f.events)) for _, f in some]
    assert [round(sum(column) / len(some)) for column in zip(*of_one, strict=True)] == [
        pytest.approx(45, abs=5),
        4,
        pytest.approx(10, abs=2),
        5,
    ]


def test_the_same_number_gives_the_same_articles(some):
    assert [article for article, _ in articles(World(200))] == [article for article, _ in some]


def test_a_collection_linked_in_parts_has_all_articles_and_each_name_once(tmp_path, monkeypatch):
    monkeypatch.setattr(generated, "LINKED", 25)
    assert set(generated.collection(tmp_path, 60)) == {"generate", "publish"}
    assert generated.collection(tmp_path, 60) == {}
    corpus = open_corpus(tmp_path)
    names = corpus.entities(View())
    assert corpus.totals(View()).articles == 60
    assert names["entity"].is_unique
    counted = corpus.entities(View(counted=("readings", "names")))
    assert names["articles"].sum() == counted["articles"].sum()


def test_a_collection_has_as_many_names_as_asked_for_and_finds_them(tmp_path):
    names.named_collection(tmp_path, 9000)
    corpus = open_corpus(tmp_path)
    every = corpus.find_entities("", limit=10_000)
    assert len(every) == every["entity"].nunique() == 9000
    for name in names.drawn(corpus, 20):
        assert name in set(corpus.find_entities(name)["form"])
    for letters in names.typed(corpus, 20):
        before, after = (corpus.find_entities(part, 12) for part in (letters[:-1], letters))
        assert before["name"].tolist() != after["name"].tolist()


@pytest.mark.slow
@pytest.mark.browser
def test_the_script_measures_how_a_name_is_found_among_many(tmp_path):
    out = measured(tmp_path, "--corpus", "names", "--names", "9000")
    results = json.loads(out.read_text("utf-8"))
    assert results["names"] == 9000
    assert 0 < results["seconds"]["whole name"] < 100 * results["yardsticks"]["a fixed sum"]
    assert 1 < results["kilobytes sent for a letter, at most"] < 100
    assert str(tmp_path) not in out.read_text("utf-8")


@pytest.mark.slow
@pytest.mark.browser
def test_the_script_measures_a_small_collection(tmp_path):
    out = measured(tmp_path, "--corpus", "generated", "--articles", "300")
    results = json.loads(out.read_text("utf-8"))
    assert results["articles"] == 300
    yardstick = results["yardsticks"]["click on an empty page"]
    assert 0 < yardstick < results["seconds"]["click on a bar to other names"] < 100 * yardstick
    assert str(tmp_path) not in out.read_text("utf-8")


@pytest.mark.slow
def test_the_script_measures_what_linking_costs(tmp_path):
    out = tmp_path / "results.json"
    command = ["-m", "tests.speed", "--corpus", "linking", "--articles", "60"]
    command += ["--folder", tmp_path, "--out", out]
    subprocess.run([sys.executable, *command], cwd=ROOT, check=True)
    linked = json.loads(out.read_text("utf-8"))["linking"]
    assert [*linked] == ["6", "60"]
    assert 0 < linked["6"]["cpu seconds"] < linked["60"]["cpu seconds"]
    before, while_linking = "megabytes before", "megabytes of all processes"  # 75-85 by machine
    assert all(40 < one[before] <= one[while_linking] < 2000 for one in linked.values())


def measured(folder: Path, *corpus: str) -> Path:
    """Let the script measure three times each; return the file of the results."""
    chromium.needed()
    out = folder / "results.json"
    command = ["-m", "tests.speed", *corpus, "--times", "3", "--folder", folder, "--out", out]
    subprocess.run([sys.executable, *command], cwd=ROOT, check=True)
    return out


@pytest.mark.parametrize("path", sorted(RESULTS.glob("*.json")), ids=lambda path: path.stem)
def test_committed_results_say_where_they_come_from_and_nothing_private(path):
    results = json.loads(path.read_text("utf-8"))
    assert results["times"] == 20 if "times" in results else "linking" in results
    assert results["command"].startswith("python -m tests.speed --corpus ")
    assert set(results["machine"]) == {"cores", "processor", "system", "python", "commit"}
    assert str(ROOT) not in path.read_text("utf-8")
