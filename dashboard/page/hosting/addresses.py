"""The addresses that a server is known by: this computer's own, and those it is published under."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names of this computer, as a Host header holds them."""
STANDARD_PORTS = {"http": 80, "https": 443}
NAMED_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")


def public_origin(address: str) -> str:
    """Return the origin of an address that readers use: ``news.example`` is ``https://news.example``.

    Raises ValueError in a sentence where it is no name, or more than one.
    """
    given = address.strip().lower()
    parts = urlsplit(given if "://" in given else f"https://{given}")
    wrong = f"“{address}” is no address: give a name, or http://NAME:PORT without TLS."
    try:
        name, port = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError(wrong) from None
    more = parts.username or parts.password or parts.path.strip("/") or parts.query
    if parts.scheme not in STANDARD_PORTS or more or not NAMED_HOST.fullmatch(name):
        raise ValueError(wrong)
    return origin(parts.scheme, name, port)


def origin(scheme: str, name: str, port: int | None) -> str:
    """Return an origin as browsers write it: without the port that its scheme implies."""
    implied = port in {None, STANDARD_PORTS[scheme]}
    return f"{scheme}://{name}" if implied else f"{scheme}://{name}:{port}"


def local_origins(port: int) -> tuple[str, ...]:
    """Return the origins of a server on this computer's own addresses."""
    return tuple(origin("http", name, port) for name in LOOPBACK)


def is_of_this_computer(address: str) -> bool:
    """Tell whether a numeric address is one that only this computer's own programs have."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback


def host_of(known: str) -> str:
    """Return the Host header that browsers send to an origin."""
    return known.partition("://")[2]


def hosts_of(origins: Iterable[str]) -> frozenset[str]:
    """Return the Host headers that belong to origins."""
    return frozenset(map(host_of, origins))
