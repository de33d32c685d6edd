"""A line that was cut short, as by a full disk, is left out and does not spoil the ones after it."""

from dashboard.corpus import random_samples
from dashboard.corpus.corrections import FILE, Corrections, Place
from dashboard.corpus.json_lines import append_line, read_lines
from dashboard.corpus.random_samples import Judgement
from dashboard.model import Article

ARTICLE = Article("t", "Ada Quill spoke.", (), language="en")


def cut(path):
    """Begin a line that is never ended."""
    with path.open("a", encoding="utf-8") as file:
        file.write('{"kind": "na')


def test_what_is_cut_short_gives_way_to_the_next_line(tmp_path):
    path = tmp_path / "some.jsonl"
    assert read_lines(path) == []
    cut(path)
    assert read_lines(path) == []
    for number in (1, 2):
        append_line(path, {"number": number})
        cut(path)
    append_line(path, {"number": "\n“3”"})
    assert read_lines(path) == [{"number": 1}, {"number": 2}, {"number": "\n“3”"}]


def test_corrections_go_on_after_one_that_was_cut_short(tmp_path):
    for kind in ("ORG", "LOC"):
        Corrections(tmp_path).decide("name type", Place(ARTICLE, "0-9"), kind)
        cut(tmp_path / FILE)
    assert [one.value for one in Corrections(tmp_path).entries()] == ["ORG", "LOC"]


def test_judgements_go_on_too_and_forget_what_needs_a_removed_article(tmp_path):
    split = ("name split", "", ("u", "4-9"))
    first = Judgement("name", "QL", "2024-03-01", "t", "0-9", "wrong", "", (split,))
    second = Judgement("name", "QL", "2024-03-01", "u", "4-9", "right")
    for one in (first, second):
        random_samples.judge(tmp_path, "draw", one)
        cut(tmp_path / random_samples.FOLDER / "draw.jsonl")
    assert random_samples.judged(tmp_path, "draw") == [first, second]
    (tmp_path / random_samples.FOLDER / "draw.tmp").write_text("left by a run that was ended\n")
    random_samples.forget(tmp_path, {"u"})
    (kept,) = random_samples.judged(tmp_path, "draw")
    assert (kept.article, kept.verdict, kept.amendments) == ("t", "wrong", ())
    random_samples.forget(tmp_path, {"t"})
    assert random_samples.under_way(tmp_path) == []
    assert {path.name for path in (tmp_path / random_samples.FOLDER).iterdir()} <= {
        random_samples.LOCK
    }
