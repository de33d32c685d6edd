"""The kind of an article: a report, or a kind of which less can be taken for fact.

What a page or record states decides, then its address and section, then its headline, then its text.
Evidence in the text must be plain: many labels of speakers, many times of entries, prices with the
notice of a shop, scores among the words of matches.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dashboard.intake.layout.line_signs import fold
from dashboard.intake.words import word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

ARTICLE = "article"
KINDS = frozenset(
    (
        "article",
        "transcript",
        "liveblog",
        "digest",
        "opinion",
        "review",
        "shopping",
        "sport",
        "index",
        "stub",
    )
)
LABEL = re.compile(
    r"(?!DEAR\b)(?:[A-Z][A-Z.'’-]+(?:,? [A-Z.'’()-]+){0,5}|Q|A|QUESTION|ANSWER|MODERATOR)(?: \([^)]{1,40}\))?:(?:\s|$)"
)
ENTRY = re.compile(
    r"(?:[^\w\n]{0,3})(?:\d{1,2}[:.h]\d\d ?(?:[ap]\.?m\.?)?(?: ?(?:[A-Z]{2,4}|Uhr))?|\d{1,2} ?[ap]\.?m\.?(?: [A-Z]{2,4})?)"
    r"(?=$|[\s:–—-])",
    re.IGNORECASE,
)
PRICE = re.compile(r"[$£€]\s?\d|\b\d+(?:[.,]\d\d)? ?€")
RANKED = re.compile(r"(\d{1,2})[.)º°ª]? [^\W\d][^\d:]{2,60}(?:\s[+-]?\d[\d.,:-]*){2,}$")
"""A row of a table of standings: place, name, and what was played and won."""
SCORE = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b")
REVIEWS = re.compile(r"\S review\s?[–—:-]\s")
"""The title of a work and the verdict; official reviews are written large."""
REVIEWED = re.compile(r"\S\s+[Rr]eview$")
TRIED = re.compile(
    r"\b(?:RRP|[Tt]ested by|[Vv]erdict|[Rr]ating)\b|\b\d(?:\.\d)? ?(?:out of|/) ?(?:5|10)\b|\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive) stars\b"
    r"|\bI(?:[’']ve|[’']m| was| am| have| had| found| liked)\b"
)
TRIALS = 2
"""What a text holds where the author has tried something: an order for a review holds none of it."""
TO_KNOW = re.compile(
    r"^(?:Here (?:are|is)|Here[’']s)?\W{0,2}(?:[Tt]he |[Tt]op )?(?:\d+|[A-Z]?[a-z]+) (?:top )?(?:things|stories|headlines)\b.{0,40}\b(?:to|must|need to|should) (?:know|read)\b"
    r".{0,30}\b(?:today|tonight|this (?:morning|evening|week)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")
LATEST = re.compile(r"The Latest: ")
"""How an agency heads what it tells hour by hour."""
MATCH_SHARE = 0.02
LABELS, LABELLED_SHARE = 6, 0.3
ENTRIES, ENTRY_SHARE = 6, 0.1
PRICES, SCORES, MATCH_WORDS = 5, 3, 12
COUNTED, PLACES = 2, 4
READ = 60_000


def kind_of(
    stated: str | None,
    url: str | None,
    section: str | None,
    title: str | None,
    paragraphs: Sequence[str],
) -> str:
    """Return the kind of an article, one of KINDS; ``stated`` is what its page or record calls it."""
    named = word_list("kinds")["stated"].get(fold(stated or ""), ARTICLE)
    if named != ARTICLE:
        return named
    by_text = _by_labels(paragraphs) or _by_standings(paragraphs)
    return (
        by_text
        or _by_title(title)
        or _by_place(url, section)
        or _by_words(title or "", paragraphs)
        or ARTICLE
    )


def _by_labels(paragraphs: Sequence[str]) -> str | None:
    """Return what the openings of the paragraphs tell: speakers of a transcript, times of a live blog."""
    labels = sum(bool(LABEL.match(text)) for text in paragraphs)
    if labels >= LABELS and labels >= LABELLED_SHARE * len(paragraphs):
        return "transcript"
    times = sum(bool(ENTRY.match(text)) for text in paragraphs)
    if times >= ENTRIES and times >= ENTRY_SHARE * len(paragraphs):
        return "liveblog"
    return None


def _by_standings(paragraphs: Sequence[str]) -> str | None:
    """Return that a text is sport where it holds a table of places from the first on below what counts in matches and races."""
    counted = frozenset(word_list("kinds")["standings"].split())
    for number, head in enumerate(paragraphs):
        if len(counted & {*fold(head[:200]).split()}) < COUNTED:
            continue
        rows = paragraphs[number + 1 : number + 1 + PLACES]
        places = [RANKED.match(row[:200]) for row in rows]
        if [place and place[1] for place in places] == [str(n + 1) for n in range(PLACES)]:
            return "sport"
    return None


@functools.cache
def _openings() -> tuple[tuple[str, str, bool], ...]:
    """Return (words, kind, whether they may stand anywhere) of headlines."""
    return tuple(
        (fold(words), kind, words.startswith("~"))
        for kind, entries in word_list("kinds")["titles"].items()
        for words in entries
    )


def _by_title(title: str | None) -> str | None:
    """Return the kind that a headline names: before a colon or bar, or in words only that kind has."""
    if not title:
        return None
    head = fold(re.split(r"[:|]| [–—-] ", title)[0])
    if REVIEWS.search(title):
        return "review"
    if TO_KNOW.search(title):
        return "digest"
    if LATEST.match(title):
        return "liveblog"
    padded = f" {fold(title)} "
    for words, kind, anywhere in _openings():
        opens = head == words or (" " in words and head.startswith(f"{words} "))
        if (anywhere and f" {words} " in padded) or (
            opens and (" " in words or head != fold(title))
        ):
            return kind
    return None


@functools.cache
def _sections() -> dict[str, str]:
    return {name: kind for kind, names in word_list("kinds")["sections"].items() for name in names}


def _by_place(url: str | None, section: str | None) -> str | None:
    """Return the kind of the section that an article is in."""
    folders = [part.lower() for part in urlsplit(url or "").path.split("/")[:-1]]
    names = [fold(section or "").replace(" ", "-"), *folders]
    return next((_sections()[name] for name in names if name in _sections()), None)


def _offers(title: str) -> bool:
    """Return whether a headline offers something at its price: "Kettles from $20, toaster deals, more"."""
    offering = word_list("kinds")["offers"].split()
    return bool(PRICE.search(title)) and not {*fold(title).split()}.isdisjoint(offering)


def _by_words(title: str, paragraphs: Sequence[str]) -> str | None:
    """Return the kind that the words of the text prove: a thing tried, what is for sale, or a match."""
    text = "\n".join([title, *paragraphs])[:READ]
    if REVIEWED.search(title) and len(TRIED.findall(QUOTED.sub("", text))) >= TRIALS:
        return "review"
    if len(PRICE.findall(text)) >= PRICES:
        folded = fold(text)
        sells = any(f" {notice} " in f" {folded} " for notice in word_list("kinds")["affiliate"])
        if sells or _offers(title) or folded.startswith(("the best ", "best ")):
            return "shopping"
    told = SCORE.search(title) or len(SCORE.findall(text)) >= SCORES
    if told:
        match = frozenset(word_list("kinds")["match"].split())
        words = re.findall(r"[a-z-]+", text.lower())
        if sum(word in match for word in words) >= max(MATCH_WORDS, MATCH_SHARE * len(words)):
            return "sport"
    return None
