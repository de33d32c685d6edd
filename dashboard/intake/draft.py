"""An article in parts, as a format's reader finds it, and the finished record.

Every format ends here, so identity, language, safe addresses and the order of the text are decided
once. The text is the parts in reading order, joined by blank lines; blocks point into it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from dashboard.intake import limits
from dashboard.intake.article_kinds import kind_of
from dashboard.intake.author_names import author_names
from dashboard.intake.character_cleaning import DIRECTION, is_mixed, scrub, scrub_line
from dashboard.intake.identity import article_id, canonical_address, host_name, web_address
from dashboard.intake.language import decide_language
from dashboard.intake.outlet_names import one_name, outlet_of_host
from dashboard.intake.publication_days import day_comes_first, read_day
from dashboard.intake.releases import dateline_day
from dashboard.intake.repeated_decks import repeats, said_again
from dashboard.intake.time_zones import by_the_outlets_clock, clock_of_host
from dashboard.model import Article, Block, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dashboard.intake.publication_days import Day
    from dashboard.model import BlockKind, Caption, Extra

GAP = "\n\n"
BODY_MISSING = "body_missing"
STUB_LETTERS = 1_500
EMPTY = "nothing to read in it; paste its text instead"
ADDRESS_ONLY = "only an address; add that by itself, and the page is fetched"


class Part(NamedTuple):
    """One piece of the body: a heading or a paragraph."""

    kind: BlockKind
    text: str


@dataclass(slots=True)
class Draft:
    """What was found of an article, raw: strings as they stood, dates as they were written."""

    title: str | None = None
    deck: str | None = None
    byline: str | None = None
    authors: Sequence[str] = ()
    source: str | None = None
    published: object = None
    published_confidence: str | None = None
    published_evidence: str | None = None
    day_first: bool | None = None
    """Whether other dates of the same file have the day before the month."""
    modified: object = None
    language: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    captions: Sequence[Caption] = ()
    body: Sequence[Part] = ()
    section: str | None = None
    kind: str = "article"
    raw_ref: str | None = None
    warnings: list[str] = field(default_factory=list)
    extra: Sequence[Extra] = ()
    original: bytes | None = None
    """What it was read from, where that is not its whole file."""


def finish(draft: Draft) -> Article | Problem:
    """Return the clean record of a draft, or why there is none: no words, or too many."""
    warnings = list(draft.warnings)
    lines = _clean_lines(draft, warnings)
    captions = tuple(_clean_captions(draft.captions))
    body = tuple(_clean_body(draft.body, warnings))
    refused = _refused(draft, lines["title"], body)
    if refused:
        return refused
    if not body:
        warnings.append(BODY_MISSING)
    deck = lines["deck"]
    if repeats(deck or "", [part.text for part in body]):
        deck = None  # the record has it, the text says it once
    url, canonical = _addresses(draft, warnings)
    kind = _kind(draft, warnings, canonical, body)
    if kind != "liveblog":  # whose entries may be alike
        body = _without_repeated_lead(body)
    text, blocks = compose(lines["title"], deck, captions, body)
    language = decide_language(draft.language, _prose(body), text)
    if draft.published is None:
        _take_dateline(draft, body)
    published, modified, evidence = _dates(draft, host_name(url), language)
    warnings.extend(found.warning for found in (published, modified) if found.warning)
    return Article(
        id=article_id(_identity(canonical), text),
        text=text,
        blocks=blocks,
        title=lines["title"],
        deck=lines["deck"],
        byline=lines["byline"],
        authors=_authors(draft, lines["byline"]),
        source=_source(lines["source"], host_name(url)),
        published=published.iso,
        published_confidence=draft.published_confidence if published.iso else None,
        published_evidence=evidence,
        modified=modified.iso,
        language=language,
        url=url,
        canonical_url=canonical,
        captions=captions,
        section=lines["section"],
        kind=kind,
        raw_ref=draft.raw_ref,
        warnings=tuple(dict.fromkeys(warnings)),
        extra=tuple(_clean_extra(draft.extra)),
    )


def _take_dateline(draft: Draft, body: Iterable[Part]) -> None:
    """Date a draft that has no date by the full day in the dateline of its first paragraph."""
    found = dateline_day(next((part.text for part in body if part.kind == "paragraph"), ""))
    if found:
        draft.published, draft.published_evidence = found, "dateline"
        draft.published_confidence = "medium"


def _refused(draft: Draft, title: str | None, body: Sequence[Part]) -> Problem | None:
    """Return why there is no record of a draft: no words, or too many."""
    where = draft.raw_ref or ""
    if not body and not title:
        return Problem("empty", where, ADDRESS_ONLY if web_address(draft.url) else EMPTY)
    long = too_long(part.text for part in body)
    return Problem("too_large", where, long) if long else None


def _addresses(draft: Draft, warnings: list[str]) -> tuple[str | None, str | None]:
    """Return the address of an article and the one form of all its copies, where they are of the web."""
    url = web_address(draft.url)
    if draft.url and not url:
        warnings.append("address_dropped")
    return url, canonical_address(web_address(draft.canonical_url, url) or url)


def _authors(draft: Draft, byline: str | None) -> tuple[str, ...]:
    return tuple(filter(None, map(_line, draft.authors))) or author_names(byline)


def _source(stated: str | None, host: str | None) -> str | None:
    """Return the outlet by the name that it is known by, else its host."""
    return one_name(stated) or outlet_of_host(host) or host


def _clean_lines(draft: Draft, warnings: list[str]) -> dict[str, str | None]:
    """Return title, deck, byline, source and section on one line each; warn of what poses as text."""
    raw = {name: getattr(draft, name) for name in ("title", "deck", "byline", "source", "section")}
    lines = {name: _line(value) for name, value in raw.items()}
    turned = sum(len(DIRECTION.findall(str(value or ""))) for value in raw.values())
    if turned:
        warnings.append(f"direction_marks_removed: {turned}")
    warnings.extend(
        f"mixed_scripts: {name}" for name, line in lines.items() if is_mixed(line or "")
    )
    return lines


def _dates(draft: Draft, host: str | None, language: str | None) -> tuple[Day, Day, str | None]:
    """Return when an article was published and changed by its outlet's clock, and the evidence."""
    day_first = draft.day_first
    if day_first is None:
        day_first = day_comes_first(host, language)
    published = read_day(draft.published, day_first=day_first)
    modified = read_day(draft.modified, day_first=day_first)
    evidence = draft.published_evidence
    told = by_the_outlets_clock(published.iso, host)
    if told and told != published.iso:
        evidence = f"{evidence or 'stated'}; told by the clock of {clock_of_host(host)}"
        published = replace(published, iso=told)
    modified = replace(modified, iso=by_the_outlets_clock(modified.iso, host))
    if published.iso is None and published.warning:
        evidence = f"{evidence or 'stated'}: {draft.published}"[:120]
    return published, modified, evidence


