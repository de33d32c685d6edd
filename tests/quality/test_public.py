"""Public sets are scored by programs of their own; we read only their last line."""

from tests.quality.public import figures, measure_public, read_sums


def test_sums_are_read_from_a_summary_line():
    output = "kind  gold\nSUMMARY docs=10 direct_f1=0.912 valueAcc=0.5\n"
    assert read_sums(output) == {"measures": {"docs": 10.0, "direct_f1": 0.912, "valueAcc": 0.5}}


def test_sums_are_read_from_a_line_of_json():
    assert read_sums('text\n{"part": "dev", "x": {"b3": 0.8}}\n') == {
        "measures": {"part": "dev", "x": {"b3": 0.8}}
    }


def test_a_scorer_that_fails_is_told_with_its_last_words_and_the_others_go_on(tmp_path):
    (tmp_path / "score").mkdir()
    (tmp_path / "gold").mkdir()
    (tmp_path / "score" / "quotes.py").write_text("import sys; sys.exit('no articles here')")
    (tmp_path / "score" / "dates.py").write_text("print('SUMMARY relaxedF1=0.9')")
    records = {record["set"]: record for record in measure_public(tmp_path / "gold")}
    assert records["PolNeAR, US political news"]["failed"] == "no articles here"
    assert records["TimeBank and AQUAINT"]["measures"] == {"relaxedF1": 0.9}


def test_only_sums_that_were_measured_become_figures(tmp_path):
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "a.jsonl").write_text("{}\n{}\n")
    record = {
        "set": "A",
        "licence": "CC BY 4.0",
        "shown": {"a.ner": "Names found", "a.gone": "Nothing"},
        "counted": "sets/a.jsonl",
        "measures": {"a": {"ner": 0.75}},
    }
    assert list(figures(record, tmp_path)) == [
        {
            "measure": "Names found",
            "figure": 0.75,
            "set": "A",
            "articles": 2,
            "note": "CC BY 4.0",
        }
    ]
