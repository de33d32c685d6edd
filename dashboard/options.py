"""What may be typed behind ``dateline``: options that commands share, and what is made of them."""

from __future__ import annotations

import datetime as dt
import importlib.util
import os
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from dashboard.offline import go_offline
from dashboard.wording import reason

CorpusOption = Annotated[
    Path | None,
    typer.Option("--corpus", help="Folder of the collection.", show_default="your own collection"),
]
WorkersOption = Annotated[
    int, typer.Option(min=1, max=64, help="Processes that parse side by side.")
]


def _model(typed: str) -> str:
    """Return the model typed, before anything heavy is loaded; refuse what is not installed."""
    installed = typed.isidentifier() and importlib.util.find_spec(typed)
    if typed not in ("auto", "none") and not installed and not Path(typed).is_dir():
        raise typer.BadParameter(f"There is no model {typed!r}; auto takes the best installed.")
    return typed


ModelOption = Annotated[
    str,
    typer.Option(
        callback=_model,
        help="spaCy model: a name, a path, auto for the best installed, none for rules alone.",
    ),
]


def _day(typed: str | None) -> str | None:
    """Return the day typed, before anything heavy is loaded; refuse what is none."""
    try:
        return dt.date.fromisoformat(typed).isoformat() if typed is not None else None
    except ValueError:
        raise typer.BadParameter(f"{typed!r} is no day. Write it like 2024-04-22.") from None


PublishedOption = Annotated[
    str | None,
    typer.Option(
        help="Date of articles that carry none, as YYYY-MM-DD.", metavar="DATE", callback=_day
    ),
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="PART=NAME",
        help="Column of tables that holds a part of an article, as published=Datum; none=NAME for no part. "
        "May be repeated.",
    ),
]
MASTER = re.compile(r"local(\[(\*|[1-9]\d*)\])?|spark://[^\s:,/]+:\d+(,[^\s:,/]+:\d+)*")


def _engine(typed: str | None) -> str | None:
    """Return the Spark master typed, before anything heavy is loaded; refuse what is none."""
    if typed is not None and not MASTER.fullmatch(typed):
        raise typer.BadParameter(
            f"{typed!r} is no Spark master. Write it like spark://news-cluster:7077 or local[*]."
        )
    return typed


EngineOption = Annotated[
    str | None,
    typer.Option(
        metavar="MASTER",
        callback=_engine,
        help="Parse on Apache Spark: spark://HOST:PORT, or local[*] for the cores of this computer.",
    ),
]
OriginalsOption = Annotated[
    bool, typer.Option(help="Keep the files and pages as they were, beside their articles.")
]


def _offline(chosen: bool) -> bool:
    """Switch every connection to other machines off, before anything else is done."""
    if chosen:
        go_offline()
    return chosen


OfflineOption = Annotated[
    bool,
    typer.Option(
        "--offline",
        callback=_offline,
        help="Connect to no other machine: addresses are named as not read.",
    ),
]


def _seconds(typed: str) -> int:
    """Return a time like 90s, 15m or 2h in seconds; refuse what is none, or less than a minute."""
    number, unit = typed[:-1], {"s": 1, "m": 60, "h": 3_600}.get(typed[-1:])
    if not (number.isdigit() and unit and int(number) * unit >= 60):
        raise typer.BadParameter(f"{typed!r} is no time of a minute or more. Write it like 15m.")
    return int(number) * unit


EveryOption = Annotated[
    int,
    typer.Option(parser=_seconds, metavar="TIME", help="Time between two rounds: 90s, 15m, 2h."),
]
PORT = 8501
WORKERS = min(4, os.cpu_count() or 1)
SOME_NOT_READ, NOTHING_DONE = 1, 2
"""Exit codes besides 0: some input was not read and the rest was kept; nothing was done."""


class Table(StrEnum):
    """What ``export`` can write: what the page of that name lists."""

    articles = "articles"
    entities = "entities"
    timeline = "timeline"
    quotations = "quotations"
    unnamed = "unnamed"
    versions = "versions"


class Format(StrEnum):
    """The forms that ``export`` writes."""

    csv = "csv"
    xlsx = "xlsx"
    html = "html"
    parquet = "parquet"
    json = "json"
    ics = "ics"
    timelinejs = "timelinejs"


def chosen_corpus(chosen: Path | None) -> Path:
    """Return the collection's folder and say which it is."""
    from dashboard.corpus.collection_folders import default_corpus  # noqa: PLC0415 - heavy

    folder = (chosen or default_corpus()).expanduser().resolve()
    typer.echo(f"Collection: {folder}", err=True)
    return folder


def published_corpus(corpus: Path | None) -> Path:
    """Return the folder of a collection that can be shown; else say why not, and end."""
    from dashboard.corpus.store import CorpusError, Store  # noqa: PLC0415 - heavy

    folder = chosen_corpus(corpus)
    try:
        Store(folder).shown()
    except CorpusError as error:
        fail(error)
    return folder


def fail(why: str | Exception) -> NoReturn:
    """End the command, which did nothing, with a sentence and exit code 2."""
    typer.echo(why if isinstance(why, str) else reason(why), err=True)
    raise typer.Exit(NOTHING_DONE)
