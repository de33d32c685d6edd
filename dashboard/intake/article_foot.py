"""Lines below an article that are not part of it: about the author, rights, dates, offers.

Only the last lines are looked at, and each is judged by itself: a page puts them in any order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.intake.author_names import author_names
from dashboard.intake.identity import host_name
from dashboard.intake.layout import line_signs
from dashboard.intake.layout.header import is_date_line
from dashboard.intake.layout.lines import split_lines
from dashboard.intake.releases import says_whom_to_ask

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dashboard.intake.draft import Draft, Part

LAST_LINES = 4
LINE_LETTERS, RIGHTS_LETTERS, BIO_LETTERS = 200, 150, 400
SOURCES = re.compile(
    r"(?:Sources?|SOURCES?|More|MORE) ?(?:[A-Z]\w* ?){0,3}: ?\S.{0,80}"
    r"|(?:Compiled|Edited|Produced|Written) by:? [^\W\d_a-z][\w.,'’& -]{2,80}"
    r"|(?:Find|Read|View|See) this (?:article|story|page) (?:at|online)\b.{0,120}"
    r"|(?:Filed under|Posted (?:in|under)|Published under|Tagged|Tags|Categories|Topics) ?: ?\S.{0,120}"
)
RIGHTS = re.compile(r"\W{0,3}(?:©|\(c\) |copyright\b)", re.IGNORECASE)
RIGHTS_SIGNS = frozenset("©ⓒ")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
OFFERED = re.compile(
    r"(?!.*\b(?:said|says|told|added)\b).*\b(?:our|this) (?:[\w-]+ ){0,3}(?:podcast|newsletter|app)\b"
    r"|(?:download|get|install) the (?:[\w-]+ ){1,4}app\b|.*\bsupporting us\b"
    r"|(?:stay up[ -]to[ -]date|catch up|keep up) (?:on|with)\b|for (?:more|the latest) news\b"
    r"|(?:this|a version of this) (?:article|story|essay|piece) (?:appears|appeared|was (?:first )?published)\b.{0,60}\bprint\b"
    r"|published in the print edition\b|(?:get started|sign up)\b.{0,60}\bhere\W*$"
    r"|(?:find|get|read|see) (?:all the latest|more) (?:news|stories)\b|republished (?:from|under|with)\b"
    r"|(?!.*[.!?…][\"”’'»“)\]]*(?:\s|$)).*\b(spotify|apple podcasts?|deezer|amazon music|rss)\b"
    r".*\b(?!\1\b)(?:spotify|apple podcasts?|deezer|amazon music|rss)\b",
    re.IGNORECASE,
)
"""What a house has on offer beside the article, where that ends: in two services at least, and in no sentence."""
SIGNED = re.compile(
    r"\(?[a-z]{2,4}(?:/[a-z]{2,4}){0,3}\)?(?: \([A-Z][\w /,]{1,30}\))?|[A-Z]{2,3}|@\w{2,30}"
)
"""Initials or a handle, and nothing else: "(dmk)", "ab/cd (AP, AFP)"."""
ADDRESS = re.compile(r"[\w.+-]{1,64}@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
STAMPED = re.compile(
    r"(?:(?:first |last )?(?:published|updated|uploaded|posted|modified))\b", re.IGNORECASE
)
BIO = re.compile(
    r"\s*(?:[,(][^.]{0,80}[,)] )?(?:is|was|has (?:been|covered|written|reported)|covers|writes|reports|works|joined|teaches)\b"
)
"""What a page tells of an author after the name."""
POST = re.compile(
    r"\s*(?:is|was) (?:an?|the) (?:[\w’'-]+ ){0,5}(?:writer|author|editor|columnist|reporter|correspondent|journalist|professor)\b"
)
"""What an author is called after the name, whatever books are named too."""
LABELLED = re.compile(rf"[\w ,'’-]{{2,40}}: {ADDRESS.pattern}\.?")
"""Where to write to: "Letters to the editor: …"."""
HANDLE = re.compile(r"\s?@?\w{0,30}")


def without_foot(parts: Sequence[Part], draft: Draft) -> list[Part]:
    """Return a body without those of its last lines that are below the article."""
    last = len(parts) - LAST_LINES
    ends = (n for n, part in enumerate(parts) if n >= last and _ends_rights(part.text))
    parts = parts[: next(ends, len(parts))]
    authors = draft.authors or author_names(draft.byline)
    home = host_name(draft.canonical_url or draft.url)
    return [
        part
        for number, part in enumerate(parts)
        if number < last or not _is_below(part.text, authors, home)
    ]


def _is_below(text: str, authors: Collection[str], home: str | None) -> bool:
    """Return whether one of the last lines is no part of the article."""
    return (
        _is_notice(text)
        or _holds_rights(text)
        or gives_address(text, authors, home)
        or _is_stamp(text)
        or any(_tells_of(text, author) for author in authors)
    )


def _is_notice(text: str) -> bool:
    """Return whether a line tells the reader of sources, staff, topics, offers, or where to follow."""
    line = text[:LINE_LETTERS]
    if line_signs.is_notice(
        line_signs.fold(text[:2_000]), quoted=line_signs.is_quoted(text)
    ) or line_signs.asks_reader(text):
        return True
    if SOURCES.fullmatch(text) or SIGNED.fullmatch(text) or says_whom_to_ask(text):
        return True
    heads = line_signs.ends_article(line_signs.fold(line.partition(":")[0]))
    return heads or bool(OFFERED.match(text[:BIO_LETTERS]) or line_signs.ASKS.match(line))


def _holds_rights(text: str) -> bool:
    """Return whether a line says whose the rights are, in any language."""
    signed = not RIGHTS_SIGNS.isdisjoint(text) and len(text) <= RIGHTS_LETTERS
    return signed or bool(RIGHTS.match(text))


def _ends_rights(text: str) -> bool:
    """Return whether a line is a sign of rights, their holder and a year: what is under it is the house's own."""
    return text[:1] in RIGHTS_SIGNS and _holds_rights(text) and bool(YEAR.search(text))


def gives_address(text: str, authors: Collection[str], home: str | None) -> bool:
    """Return whether a line gives the mail address of the house or of an author; one in a story is another's."""
    found = ADDRESS.search(text) if len(text) <= LINE_LETTERS else None
    if found is None or line_signs.SAID.search(text):
        return False
    if LABELLED.fullmatch(text):
        return True
    host = found["host"].lower()
    ours = home is not None and (home == host or home.endswith(f".{host}"))
    return ours or found.group() == text or any(author in text for author in authors)


def _is_stamp(text: str) -> bool:
    """Return whether a line says when a page was published or changed."""
    return bool(STAMPED.match(text)) and all(map(is_date_line, split_lines(text)))


def _tells_of(text: str, author: str) -> bool:
    """Return whether a line tells who an author is, or holds the name and a handle alone."""
    if len(text) > BIO_LETTERS or " " not in author or not text.startswith(author):
        return False
    behind = text[len(author) :]
    if POST.match(behind):
        return True
    return bool(BIO.match(behind) or HANDLE.fullmatch(behind)) and not line_signs.SAID.search(
        behind
    )
