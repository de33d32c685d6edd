"""Logs of a hosted page: lines of JSON without article text and search words."""

import json
import logging
import subprocess
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


FAILING = """
import logging, threading
from streamlit.logger import get_logger
from dashboard.page.hosting import logs
early = [get_logger("streamlit.runtime.early"), get_logger("uvicorn.error")]
early[1].handlers = []  # as uvicorn leaves it
logs.begin()
logs.take_over()
names = ("dashboard.page.components.add_job", "pypdf", "asyncio")
for one in (*early, get_logger("streamlit.runtime.late"), *map(logging.getLogger, names)):
    try:
        raise KeyError("the harbour treaty")
    except KeyError:
        one.exception("it failed: %s", "the harbour treaty")
failing = threading.Thread(target=lambda: {}["the harbour treaty"])
failing.start(), failing.join()
"""


def test_no_logger_of_a_server_that_runs_tells_what_an_error_says():
    """Streamlit's and uvicorn's, one that is made later, those without a handler, and a thread of nobody's."""
    run = [sys.executable, "-c", FAILING]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    told = [json.loads(one) for one in done.stderr.splitlines()]
    assert [one["error"] for one in told] == ["KeyError"] * 7
    assert {one["logger"] for one in told} >= {
        "streamlit.runtime.late",
        "uvicorn.error",
        "threading",
    }
    assert WORDS not in done.stdout + done.stderr
