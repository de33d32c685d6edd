"""The command ``dateline``: every door into the program that is not the page."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

app = typer.Typer(
    help="Turn a pile of news articles into a dashboard of who said what, and when.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def parse(
    only: Annotated[
        list[str] | None,
        typer.Option(help="Only this stage: entities, quotations, dates, events. May be repeated."),
    ] = None,
    model: Annotated[str, typer.Option(help="spaCy model: a name, a path, or auto.")] = "auto",
) -> None:
    """Read JSON lines {id, text, published}; write what each article holds, linked over all."""
    from dashboard.exchange import known_stages, parse_lines
    from dashboard.parsing import Parser

    for line in parse_lines(sys.stdin, Parser(model), known_stages(only or [])):
        sys.stdout.write(line + "\n")


@app.command()
def clean() -> None:
    """Read JSON lines {id, html or text, url}; write the clean article record of each."""
    from dashboard.intake.lines import clean_lines

    for line in clean_lines(sys.stdin):
        sys.stdout.write(line + "\n")


def main() -> None:
    """Run the command line."""
    app()
