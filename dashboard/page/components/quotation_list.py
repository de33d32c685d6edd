"""Quotations as a list: who, in what role, how we know, where and when, and a copy to cite."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.corpus import Corpus
from dashboard.corpus.checks import checked_words
from dashboard.page.components import excerpt, links
from dashboard.page.components.headlines import unsaid
from dashboard.page.components.list_rows import (
    facts,
    how_known,
    pick_button,
    present,
    published_on,
    role_words,
    sort_of,
    speaker_words,
    tag_line,
    tags,
    title_of,
    why_unnamed,
)
from dashboard.page.components.markup import Markup, join, link, tag
from dashboard.page.components.statement_versions import side_by_side
from dashboard.wording import count, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from dashboard.model import Article
    from dashboard.page.open_collection import Here
    from dashboard.view import View

    Row = dict[str, Any]

BARE = re.compile(r"\b(?:den|disput|reject)\w+ (?:it|that|this|so|them)\b[.,]?$", re.IGNORECASE)
"""A denial by a pronoun alone."""
NEAR = 400
"""So many characters back words may end that it takes up: of a paragraph without rights nothing is known."""
QUOTES = '“”"‘’, '
ENOUGH = 3
"""So many letters can be a name."""
HINTS = 3


def quotation_rows(
    here: Here,
    quotations: pd.DataFrame,
    versions: dict[str, list[Row]] | None = None,
    near: Sequence[str] = (),
) -> Markup:
    """Return quotations as a list, each with who, in what role, how we know, where and when.

    ``versions`` are those of statements that several articles carry, by their first version; a long
    quotation is shown in part, around a word searched for or the names ``near``.
    """
    told = versions or {}
    items = (
        _quotation(here, row, told.get(row["origin"]), near)
        for row in quotations.to_dict("records")
    )
    return tag("ol", *items, class_="quotations")


def _quotation(here: Here, row: Row, versions: list[Row] | None, near: Sequence[str]) -> Markup:
    to = links.sentence_address(here.view, row["article"], row["start"], here.events)
    return tag(
        "li",
        tag_line(row),
        _denied(here, row),
        excerpt.said(
            row["words"] or "", row["hits"] if present(row["hits"]) else [], row["kind"], near
        ),
        _who(here, row),
        tag(
            "p",
            facts(
                why_unnamed(row),
                how_known(row),
                row.get("set_by"),
                sort_of(row),
                row["source"],
                published_on(row),
            ),
            class_="facts",
        ),
        tag(
            "p",
            link(to, "Read it in: ", tag("bdi", title_of(row)), class_="proof"),
            " ",
            tag(
                "button",
                "Copy with citation",
                type="button",
                data_cite=citation(row),
                data_address=address_of(row),
            ),
            " ",
            pick_button("quotation", row),
            *_checked(here, row),
            class_="proofs",
        ),
        side_by_side(here, versions) if versions else "",
    )


def _denied(here: Here, row: Row) -> Markup:
    """Return the words another spoke just before a denial that does not say of what: "He denied it".

    They stand in the same paragraph or the one before; the last words spoken before the denial have to be
    another's, or nothing is shown.
    """
    if row["status"] != "denied" or not BARE.search(row["words"] or ""):
        return Markup("")
    record = here.asked_of(Corpus.article, row["article"])
    before = record.quotations
    near = before["start"] >= _paragraph_before(record.article, row["start"])
    just = before["sentence_end"].between(row["start"] - NEAR, row["start"])
    before = before[near & just]
    if before.empty:
        return Markup("")
    last = before.sort_values("start").iloc[-1]
    if not _is_other(last, row):
        return Markup("")
    said = tag("bdi", f"“{last['words'].strip(QUOTES)}”")
    return tag("p", speaker_words(last), " had said: ", said, class_="facts before")


def _paragraph_before(article: Article, place: int) -> int:
    """Return where the paragraph begins that stands before that of a place, or its own where it is the first."""
    starts = [one.start for one in article.blocks if one.kind == "paragraph" and one.start <= place]
    return starts[-2:][0] if starts else place


def _is_other(last: Mapping[str, Any], row: Row) -> bool:
    """Return whether words are known to be another's than those of a row."""
    if not (present(last["speaker"]) and present(row["speaker"])):
        return False
    entities = last["speaker_entity"], row["speaker_entity"]
    if all(map(present, entities)):
        return entities[0] != entities[1]
    return last["speaker"].casefold() != row["speaker"].casefold()


