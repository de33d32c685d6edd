"""What was read, in one table that its reader looks over before it is added: a row for each article.

The table is plain data in the job; what is changed in the editor is put into it before anything else
is done with it, so that filling in many rows at once keeps what was typed.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from dashboard.corpus.article_facts import value_of
from dashboard.corpus.records import day_of, digest_of
from dashboard.intake.article_kinds import KINDS
from dashboard.intake.language import PARSED
from dashboard.model import KEPT, NO_TEXT, READ_IN_PART, Article, Problem
from dashboard.wording import count, harmless, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

THERE, TWICE = "in the collection already", "the same as one above"
LATER = "a later version of an article that is there"
TOLD = {NO_TEXT: "only a headline", READ_IN_PART: "too long to be read to the end"}
"""What is said of articles that are kept all the same, by the names of their problems."""
UNCHOSEN = "its columns were not chosen"
UNPARSED = "language not read yet"
NOT_READ = "Not read: "
EDITED = ("add", "title", "outlet", "date", "kind")
CHOICES = sorted(KINDS)


class Chosen(NamedTuple):
    """What of a table is to be added: articles as they were read, what was changed of them, and copies left out."""

    articles: list[Article]
    facts: dict[str, dict[str, str]]
    copies: int


def table_of(items: Sequence[Article | Problem], known: Mapping[str, str]) -> pd.DataFrame:
    """Return add, title, outlet, date, kind and problem of what was read, articles first.

    ``known`` are the digests of the articles that the collection has, by id. The index is each row's
    place among the items.
    """
    problems = [one for one in items if isinstance(one, Problem)]
    kept = {one.where: TOLD[one.name] for one in problems if one.name in KEPT}
    seen: set[str] = set()
    rows, refused = {}, {}
    for place, one in enumerate(items):
        if isinstance(one, Article):
            problem = _problem(one, known, seen, kept)
            seen.add(one.id)
            rows[place] = {
                "add": problem not in {THERE, TWICE},
                "title": one.title or "",
                "outlet": one.source or "",
                "date": day_of(one.published),
                "kind": one.kind,
                "problem": problem,
            }
        elif one.name not in KEPT:
            unchosen = one.name == "columns_unsure"
            told = UNCHOSEN if unchosen else harmless(one.detail or one.name)
            refused[place] = {
                "add": False, "title": harmless(one.where), "outlet": "", "date": None, "kind": None,
                "problem": f"{NOT_READ}{told}",
            }  # fmt: skip
    frame = pd.DataFrame.from_dict(rows | refused, orient="index", columns=[*EDITED, "problem"])
    return frame.astype({"add": bool, "date": object})


def _problem(
    article: Article, known: Mapping[str, str], seen: set[str], kept: Mapping[str, str]
) -> str:
    """Return what a reader should know of an article before adding it, nothing where all is well."""
    if article.id in seen:
        return TWICE
    if article.id in known:
        return THERE if known[article.id] == digest_of(article) else LATER
    if told := kept.get(article.raw_ref or ""):
        return told
    if article.language not in PARSED:
        return UNPARSED
    return _lacks(article.published, article.source)


def _lacks(day: object, outlet: object) -> str:
    """Return what an article lacks of date and outlet."""
    lacks = [name for name, value in (("date", day), ("outlet", outlet)) if not value]
    return f"no {' and no '.join(lacks)}" if lacks else ""


def summary(table: pd.DataFrame) -> str:
    """Return in a sentence what of a table is to be added, and what is not and why."""
    refused = int(table["problem"].str.startswith(NOT_READ).sum())
    copies = int(table["problem"].isin([THERE, TWICE]).sum())
    parts = [count(len(table) - refused, "article")]
    parts += [f"{number(copies)} of them {'a copy' if copies == 1 else 'copies'}"] if copies else []
    parts += [f"{count(refused, 'item')} at the end could not be read"] if refused else []
    return f"{', '.join(parts)}. Change what is wrong in the table, then add it."


def edited(table: pd.DataFrame, changes: Mapping[int, Mapping[str, Any]]) -> pd.DataFrame:
    """Return the table with an editor's changes, which are by the number of the row."""
    table = table.copy()
    for row, cells in changes.items():
        for name, value in cells.items():
            if name == "date" and isinstance(value, str):
                value = dt.date.fromisoformat(value[:10])  # noqa: PLW2901 - as the editor writes it
            table.loc[table.index[int(row)], name] = value
    return table


def filled(table: pd.DataFrame, day: dt.date | None, outlet: str) -> pd.DataFrame:
    """Return the table with a day and an outlet in all rows to be added that have none."""
    table = table.copy()
    for place in table.index[table["add"]]:
        if day and pd.isna(table.loc[place, "date"]):
            table.loc[place, "date"] = day
        if outlet.strip() and not str(table.loc[place, "outlet"] or "").strip():
            table.loc[place, "outlet"] = outlet.strip()
        if str(table.loc[place, "problem"]).startswith("no "):
            day_there = not pd.isna(table.loc[place, "date"])
            table.loc[place, "problem"] = _lacks(day_there, table.loc[place, "outlet"])
    return table


def chosen(table: pd.DataFrame, items: Sequence[Article | Problem]) -> Chosen:
    """Return what is to be added of a table, and with what changes."""
    found = Chosen([], {}, int(((~table["add"]) & table["problem"].isin([THERE, TWICE])).sum()))
    for place, row in table[table["add"]].iterrows():
        article = items[int(str(place))]
        if isinstance(article, Article):
            found.articles.append(article)
            if changed := _changed(article, row):
                found.facts[article.id] = changed
    return found


def _changed(article: Article, row: pd.Series) -> dict[str, str]:
    """Return what a row says of its article that the article does not say itself; a date may be taken out."""
    day = "" if pd.isna(row["date"]) else row["date"].isoformat()
    own = str(day_of(article.published) or "")
    cells = {"title": row["title"], "source": row["outlet"], "kind": row["kind"]}
    texts = {kind: str(cell or "").strip() for kind, cell in cells.items()}
    changed = {
        kind: text
        for kind, text in texts.items()
        if any(map(str.isalnum, text)) and text != value_of(article, kind)
    }
    return changed | ({"published": day} if day != own else {})
