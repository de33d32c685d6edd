"""RSS and Atom files: one article an item. A document type is refused, so no entity is expanded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dashboard.intake import limits
from dashboard.intake.charset import decode
from dashboard.intake.draft import Draft
from dashboard.intake.file_items import UnreadableItem
from dashboard.intake.layout.line_signs import fold
from dashboard.intake.outlet_names import outlet_of_feed
from dashboard.intake.records import draft_from_words
from dashboard.intake.webpage.fragment import fragment_text
from dashboard.intake.xml_checks import declares
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.intake.file_items import Item

DECLARED = re.compile(r"<\?xml[^>]*\?>")
OPENING, CLOSING = re.compile(r"<(?:item|entry)[\s>]"), ("</item>", "</entry>")
MARKS = re.compile(r"<!\[CDATA\[|\]\]>|</(?:item|entry)>\s*(?=<(?:item|entry)[\s>])")
"""Where literal characters begin and end, which may name items, and where an item follows another."""
ACCOUNT = re.compile(
    r"<wp:author_login>(?:<!\[CDATA\[)?([^<\]]{1,80})(?:\]\]>)?</wp:author_login>(?:(?!</wp:author>).){0,600}?"
    r"<wp:author_display_name>(?:<!\[CDATA\[)?([^<\]]{1,80})",
    re.DOTALL,
)
"""The name of an account in a WordPress export, and that of its owner."""
CAPTIONED = re.compile(
    r"\[caption[^\]\n]{0,500}\]\s{0,9}((?:<a\b[^>]{0,2000}>)?<img\b[^>]{0,2000}>(?:</a>)?)(.{0,2000}?)\[/caption\]",
    re.DOTALL,
)
SHORTCODE = re.compile(
    r"\[/?(?:gallery|embed|audio|video|playlist)\b[^\]\n]{0,500}\]|\[[a-z][\w-]{1,40} \w[\w-]{0,40}=[^\]\n]{0,500}\]"
)
"""What WordPress puts a picture, a player or a form in the place of."""
REFUSED = (
    "refused for its document type, which can make a reader run out of memory; take the line that"
    " begins with <!DOCTYPE out and add it again"
)
NO_ITEMS = "a feed without items that could be read; see that it is the feed, and no page about it"


def read_feed(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of each item of a feed, or the problem with the whole of it."""
    text = decode(item.all()).text
    if declares(text):
        yield Problem("dtd_refused", item.name, REFUSED)
        return
    number, accounts = 0, dict(ACCOUNT.findall(text[: limits.FEED_LETTERS]))
    for entry, feed in entries(text):
        number += 1
        if number > limits.FEED_ITEMS:
            yield Problem("too_many", item.name, f"items after {limits.FEED_ITEMS:,} were not read")
            return
        if _is_published(entry):
            draft = _entry(entry, feed, f"{item.name}#{number}")
            if isinstance(draft, Draft):
                draft.authors = tuple(accounts.get(name, name) for name in draft.authors)
                draft.byline = accounts.get(draft.byline or "", draft.byline)
            yield draft
    if not number:
        yield Problem("no_articles", item.name, NO_ITEMS)


def entries(text: str) -> Iterator[tuple[Any, Any]]:
    """Yield each item of a feed with what the feed says of itself; raise UnreadableItem for a damaged one."""
    import feedparser

    for piece in pieces_of(DECLARED.sub("", text, count=1).strip()):
        try:
            found = feedparser.parse(
                piece.encode("utf-8", "replace"),
                response_headers={"content-type": "application/xml; charset=utf-8"},
            )
        except ValueError as error:  # feedparser 6.0.14 trips over <a:b:c>
            raise UnreadableItem("broken", f"a damaged feed ({error})") from error
        for entry in found.get("entries", []):
            yield entry, found.get("feed", {})


def pieces_of(text: str) -> Iterator[str]:
    """Yield a feed in pieces that are feeds too, for a parser that needs twenty times their size.

    Each has the feed's head and foot, and whole items between them.
    """
    first = OPENING.search(text) if len(text) > limits.FEED_LETTERS else None
    end = max(text.rfind(tag) + len(tag) for tag in CLOSING)
    if first is None or end <= first.start():
        yield text
        return
    start = first.start()
    head, foot = text[:start], text[end:]
    is_literal = False
    for mark in MARKS.finditer(text, start, end):
        if not mark[0].startswith("</"):
            is_literal = mark[0] != "]]>"
        elif not is_literal and mark.end() - start > limits.FEED_LETTERS:
            yield f"{head}{text[start : mark.end()]}{foot}"
            start = mark.end()
    yield f"{head}{text[start:end]}{foot}"


def _is_published(entry: Any) -> bool:
    """Return whether an item is an article: a WordPress export has drafts, pictures and menus too."""
    post, status = entry.get("wp_post_type"), entry.get("wp_status")
    return post in {None, "post", "page"} and status in {None, "publish"}


def _entry(entry: Any, feed: Any, where: str) -> Draft | Problem:
    contents = [part.get("value") or "" for part in entry.get("content", [])]
    summary = entry.get("summary") or ""
    words = max(contents, key=len, default="") or summary
    if "wp_post_type" in entry:
        words = SHORTCODE.sub(
            "", CAPTIONED.sub(r"<figure>\1<figcaption>\2</figcaption></figure>", words)
        )
    title = _plain(entry.get("title"))
    draft = draft_from_words(words, title) if words.strip() else Draft(title=title)
    if isinstance(draft, Problem):
        return Problem(draft.name, where, draft.detail)
    if not contents and words.strip():
        draft.warnings.append("summary_only")
    draft.raw_ref = where
    draft.title = title or draft.title
    draft.url = entry.get("link") or draft.url
    _sign(draft, entry, feed)
    _date(draft, entry)
    draft.language = (entry.get("content") or [{}])[0].get("language") or feed.get("language")
    return draft


def _sign(draft: Draft, entry: Any, feed: Any) -> None:
    """Set who wrote an item, and who printed it."""
    draft.byline = _plain(entry.get("author")) or draft.byline
    names = (_plain(author.get("name")) for author in entry.get("authors", []))
    draft.authors = tuple(name for name in names if name)
    printed = _plain((entry.get("source") or {}).get("title")) or _plain(feed.get("title"))
    draft.source = outlet_of_feed(printed, draft.url)
    if len(draft.body) > 1 and fold(draft.body[0].text) == fold(draft.byline or ""):
        draft.body = draft.body[1:]


def _date(draft: Draft, entry: Any) -> None:
    """Set when an item was published; the day of its update where no other is stated."""
    draft.published = entry.get("published") or entry.get("created")
    draft.published_evidence, draft.published_confidence = "feed", "high"
    draft.modified = dict.get(entry, "updated")  # its own get takes "published" for it
    if not draft.published and draft.modified:
        draft.published, draft.published_evidence = draft.modified, "feed: updated"
        draft.published_confidence = "medium"


def _plain(markup: str | None) -> str | None:
    """Return the words of a title or name that may hold markup."""
    if not markup:
        return None
    if "<" not in markup and "&" not in markup:
        return markup
    return fragment_text(markup)
