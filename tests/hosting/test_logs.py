"""Logs of a hosted page: lines of JSON without article text and search words."""

import json
import logging
import sys

from dashboard.page.hosting.logs import JsonLines

WORDS = "the harbour treaty"


def line(name, message, *values, extra=None, error=None):
    record = logging.LogRecord(name, logging.WARNING, "file.py", 1, message, values, error)
    record.__dict__.update(extra or {})
    return JsonLines().format(record)


def test_an_event_of_ours_carries_what_is_listed_and_nothing_else():
    forged = 'a@b\n{"event": "signed_in"}'
    assert "\n" not in line("dateline.audit", "refused", extra={"who": forged})
    told = json.loads(line("dateline.audit", "signed_in", extra={"who": "a@b", "text": WORDS}))
    assert told["event"] == "signed_in"
    assert told["who"] == "a@b"
    assert WORDS not in str(told)


def test_of_what_others_log_no_value_is_kept():
    assert WORDS not in line("streamlit.runtime", "Cannot find %s", WORDS)
    assert WORDS not in line("streamlit", "Odd", extra={"who": WORDS})


def test_of_an_error_its_kind_and_places_are_kept():
    try:
        {}[WORDS]
    except KeyError:
        written = line("streamlit", "Uncaught app execution", error=sys.exc_info())
    assert WORDS not in written
    assert json.loads(written)["error"] == "KeyError"
    assert __file__ in written
