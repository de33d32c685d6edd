"""Logs of a hosted page: a line of JSON an event, with nothing that readers read or searched for.

Of what others log (Streamlit, uvicorn) the sentence is kept without the values in it, and of an error its
kind and the places in the code: a message may quote an article.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

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
OTHERS = ("streamlit", "uvicorn", "uvicorn.error", "asyncio")


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
    """Write what Streamlit and uvicorn log in the same form; they set up their own when they start."""
    for name in OTHERS:
        for handler in logging.getLogger(name).handlers:
            handler.setFormatter(JsonLines())
