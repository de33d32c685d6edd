"""Connections to public addresses only: no page on the web may reach into the reader's network.

Names are resolved here and the address that was checked is the one connected to, so that no second
answer of a name server can lead elsewhere. What is not public is refused before any connection.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from typing import TYPE_CHECKING, Any

import httpcore2
import httpx2

from dashboard.intake import limits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
METADATA = frozenset({"168.63.129.16"})
"""Where a cloud answers its own machines, among the addresses of the public internet (Azure's)."""


class RefusedAddress(Exception):
    """A host does not lie on the public internet; the message names it."""


class TooSlow(Exception):
    """A reply was not whole in the time that it may take; the message says in which."""


def is_public(address: str) -> bool:
    """Return whether an IP address lies on the public internet, those within other addresses too."""
    found = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is None and found in NAT64:
            inner = ipaddress.IPv4Address(found.packed[-4:])
        if inner is not None:
            return is_public(str(inner))
        if found.is_reserved or found.is_site_local:
            return False
    return found.is_global and not found.is_multicast and str(found) not in METADATA


def public_addresses(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host; raise RefusedAddress where one of them is not public."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not is_public(address):
            raise RefusedAddress(f"{host} is {address}, no public address")
    return addresses


class _TimedStream(httpcore2.NetworkStream):
    """A connection that is read from until the reply's time is over, however steadily it drips."""

    def __init__(self, stream: httpcore2.NetworkStream, backend: GuardedBackend) -> None:
        self.stream, self.backend = stream, backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if time.monotonic() > self.backend.until:
            raise TooSlow(f"not whole after {limits.FETCH_SECONDS} seconds")
        return self.stream.read(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, timeout)

    def close(self) -> None:
        self.stream.close()

    def start_tls(self, *how: Any, **options: Any) -> httpcore2.NetworkStream:
        return _TimedStream(self.stream.start_tls(*how, **options), self.backend)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)


class GuardedBackend(httpcore2.SyncBackend):
    """Opens connections to public addresses, each by the address that was checked.

    ``until`` is when the reply under way is to be whole.
    """

    until = 0.0

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Return a connection to a host; raise RefusedAddress or httpcore2's ConnectError."""
        try:
            addresses = public_addresses(host, port)
        except OSError as error:
            raise httpcore2.ConnectError(f"{host}: {error}") from error
        opened = super().connect_tcp(addresses[0], port, timeout, local_address, socket_options)
        return _TimedStream(opened, self)

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore2.NetworkStream:
        """Refuse: no web page is behind a socket of this computer."""
        raise RefusedAddress("a socket of this computer")


class _Body(httpx2.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self.stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self.stream

    def close(self) -> None:
        self.stream.close()


class GuardedTransport(httpx2.BaseTransport):
    """What httpx2 sends its requests with, over guarded connections."""

    def __init__(self) -> None:
        self.backend = GuardedBackend()
        self.pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(trust_env=False), network_backend=self.backend
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Return the reply, its body still to be read; raise TooSlow where it takes too long."""
        self.backend.until = time.monotonic() + limits.FETCH_SECONDS
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        reply = self.pool.handle_request(
            httpcore2.Request(
                request.method,
                url,
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(reply.status, headers=reply.headers, stream=_Body(reply.stream))

    def close(self) -> None:
        """Close all connections."""
        self.pool.close()
