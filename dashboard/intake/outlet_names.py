"""One name for one outlet, whatever form pages, feeds and exports print.

Pages name their site by a domain, a handle, a section or the whole of its slogan. A small table
has the names of the largest outlets; for others, the best of what is stated is taken.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from dashboard.intake.identity import host_name
from dashboard.intake.layout.line_signs import fold
from dashboard.intake.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterable

SLOGAN = re.compile(r"\s+[|–—·•»]\s+.*|\s+[-:]\s+.*", re.DOTALL)
PARTED = re.compile(r"\s+[|–—·•»:-]\s+")
LEGAL = re.compile(r",?\s+(?:Inc|LLC|Ltd|GmbH|AG|plc|Corp|Pty|S\.?A|B\.?V)\b.*", re.IGNORECASE)
HOST = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)/?", re.IGNORECASE)
LONGEST, SLOGAN_WORDS = 60, 4


@functools.cache
def _other_names() -> dict[str, str]:
    return {
        fold(other): name
        for name, others in word_list("mastheads")["names"].items()
        for other in others
    }


def outlet_of_host(host: str | None) -> str | None:
    """Return the outlet whose pages are on a host or on the host above it, None if not listed."""
    known = word_list("mastheads")["hosts"]
    labels = (host or "").lower().split(".")
    above = (".".join(labels[start:]) for start in range(len(labels) - 1))
    return next((known[name] for name in above if name in known), None)


def one_name(name: str | None) -> str | None:
    """Return the name that an outlet goes by, for any name that is printed for it."""
    if not name:
        return None
    host = HOST.fullmatch(name)
    bare = host[1] if host and "//" in name else name
    return (host and outlet_of_host(host[1])) or _other_names().get(fold(name), bare)


def masthead(stated: Iterable[str | None], url: str | None) -> str | None:
    """Return the outlet of a page by the names that it states, best first; None where none is one.

    A listed host decides; a domain, or a stem of the page's own, gives way to a name in words.
    """
    host = host_name(url)
    listed = outlet_of_host(host)
    if listed:
        return listed
    names = [tidy for tidy in map(_tidy, stated) if tidy and not _is_slogan(tidy, host)]
    good = next((name for name in names if not _is_stem(name, host)), None)
    return one_name(good or max(names, key=lambda name: not name.islower(), default=None))


def _tidy(name: str | None) -> str | None:
    """Return a stated name without slogan and legal form, None where it names no outlet."""
    bare = LEGAL.sub("", SLOGAN.sub("", (name or "").strip())).strip(" ,")
    if not bare or len(bare) > LONGEST or fold(bare) in _no_names() or bare.startswith("@"):
        return None
    return bare


@functools.cache
def _no_names() -> frozenset[str]:
    return frozenset(map(fold, word_list("mastheads")["no_names"]))


def _is_slogan(name: str, host: str | None) -> bool:
    """Return whether a name of many words has none of them in the page's address."""
    many = len(_words(name)) >= SLOGAN_WORDS
    return many and host is not None and not _in_address(name, host)


def _words(name: str) -> list[str]:
    return [word for word in fold(name).split() if word not in {"the", "of", "and"}]


def _in_address(name: str, host: str) -> bool:
    """Return whether a word of a name, or the first letters of its words, are in a page's address."""
    words, within = _words(name), host.replace("-", "")
    letters = "".join(word[0] for word in words)
    return (len(letters) > 2 and letters in within) or any(
        len(word) > 3 and word in within for word in words
    )


def outlet_of_feed(title: str | None, url: str | None) -> str | None:
    """Return the outlet that a feed's title names: the part that its items' address has too, else all of it."""
    parts, host = PARTED.split(title or ""), host_name(url)
    return next((part for part in parts if host and _in_address(part, host)), title)


def _is_stem(name: str, host: str | None) -> bool:
    """Return whether a name is a domain, or the part of the page's own that comes before the dot."""
    if " " in name:
        return False
    if HOST.fullmatch(name):
        return True
    return name.islower() and name in (host or "").split(".")
