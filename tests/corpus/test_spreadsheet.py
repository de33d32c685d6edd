import pandas as pd

from dashboard.corpus.spreadsheet import as_csv, disarmed


def test_formula_cells_are_disarmed():
    for start in ("=", "+", "-", "@", "\t", "\r"):
        assert disarmed(f"{start}1").startswith("'")
    assert disarmed("a=1") == "a=1"
    assert disarmed(5) == 5


def test_a_table_is_written_with_days_lists_and_a_byte_order_mark():
    table = pd.DataFrame(
        {
            "=name": ["=1+1", "Ada"],
            "day": pd.to_datetime(["2031-03-04", None]),
            "who": [["=x", "b"], []],
            "count": [1, -2],
        }
    )
    text = as_csv(table).decode("utf-8-sig")
    assert text.splitlines() == ["'=name,day,who,count", "'=1+1,2031-03-04,'=x; b,1", "Ada,,,-2"]
    assert as_csv(table).startswith(b"\xef\xbb\xbf")


def test_the_table_that_is_shown_is_not_changed():
    table = pd.DataFrame({"name": ["=1"]})
    as_csv(table)
    assert table["name"].tolist() == ["=1"]


def test_controls_of_direction_do_nothing_in_a_cell():
    assert disarmed("pier\u202e") == "pier\ufffd"
