"""The command ``dateline``: every door into the program that is not the page.

What is heavy is imported where it is used, so that ``--help`` answers at once.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dashboard.offline import is_offline
from dashboard.options import (
    PORT,
    SOME_NOT_READ,
    WORKERS,
    ColumnOption,
    CorpusOption,
    EngineOption,
    EveryOption,
    Format,
    ModelOption,
    OfflineOption,
    OriginalsOption,
    PublishedOption,
    Table,
    WorkersOption,
    chosen_corpus,
    fail,
    published_corpus,
)
from dashboard.progress import progress_bar, summary, under_way
from dashboard.running import backup, restore, serve

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from dashboard.corpus.adding import Progress
    from dashboard.corpus.spark import Cluster
    from dashboard.corpus.store import Store

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # processes parse side by side, not threads
os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")  # see corpus/memory_pages.py

app = typer.Typer(
    name="dateline",
    help="Search who said what, and when, with the sentence behind each figure.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command("open")
def open_(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Articles to add first: files, folders, zips, addresses."),
    ] = None,
    corpus: CorpusOption = None,
    port: Annotated[int, typer.Option(help="Port of the page on this computer.")] = PORT,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
    workers: WorkersOption = WORKERS,
    published: PublishedOption = None,
    column: ColumnOption = None,
    originals: OriginalsOption = True,
    offline: OfflineOption = False,
) -> None:
    """Add what is new, then show the collection in the browser; with nothing named, the demo.

    Where --corpus alone names a folder that does not exist yet, an empty collection is made there, to be
    filled from the page.
    """
    del offline  # its callback has done it
    from dashboard.page.server import serve

    if paths:
        folder = chosen_corpus(corpus)
        options = {"workers": workers, "published": published}
        _add(paths, folder, options, column, originals=originals)
    elif corpus:
        _begin(corpus)
        folder = published_corpus(corpus)
    else:
        folder = _demo(workers)
    serve(folder, port=port, browser=browser)


@app.command()
def add(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Articles: files, folders, zips, addresses of pages, feeds, sitemaps."),
    ] = None,
    corpus: CorpusOption = None,
    workers: WorkersOption = WORKERS,
    model: ModelOption = "auto",
    published: PublishedOption = None,
    reparse: Annotated[
        bool, typer.Option("--reparse", help="Renew what an older parser, or rules alone, read.")
    ] = False,
    column: ColumnOption = None,
    engine: EngineOption = None,
    originals: OriginalsOption = True,
    offline: OfflineOption = False,
) -> None:
    """Read and parse articles into a collection; may be stopped at any point and run again.

    Ends with exit code 0 when all was read, 1 when something was not and the rest was kept, and 2
    when nothing was: wrong usage, nothing readable, or a collection that is in use.
    """
    if not paths and not reparse:
        raise typer.BadParameter("Name at least one file or folder to add, or give --reparse.")
    options = {"workers": workers, "model": model, "published": published, "reparse": reparse}
    del offline  # its callback has done it
    folder = chosen_corpus(corpus)
    done = _add(paths or [], folder, options, column, originals=originals, engine=engine)
    if done.problems:
        raise typer.Exit(SOME_NOT_READ)


@app.command()
def watch(
    feeds: Annotated[list[str], typer.Argument(help="Addresses of feeds or sitemaps.")],
    corpus: CorpusOption = None,
    every: EveryOption = "15m",  # ty: ignore[invalid-parameter-default] - Typer parses it
    workers: WorkersOption = WORKERS,
    originals: OriginalsOption = True,
    offline: OfflineOption = False,
) -> None:
    """Add what is new in feeds, round after round, until it is stopped; may be started again."""
    import time

    del offline  # its callback has done it
    if is_offline():
        raise typer.BadParameter("Feeds are on other machines; --offline allows no connection.")

    from dashboard.corpus.adding import AddOptions
    from dashboard.corpus.feed_watching import watch_once
    from dashboard.corpus.store import CorpusBusy, CorpusError, Store

    store = Store(chosen_corpus(corpus))
    while True:
        try:
            done = watch_once(store, feeds, AddOptions(workers=workers), originals=originals)
            typer.echo(summary(done), err=True)
        except CorpusBusy as error:
            typer.echo(f"{error} Trying again in {every} seconds.", err=True)
        except (CorpusError, OSError) as error:
            fail(error)
        time.sleep(every)


@app.command()
def remove(
    articles: Annotated[
        list[str],
        typer.Argument(help="Ids, as in the address of an article's page and in exports."),
    ],
    corpus: CorpusOption = None,
) -> None:
    """Remove articles for good: text, annotations, search, history; nothing of them is kept."""
    from dashboard.corpus.removing import remove as remove_articles
    from dashboard.corpus.store import CorpusError, Store

    try:
        with under_way("Removing, and linking the other articles anew"):
            titles = remove_articles(Store(chosen_corpus(corpus)), articles)
    except (CorpusError, OSError) as error:
        fail(error)
    for title in titles:
        typer.echo(f"Removed: {title}", err=True)


@app.command()
def correct(
    file: Annotated[
        Path | None,
        typer.Argument(
            help="JSON lines, as this command writes them, or with an article's id in place of content; without it they are written."
        ),
    ] = None,
    corpus: CorpusOption = None,
    model: ModelOption = "auto",
) -> None:
    """Write the corrections that hold in a collection, or take over those of a file."""
    from dashboard.corpus.correcting import take_corrections
    from dashboard.corpus.corrections import Corrections, read_corrections
    from dashboard.corpus.store import CorpusError, Store
    from dashboard.intake.clean_command import speak_utf8
    from dashboard.parsing.parser import Parser
    from dashboard.wording import count

    store = Store(chosen_corpus(corpus))
    if file is None:
        speak_utf8()
        for entry in Corrections(store.path).holding():
            sys.stdout.write(json.dumps(asdict(entry), ensure_ascii=False) + "\n")
        _say_unmet(store)
        return
    try:
        entries = read_corrections(file.read_text(encoding="utf-8").splitlines())
        with under_way("Correcting, and linking what was corrected"):
            missing = take_corrections(store, entries, Parser(model))
    except (CorpusError, OSError, ValueError) as error:
        fail(error)
    typer.echo(f"Taken over: {count(len(entries) - len(missing), 'correction')}.", err=True)
    if missing:
        typer.echo(f"Of articles that are not here: {len(missing)}.", err=True)
    _say_unmet(store)


def _say_unmet(store: Store) -> None:
    """Say which decisions on names a later one contradicts, and which no name fits any more."""
    from dashboard.corpus import open_corpus
    from dashboard.corpus.store import CorpusError
    from dashboard.corpus.verdicts import UNMET, ruling

    try:
        corpus = open_corpus(store.path)
        every = [*corpus.decisions(), *corpus.copy_decisions()]
    except CorpusError as error:
        fail(error)
    for one in every:
        if why := UNMET.get(one.state):
            said = ruling(one.entry.kind, str(one.entry.value), one.names)
            typer.echo(f"{said} {why}", err=True)


@app.command()
def check(
    corpus: CorpusOption = None,
    workers: WorkersOption = WORKERS,
    model: ModelOption = "auto",
) -> None:
    """Check a collection: files, tables, spans, ids, digests, search; make anew what derives from them.

    A collection of an older form is brought forward. Ends with exit code 0 when it is whole, or is
    now, and 2 when articles or what was found in them is damaged: all of it is named.
    """
    from dashboard.corpus.integrity import check_corpus
    from dashboard.corpus.store import CorpusError, Store
    from dashboard.wording import count

    try:
        with under_way("Checking the collection"):
            done = check_corpus(Store(chosen_corpus(corpus)), workers, model)
    except (CorpusError, OSError) as error:
        fail(error)
    for sentence in done.renewed:
        typer.echo(f"{sentence[:1].upper()}{sentence[1:]}.", err=True)
    rows = [f"{many:,} {table}" for table, many in done.rows.items() if table != "articles"]
    typer.echo(f"Whole: {count(done.rows['articles'], 'article')}, {', '.join(rows)}.", err=True)


for command in (serve, backup, restore):
    app.command()(command)


@app.command()
def export(
    corpus: CorpusOption = None,
    view: Annotated[
        str, typer.Option(help="What a link shows: the part after the question mark.")
    ] = "",
    table: Annotated[Table, typer.Option(help="Which list.")] = Table.quotations,
    form: Annotated[
        Format, typer.Option("--format", help="File format; html is the whole view in one file.")
    ] = Format.csv,
    full_text: Annotated[
        bool, typer.Option("--full-text", help="Put the articles' texts into the html file.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; else standard output.")
    ] = None,
) -> None:
    """Write exactly what a page shows for a link."""
    from dashboard.corpus import CorpusError, open_corpus
    from dashboard.corpus.export import exported
    from dashboard.corpus.search import NO_WORD, parse_query
    from dashboard.corpus.view_links import LinkError, view_of

    try:
        opened = open_corpus(chosen_corpus(corpus))
        opened.verify()
        wanted = view_of(opened, view)
    except (CorpusError, LinkError) as error:
        fail(error)
    for name, several in opened.ambiguous(wanted).items():
        typer.echo(f"Several are called {name}: {', '.join(several)}. Name one.", err=True)
    if missing := opened.unknown(wanted):
        typer.echo(f"This collection does not have: {', '.join(missing)}.", err=True)
    if parse_query(wanted.text).wordless:
        typer.echo(NO_WORD, err=True)
    try:
        with under_way("Making the file"):
            if form is Format.html:
                from dashboard.page.components.offline_page import offline_page

                data = offline_page(opened, wanted, full_text=full_text)
            else:
                data = exported(opened, wanted, table.value, form.value)
    except (CorpusError, ValueError) as error:
        fail(error)
    if output:
        output.write_bytes(data)
        typer.echo(f"Wrote {output}", err=True)
    else:
        sys.stdout.buffer.write(data)


@app.command()
def parse(
    only: Annotated[
        list[str] | None,
        typer.Option(help="Only this stage: entities, quotations, dates, events. May be repeated."),
    ] = None,
    model: ModelOption = "auto",
) -> None:
    """Read JSON lines {id, text, published}; write what each article holds, linked over all."""
    from dashboard.exchange import known_stages, parse_lines
    from dashboard.intake.clean_command import speak_utf8
    from dashboard.parsing.parser import Parser

    try:
        stages = known_stages(only or [])
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    speak_utf8()
    for line in parse_lines(sys.stdin, Parser(model), stages):
        sys.stdout.write(line + "\n")


@app.command()
def clean() -> None:
    """Read JSON lines {id, html or text, url}; write the clean article record of each."""
    from dashboard.intake.clean_command import clean_lines, speak_utf8

    speak_utf8()
    for line in clean_lines(sys.stdin):
        sys.stdout.write(line + "\n")


@app.callback(invoke_without_command=True)
def version_option(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Search who said what, and when, with the sentence behind each figure."""
    if version:
        from dashboard import __version__

        typer.echo(f"dateline {__version__}")
        raise typer.Exit
    del context


