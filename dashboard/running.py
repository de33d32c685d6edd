"""The commands of who runs a server: ``dateline serve``, ``backup`` and ``restore``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dashboard.options import (
    PORT,
    CorpusOption,
    OfflineOption,
    chosen_corpus,
    fail,
    published_corpus,
)
from dashboard.progress import under_way


def serve(
    corpus: CorpusOption = None,
    port: Annotated[int, typer.Option(help="Port on this computer, for a proxy in front.")] = PORT,
    host: Annotated[
        list[str] | None,
        typer.Option(
            envvar="DATELINE_HOSTS",
            help="Name that readers use, as news.example; http://NAME:PORT without TLS. "
            "May be repeated.",
        ),
    ] = None,
    listen: Annotated[
        str, typer.Option(help="Address to listen on; another one for a container.")
    ] = "127.0.0.1",
    settings: Annotated[
        Path | None,
        typer.Option(
            envvar="DATELINE_SETTINGS",
            help="File that says who may come in; without one, who sits at this computer.",
        ),
    ] = None,
    offline: OfflineOption = False,
) -> None:
    """Serve a collection for hosting: no browser, this port or none; health is /_stcore/health.

    Only requests under a name given with --host, or this computer's own, are heard.
    """
    del offline  # its callback has done it
    from dashboard.page.hosting.addresses import public_origin
    from dashboard.page.hosting.guard import Guard
    from dashboard.page.server import free_port
    from dashboard.page.server import serve as serve_page

    try:
        public = tuple(map(public_origin, host or ()))
        guard = Guard(settings, public, listen)
    except ValueError as error:
        fail(error)
    folder = published_corpus(corpus)
    if free_port(port, listen) != port:
        fail(f"Port {port} is in use. Choose another one with --port.")
    serve_page(
        folder, port=port, browser=False, hosted=True, public=public, guard=guard, listen=listen
    )


def backup(
    file: Annotated[Path, typer.Argument(help="File to write; it must not be there yet.")],
    corpus: CorpusOption = None,
) -> None:
    """Write a collection into one file, and compare every byte of it; pages go on meanwhile."""
    from dashboard.corpus.backup import back_up
    from dashboard.corpus.store import CorpusError, Store

    try:
        with under_way("Writing and comparing"):
            size = back_up(Store(chosen_corpus(corpus)), file)
    except (CorpusError, OSError) as error:
        fail(error)
    typer.echo(f"Wrote {file}: {size / 1e6:.1f} MB, compared byte for byte.", err=True)


def restore(
    file: Annotated[Path, typer.Argument(help="A file that “dateline backup” wrote.")],
    corpus: Annotated[Path, typer.Option(help="New folder for the collection.")],
) -> None:
    """Put a collection back from its backup into a new folder, every byte compared."""
    from dashboard.corpus.backup import restore as restore_from
    from dashboard.corpus.store import CorpusError

    try:
        with under_way("Comparing and restoring"):
            size = restore_from(file, corpus.expanduser().resolve())
    except (CorpusError, OSError) as error:
        fail(error)
    typer.echo(f"Restored {corpus}: {size / 1e6:.1f} MB, compared byte for byte.", err=True)