def _kind(
    draft: Draft, warnings: Iterable[str], canonical: str | None, body: Iterable[Part]
) -> str:
    """Return the kind of an article; one of which only the beginning is there is a stub."""
    paragraphs = [part.text for part in body if part.kind == "paragraph"]
    short = sum(map(len, paragraphs)) < STUB_LETTERS
    if short and any(warning.startswith("truncated") for warning in warnings):
        return "stub"
    return kind_of(draft.kind, canonical, draft.section, draft.title, paragraphs)


def compose(
    title: str | None, deck: str | None, captions: Iterable[Caption], body: Iterable[Part]
) -> tuple[str, tuple[Block, ...]]:
    """Return the parts in reading order, a blank line between them, and where each one stands."""
    pieces: list[str] = []
    blocks: list[Block] = []
    position = 0

    def put(kind: BlockKind, words: str, glue: str = GAP) -> None:
        nonlocal position
        if pieces:
            pieces.append(glue)
            position += len(glue)
        pieces.append(words)
        blocks.append(Block(kind, position, position + len(words)))
        position += len(words)

    if title:
        put("title", title)
    if deck:
        put("deck", deck)
    for caption in captions:
        if caption.text:
            put("caption", caption.text)
        if caption.credit:
            put("credit", caption.credit, " " if caption.text else GAP)
    for part in body:
        put(part.kind, part.text)
    return "".join(pieces), tuple(blocks)


def too_long(texts: Iterable[str]) -> str | None:
    """Return what of an article is longer than any: its text or one word; None where nothing is."""
    letters = 0
    for text in texts:
        letters += len(text)
        if letters > limits.ARTICLE_LETTERS:
            return f"an article has at most {limits.ARTICLE_LETTERS:,} letters; this has more"
        longest = max(map(len, text.split())) if len(text) > limits.WORD_LETTERS else 0
        if longest > limits.WORD_LETTERS:
            return f"a word of {longest:,} letters; the limit is {limits.WORD_LETTERS:,}"
    return None


def _identity(canonical: str | None) -> str | None:
    """Return the address if it can stand for one article: a bare host stands for many."""
    if canonical is None:
        return None
    parts = urlsplit(canonical)
    return canonical if parts.path.strip("/") or parts.query else None


def _line(value: object) -> str | None:
    return (scrub_line(value) or None) if isinstance(value, str) else None


def _clean_captions(captions: Iterable[Caption]) -> Iterable[Caption]:
    for caption in captions:
        text, credit = _line(caption.text) or "", _line(caption.credit)
        if text or credit:
            yield replace(caption, text=text, credit=credit)


def _clean_extra(extra: Iterable[Extra]) -> Iterable[Extra]:
    for one in extra:
        name, value = _line(one.name), scrub(one.value).text.strip()
        if name and value:
            yield replace(one, name=name, value=value)


def _clean_body(body: Iterable[Part], warnings: list[str]) -> Iterable[Part]:
    """Yield the parts on one line each; what was scrubbed out of them is warned of."""
    for part in body:
        clean = scrub(part.text)
        warnings.extend(clean.warnings)
        words = " ".join(piece for piece in map(str.strip, clean.text.split("\n")) if piece)
        if words:
            yield Part(part.kind, words)


def _without_repeated_lead(body: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the body without a first paragraph that the next ones say again, as a standfirst does."""
    paragraphs = [part for part in body if part.kind == "paragraph"]
    if paragraphs and said_again(paragraphs[0].text, [part.text for part in paragraphs[1:]]):
        return tuple(part for part in body if part is not paragraphs[0])
    return body


def _prose(body: Iterable[Part]) -> str:
    return "\n".join(part.text for part in body if part.kind == "paragraph")