def _begin(corpus: Path) -> None:
    """Make an empty collection of a folder that is empty or does not exist."""
    folder = corpus.expanduser().resolve()
    if folder.is_dir() and any(folder.iterdir()):
        return
    from dashboard.corpus.adding import add as add_articles
    from dashboard.corpus.store import Store

    try:
        add_articles(Store(folder), ())
    except OSError as error:
        fail(error)


def _demo(workers: int) -> Path:
    """Return the parsed demo collection's folder, with a progress bar where it must be parsed."""
    from dashboard.corpus.collection_folders import demo_corpus, demo_is_read
    from dashboard.corpus.store import CorpusError

    typer.echo(f"Demo collection: {demo_corpus()}", err=True)
    try:
        if demo_is_read():
            return demo_corpus()
    except CorpusError as error:
        fail(error)
    from dashboard.corpus.demo import ensure_demo

    with progress_bar() as report:
        return ensure_demo(report, workers)


def _add(
    paths: list[str],
    corpus: Path,
    options: dict[str, Any],
    columns: list[str] | None,
    *,
    originals: bool,
    engine: str | None = None,
) -> Progress:
    """Add articles with a progress bar; name what could not be read, and end if nothing could."""
    from dashboard.corpus.adding import AddOptions, addresses_left
    from dashboard.corpus.adding import add as add_articles
    from dashboard.corpus.store import CorpusError, Store
    from dashboard.intake.columns import chosen_columns
    from dashboard.intake.file_reading import Asked
    from dashboard.intake.guarded_reading import read_guarded
    from dashboard.intake.inputs import read_inputs
    from dashboard.wording import listing

    try:
        chosen = chosen_columns(columns or [])
        with (
            TemporaryDirectory(prefix="dateline-") as staged,
            _cluster(engine, options) as cluster,
            progress_bar() as report,
        ):
            laid = Path(staged) if originals else None
            read = cluster.read_files if cluster else read_guarded
            store = Store(corpus)
            left = addresses_left(store)
            items = read_inputs(paths, Asked(laid, chosen), read, left)
            wished = AddOptions(**options, originals=laid, cluster=cluster)
            done = add_articles(store, items, wished, report)
    except (CorpusError, OSError, ValueError) as error:
        fail(error)
    typer.echo(summary(done), err=True)
    if paths and not (done.read or left):
        fail(f"Nothing to read in {listing(paths)}.")
    return done


def _cluster(engine: str | None, options: dict[str, Any]) -> AbstractContextManager[Cluster | None]:
    """Give the executors of a Spark master, none where none is named."""
    if engine is None:
        return nullcontext()
    from dashboard.corpus.spark import cluster

    return cluster(engine, options["model"])


def main() -> None:
    """Run the command line."""
    app(prog_name="dateline")
