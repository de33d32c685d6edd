"""What makes two articles the same: the canonical URL, else the clean text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|cmpid|icid|ncid|ocid|sref|"
    r"ref|ref_src|smid|smtyp|src|cid|taid|xtor|wt_?mc|at_\w+|ns_\w+|feature|share\w*|"
    r"guccounter|guce_\w+|amp|outputtype|print|_ga)",
    re.IGNORECASE,
)
COPY_HOST = re.compile(r"^(?:www\d?|amp|m|mobile|edition)\.")
COPY_PATH = re.compile(r"(?:/amp|\.amp|/print)(?=/?$)|^/amp(?=/)|/amp(?=\.html$)")


def web_address(url: object, base: str | None = None) -> str | None:
    """Return an http or https address, made absolute; None for anything else."""
    if not isinstance(url, str) or not url.strip() or len(url) > 4_000:
        return None
    try:
        full = urljoin(base, url.strip()) if base else url.strip()
        parts = urlsplit(full)
        host = parts.hostname
    except ValueError:
        return None
    return full if parts.scheme in {"http", "https"} and host else None


def canonical_address(url: str | None) -> str | None:
    """Return one form for all copies of an address: no tracking, fragment, AMP or print marks."""
    if web_address(url) is None or url is None:
        return None
    parts = urlsplit(url)
    host = COPY_HOST.sub("", (parts.hostname or "").lower())
    path = COPY_PATH.sub("", parts.path).rstrip("/")
    query = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=False)
        if not TRACKING.fullmatch(name)
    )
    try:
        port = parts.port
    except ValueError:
        port = None
    netloc = host if port in {None, 80, 443} else f"{host}:{port}"
    return f"https://{netloc}{path}" + (f"?{urlencode(query)}" if query else "")


def article_id(canonical: str | None, text: str) -> str:
    """Return 16 hex digits: the hash of the canonical address, else of the text's words."""
    if canonical:
        return _digest(canonical)
    return _digest(" ".join(unicodedata.normalize("NFC", text).split()))


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]


def host_name(url: str | None) -> str | None:
    """Return the host of an address without ``www.``: the name of last resort for a source."""
    if web_address(url) is None or url is None:
        return None
    return COPY_HOST.sub("", (urlsplit(url).hostname or "").lower()) or None
