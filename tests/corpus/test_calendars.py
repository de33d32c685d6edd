import datetime as dt

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.corpus.calendars import OCTETS, as_calendar, escaped, folded

NOW = dt.datetime(2031, 6, 1, 12, tzinfo=dt.UTC)
COLUMNS = ["event", "label", "first", "last", "certainty", "status", "place", "articles", "sources"]


def events(*rows):
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.assign(first=pd.to_datetime(frame["first"]), last=pd.to_datetime(frame["last"]))


TALKS = ("e1", "Talks in Port Amsel", "2031-02-20", "2031-02-22", "stated", "happened", "Port Amsel", 2, 1)  # fmt: skip
SAIL = ("e2", "Fleet sails; at last, \\o/\nBEGIN:VALARM", "2031-05-01", None, "stated", "planned", None, 1, 1)  # fmt: skip
NEVER = ("e3", "No day", None, None, "assumed", "happened", None, 1, 1)
GUESS = ("e5", "Guess", "2031-05-02", "2031-05-02", "assumed", "happened", None, 1, 1)
DENIED = ("e4", "Strike", "2031-05-02", "2031-05-02", "computed", "denied", None, 1, 1)


def lines(*rows):
    data = as_calendar(events(*rows), NOW).decode()
    assert data.endswith("END:VCALENDAR\r\n")
    assert "\n" not in data.replace("\r\n", "")
    return data.replace("\r\n ", "").split("\r\n")


def test_an_event_is_whole_days_and_its_end_is_the_day_after():
    found = lines(TALKS)
    assert found[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Timeline//EN"]
    assert "DTSTART;VALUE=DATE:20310220" in found
    assert "DTEND;VALUE=DATE:20310223" in found
    assert "UID:e1@dateline" in found
    assert "DTSTAMP:20310601T120000Z" in found
    assert "LOCATION:Port Amsel" in found
    assert "STATUS:CONFIRMED" in found


def test_text_is_escaped_and_cannot_add_lines():
    found = lines(SAIL)
    assert r"SUMMARY:Planned: Fleet sails\; at last\, \\o/\nBEGIN:VALARM" in found
    assert "BEGIN:VALARM" not in found
    assert "DTEND;VALUE=DATE:20310502" in found
    assert "STATUS:TENTATIVE" in found


def test_what_has_no_day_is_left_out_and_what_is_denied_is_marked():
    assert lines(NEVER) == lines(GUESS) == lines()
    found = lines(DENIED)
    assert "SUMMARY:Denied: Strike" in found
    assert "STATUS:CANCELLED" in found


@given(st.text())
def test_lines_are_folded_at_75_octets_and_unfold_to_the_same(text):
    line = f"SUMMARY:{escaped(text)}".encode(errors="replace").decode()
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode()) <= OCTETS for piece in pieces)
    assert folded(line).replace("\r\n ", "") == line
