"""Exports of news databases as text: many articles in one file, each family recognised by its own marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dashboard.intake.exports import factiva, nexis, proquest, ris
from dashboard.intake.records import draft_of_record
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dashboard.intake.draft import Draft


class Family(NamedTuple):
    """The texts of one database: how they are told, and how they become records."""

    name: str
    recognises: Callable[[str], bool]
    records: Callable[[str], Iterator[dict[str, object]]]


FAMILIES = (
    Family("Nexis Uni", nexis.recognises, nexis.records),
    Family("ProQuest", proquest.recognises, proquest.records),
    Family("Factiva", factiva.recognises, factiva.records),
    Family("RIS", ris.recognises, ris.records),
)


def family_of(text: str) -> Family | None:
    """Return the family of exports that a text is one of, None for any other text."""
    return next((family for family in FAMILIES if family.recognises(text)), None)


def read_export(family: Family, text: str, name: str) -> Iterator[Draft | Problem]:
    """Yield the article of each record of an export."""
    number = 0
    for number, record in enumerate(family.records(text), 1):
        yield draft_of_record(record, f"{name}#{number}")
    if not number:
        yield Problem("no_articles", name, f"an export of {family.name} without a whole article")
