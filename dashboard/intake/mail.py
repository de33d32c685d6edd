"""MIME mail and saved pages: newsletters as ``.eml``, web pages as ``.mhtml``.

The day on which a mail was sent is when a newsletter was published; of any other mail, and of a page
that somebody saved, it is only the latest day on which its text can have been.
"""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from typing import TYPE_CHECKING

from dashboard.intake.charset import decode
from dashboard.intake.draft import Draft
from dashboard.intake.outlet_evidence import outlet_in
from dashboard.intake.records import draft_from_words
from dashboard.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.intake.file_items import Item

HEADER = re.compile(
    r"(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|Delivered-To|Content-Type|DKIM-Signature"
    r"|Snapshot-Content-Location|List-Id|Reply-To|X-[\w-]+): ?\S",
    re.IGNORECASE,
)
FEWEST_HEADERS = 3
SEVERAL = 2
"""Linked headlines of a mail from which on it tells several stories."""
LIST_HEADERS = ("List-Id", "List-Unsubscribe", "List-Post")
REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg):\s*)+", re.IGNORECASE)
SAVED = re.compile(r"^\W*saved by\b", re.IGNORECASE)
"""What browsers write for who sent a page that somebody saved."""
HEADLINE = re.compile(
    r"(<h([1-4])\b[^<>]{0,500}>)\s{0,20}<a\b[^<>]{0,2000}>((?:(?!</?a\b).){0,500}?)</a>\s{0,20}(?=</h\2>)",
    re.IGNORECASE | re.DOTALL,
)
"""A headline with a link to the whole story: on a page it would lead to another article."""
FLOWED = re.compile(r"(?<!\n--) \r?\n(?=[^\r\n>])")
"""Where a line was broken that goes on; what is below "-- " is a signature."""
FORWARDED = re.compile(
    r"^(?:-{3,} ?(?:Forwarded message|Original Message|Weitergeleitete Nachricht|Message transféré|Mensaje reenviado) ?-{3,}"
    r"|Begin forwarded message:)\s*?$",
    re.IGNORECASE | re.MULTILINE,
)
SENDER = re.compile(r"^(?:From|Von|De): ?(.{1,300})$", re.IGNORECASE | re.MULTILINE)
ADDRESS = re.compile(r"\s*<[^<>]*>\s*$|^\s*\S+@\S+\s*$")


def is_mail(text: str) -> bool:
    """Return whether a text opens with the headers of a mail, and who sent it or how it is made up."""
    head = re.split(r"\r?\n\r?\n", text[:20_000], maxsplit=1)[0]
    found = [line for line in head.splitlines() if HEADER.match(line)]
    names = {line.split(":", 1)[0].lower() for line in found}
    first = head.split("\n", 1)[0]
    return (
        len(names) >= FEWEST_HEADERS
        and bool(HEADER.match(first))
        and "from" in names
        and bool(
            names
            & {
                "mime-version",
                "message-id",
                "received",
                "snapshot-content-location",
                "content-type",
            }
        )
    )


def read_mail(item: Item) -> Iterator[Draft | Problem]:
    """Yield the article of a mail or a page saved as MIME, or what keeps it from being read."""
    yield _read(item)


def _read(item: Item) -> Draft | Problem:
    message = email.message_from_bytes(item.all(), policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        return Problem("broken", item.name, "no mail")
    body = message.get_body(preferencelist=("html", "plain"))
    part = body if isinstance(body, EmailMessage) else _page(message)
    if part is None:
        return Problem(*_without_text(message, item.name))
    words, before = _decoded(part), None
    if part.get_content_type() == "text/plain":
        words, before = _forwarded(_unflowed(words, part))
    location = message.get("Snapshot-Content-Location")
    saved = location is not None or SAVED.search(str(message.get("From", ""))) is not None
    if saved:
        from dashboard.intake.webpage import draft_from_page

        draft = draft_from_page(words, str(location or part.get("Content-Location", "")) or None)
    else:
        words, linked = HEADLINE.subn(r"\1\3", words)
        draft = draft_from_words(words)
        if isinstance(draft, Draft) and linked >= SEVERAL:
            draft.kind = "digest"
    if isinstance(draft, Problem):
        return Problem(draft.name, item.name, draft.detail)
    draft.raw_ref = item.name
    _describe(draft, message, saved=saved)
    if before is not None:
        draft.source = outlet_in(before) or before
    return draft


def _unflowed(words: str, part: EmailMessage) -> str:
    """Return a text whose lines a mail program has broken with each paragraph on one line again (RFC 3676)."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return words
    blank = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
    return FLOWED.sub(blank, words)


def _forwarded(words: str) -> tuple[str, str | None]:
    """Return the text that somebody sent on, without what they wrote above it, and who had sent it; any other text as it is."""
    match = FORWARDED.search(words)
    if match is None:
        return words, None
    head, _, text = words[match.end() :].lstrip("\r\n").replace("\r\n", "\n").partition("\n\n")
    sender = SENDER.search(head)
    if sender is None or not text.strip():
        return words, None
    return text, ADDRESS.sub("", sender[1]).strip(' "') or None


def _page(message: EmailMessage) -> EmailMessage | None:
    """Return the first part that is a web page: a saved one is in a frame of its own."""
    kinds = {"text/html", "text/plain"}
    parts = (part for part in message.walk() if part.get_content_type() in kinds)
    return next((part for part in parts if isinstance(part, EmailMessage)), None)


def _decoded(part: EmailMessage) -> str:
    """Return a part's text; the charset is detected from its bytes, since many state none or a wrong one."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    found = decode(data)
    stated = part.get_content_charset()
    if found.how == "detected" and stated:
        try:
            return data.decode(stated, "replace")
        except LookupError:
            return found.text
    return found.text


def _describe(draft: Draft, message: EmailMessage, *, saved: bool) -> None:
    """Fill in what the headers say: subject, sender and day."""
    subject = REPLY.sub("", str(message.get("Subject", "")).strip())
    sent = str(message.get("Date", ""))
    if saved:
        draft.title = draft.title or subject or None
    else:
        draft.title = subject or draft.title
        sender = ADDRESS.sub("", str(message.get("From", ""))).strip(' "')
        draft.source = outlet_in(sender) or sender or draft.source
    if draft.published or not sent:
        return
    if not saved and any(message.get(name) for name in LIST_HEADERS):
        draft.published, draft.published_confidence = sent, "high"
        draft.published_evidence = f"newsletter sent {sent}"[:80]
    else:
        draft.published_evidence = f"{'saved' if saved else 'sent'}, not published: {sent}"[:80]


def _without_text(message: EmailMessage, name: str) -> tuple[str, str, str]:
    """Return the problem with a mail that holds no text."""
    kinds = {part.get_content_type() for part in message.walk()}
    if kinds & {"application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"}:
        return "encrypted", name, "an encrypted mail; save its text and add that"
    if "application/ms-tnef" in kinds:
        return "unsupported_format", name, "a winmail.dat of Outlook; save its text and add that"
    return "empty", name, "a mail without a text"
