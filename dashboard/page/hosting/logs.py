"""Logs of a hosted page: a line of JSON an event, with nothing that readers read or searched for.

Of what others log (Streamlit, uvicorn, libraries) the sentence is kept without the values in it, and of an
error its kind and the places in the code: a message may quote an article.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
import traceback
from datetime import UTC, datetime
from typing import Any

from dashboard.page.streamlit_gaps import loggers

OURS = "dateline"
TOLD = (
    "who",
    "subject",
    "role",
    "reason",
    "sign_in",
    "articles",
    "table",
    "form",
    "count",
    "seconds",
)
"""What an event of ours may carry beside its name."""


class JsonLines(logging.Formatter):
    """A line of JSON for a record: time (UTC), level, logger, event, and what our own events carry."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": str(record.msg),
        }
        if record.name.partition(".")[0] == OURS:
            line |= {name: record.__dict__[name] for name in TOLD if name in record.__dict__}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            line["places"] = [f"{frame.filename}:{frame.lineno}" for frame in frames[-5:]]
        return json.dumps(line, ensure_ascii=False)


def begin() -> None:
    """Write our events to standard error, a line each."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    ours = logging.getLogger(OURS)
    ours.handlers = [handler]
    ours.setLevel(logging.INFO)
    ours.propagate = False


def take_over() -> None:
    """Write what all others log in the same form, errors of threads too; the server runs by now."""
    form = JsonLines()
    loggers.write_in(form)
    for known in logging.root.manager.loggerDict.values():
        for handler in getattr(known, "handlers", ()):
            handler.setFormatter(form)
    if logging.lastResort:  # what is heard of loggers that have no handler
        logging.lastResort.setFormatter(form)
    threading.excepthook = _of_thread


def _of_thread(failed: threading.ExceptHookArgs) -> None:
    """Write down that a thread has failed."""
    error = failed.exc_value or failed.exc_type()
    logging.getLogger("threading").error("a thread has failed", exc_info=error)