def _checked(here: Here, row: Row) -> list[Markup]:
    """Return whether somebody has checked a quotation, and to who may, the way to the form that checks it."""
    said = checked_words(row) or ""
    words = (
        [Markup(" "), tag("span", f"{said[:1].upper()}{said[1:]}", class_="note")] if said else []
    )
    if not here.may_change:
        return words
    to = links.correction_address(here.view, row, "quotation", here.events)
    return [*words, Markup(" "), link(to, "Check or correct", class_="quiet")]


def _who(here: Here, row: Row) -> Markup:
    """Return who said it and in what role; an entity of the collection opens its profile."""
    who: Markup = tag("bdi", speaker_words(row))
    if present(row["speaker_entity"]) and row["named"] == "named":
        known = {"entity": row["speaker_entity"], "name": row["speaker"]}
        who = link(links.profile_address(here, known), who)
    role = role_words(row)
    return tag("p", tag("b", who), *([", ", tag("bdi", role)] if role else []), class_="who")


def citation(row: Row) -> str:
    """Return a quotation to paste: words, speaker, role, title, source where known, and date.

    What has to be read before the words stands before them in square brackets.
    """
    parts = [speaker_words(row), role_words(row), title_of(row), row["source"], published_on(row)]
    said = ", ".join(str(part) for part in parts if present(part))
    before = "; ".join(tags(row))
    sort = sort_of(row)
    set_by = row.get("set_by")
    noted = (set_by if present(set_by) else None, checked_words(row))
    last = "".join(f" {words[:1].upper()}{words[1:]}." for words in noted if words)
    return (
        f"{f'[{before}] ' if before else ''}{row['words']} – {said}{f' ({sort})' if sort else ''}."
        f"{last}"
    )


def address_of(row: Row) -> str | None:
    """Return the outlet's own address of the article, where it is known: this page's is no source."""
    url = row["url"] if present(row.get("url")) else ""
    return url if url.lower().startswith(("http://", "https://")) else None


def retold_rows(here: Here, quotations: pd.DataFrame, versions: dict[str, list[Row]]) -> Markup:
    """Return statements that several articles carry: who, and the versions side by side."""
    items = (
        tag("li", _who(here, row), side_by_side(here, versions[row["origin"]], unfolded=True))
        for row in quotations.to_dict("records")
    )
    return tag("ol", *items, class_="quotations")


def counted(
    shown: int, rows: int, total: int, copied: str = "", *, retold: bool, view: View
) -> str:
    """Return how much of the list is shown, and what counts as one; ``copied`` tells of copies."""
    if view.status == ("declined",):
        return (
            f"{number(shown)} of {number(rows)} shown. "
            "A refusal to answer is no quotation, and is not counted as one."
        )
    if unsaid(view):
        return (
            f"{number(shown)} of {number(rows)} shown. "
            "Words that were only expected, or denied, are no quotations, and are not counted as such."
        )
    if retold:
        return (
            f"{number(shown)} of {number(rows)} statements that several articles carry, each once. "
            "A transcript in the collection is the first version, else the earliest article."
        )
    if rows < total:
        lead = (
            f"{number(shown)} of {number(rows)} rows, for {count(total, 'quotation')}: "
            "what several articles carry is one row, its versions under it."
        )
    else:
        lead = f"{number(shown)} of {count(total, 'quotation')} shown."
    return f"{lead} A statement that its cue breaks into pieces counts as one. {copied}".rstrip()


def possible(here: Here) -> Markup:
    """Return links to what the speaker asked for, or another, may have said: a count of theirs has none of it."""
    asked = here.view.speaker
    if len(asked) != 1:
        return Markup("")
    names = [name for name in here.known("speaker", asked[0]) if asked[0] in name.split(" or ")]
    items = [_said_by(here, name) for name in names if name != asked[0]]
    if not items:
        return Markup("")
    return tag("p", "Possibly theirs, not counted: ", join(items, ", "), ".", class_="hint")


def _said_by(here: Here, name: str) -> Markup:
    """Return a link to what a speaker of that name said, of all that the view shows but for its search."""
    view = replace(here.view, text="", speaker=(name,))
    return link(links.address(links.QUOTATIONS, view, here.events), tag("bdi", name))


def speaker_hint(here: Here) -> Markup:
    """Return a link to what somebody said where the search is a speaker's name."""
    typed = here.view.text.strip().casefold()
    known = here.known("speaker") if len(typed) >= ENOUGH else []
    names = [name for name in known if typed in name.casefold()][:HINTS]
    if not names:
        return Markup("")
    items = [_said_by(here, name) for name in names]
    return tag("p", "Or see what was said by ", join(items, ", "), ".", class_="hint")
