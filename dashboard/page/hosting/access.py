"""Who may come in, and as what: the settings of a hosted page, from one TOML file."""

from __future__ import annotations

import ipaddress
import logging
import math
import os
import stat
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.corpus.text_rights import FULL, METADATA, RIGHTS
from dashboard.page.settings import EDITOR, READER

if TYPE_CHECKING:
    from pathlib import Path

LOG = logging.getLogger("dateline")
LOOPBACK, OIDC, PROXY = WAYS = ("loopback", "oidc", "proxy")
"""How readers are known: they sit at this computer, sign in, or a proxy in front names them."""
KEYS = {
    "": {"sign_in", "oidc", "proxy", "readers", "editors", "session", "shown"},
    "oidc": {"issuer", "client_id", "secret_file", "scopes", "groups_claim"},
    "proxy": {"address_header", "groups_header", "from", "secret_file", "sign_out"},
    "readers": {"addresses", "domains", "groups", "subjects"},
    "editors": {"addresses", "domains", "groups", "subjects"},
    "session": {"idle_minutes", "hours", "file"},
    "shown": {"readers", "editors"},
}
"""Every setting there is, by table."""
LISTS = frozenset({"addresses", "domains", "groups", "subjects", "from"})
NUMBERS = frozenset({"idle_minutes", "hours"})
"""Settings that are no word in quotes."""


class AccessError(ValueError):
    """The settings cannot be used; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody who is known: an address in small letters, the groups they belong to.

    ``subject`` is what an OpenID provider knows them by, and gives to nobody else.
    """

    address: str
    groups: frozenset[str] = frozenset()
    subject: str = ""

    def is_same(self, other: Identity) -> bool:
        """Return whether somebody is known by the same subject and address."""
        return (self.subject, self.address) == (other.subject, other.address)


@dataclass(frozen=True, slots=True)
class Who:
    """An allow-list: single addresses, whole domains, groups, subjects."""

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()

    def has(self, somebody: Identity) -> bool:
        """Return whether somebody is on the list."""
        name, _, domain = somebody.address.rpartition("@")
        return (
            somebody.address in self.addresses
            or (bool(name) and domain in self.domains)
            or bool(self.groups & somebody.groups)
            or somebody.subject in self.subjects
        )

    def __bool__(self) -> bool:
        return bool(self.addresses or self.domains or self.groups or self.subjects)


@dataclass(frozen=True, slots=True)
class Oidc:
    """An OpenID provider, and what it knows this server by."""

    issuer: str
    client_id: str
    secret: str | None
    scopes: str = "openid email profile"
    groups_claim: str = "groups"


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy in front that signs readers in and names them in headers."""

    address_header: str
    groups_header: str | None
    senders: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]
    secret: str | None
    sign_out: str | None


@dataclass(frozen=True, slots=True)
class Access:
    """The settings of a hosted page; as they stand without a file, nobody comes in from outside."""

    sign_in: str = LOOPBACK
    readers: Who = Who()
    editors: Who = Who()
    oidc: Oidc | None = None
    proxy: Proxy | None = None
    idle: float = 60 * 60
    longest: float = 12 * 60 * 60
    kept_in: Path | None = None
    shown: tuple[str, str] = (FULL, FULL)
    """How much of the articles' text readers, and editors, see."""

    def role(self, somebody: Identity) -> str | None:
        """Return what somebody may do here; None where they are on no list."""
        if self.editors.has(somebody):
            return EDITOR
        return READER if self.readers.has(somebody) else None

    def right(self, role: str | None) -> str:
        """Return how much of the articles' text a role sees."""
        return dict(zip((READER, EDITOR), self.shown, strict=True)).get(role or "", METADATA)


def read_access(file: Path) -> Access:
    """Return the settings in a file; raises AccessError in a sentence where they cannot be used."""
    try:
        given = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise AccessError(f"The settings in {file.name} cannot be read: {error}.") from None
    _refuse_unknown(given)
    way = given.get("sign_in", LOOPBACK)
    if way not in WAYS:
        raise AccessError(f"sign_in is one of {', '.join(WAYS)}, not “{way}”.")
    session = given.get("session", {})
    _warn_of_unused(way, session)
    access = Access(
        way,
        _who(given, "readers"),
        _who(given, "editors"),
        _oidc(given, file.parent) if way == OIDC else None,
        _proxy(given, file.parent) if way == PROXY else None,
        60 * _positive(session, "idle_minutes", 60),
        3600 * _positive(session, "hours", 12),
        file.parent / session["file"] if "file" in session else None,
        _shown(given.get("shown", {})),
    )
    if way != LOOPBACK and not (access.readers or access.editors):
        raise AccessError("Nobody may come in: name [readers] or [editors].")
    return access


UNUSED = "[session] is for sign_in = “oidc”: a proxy ends its own sign-ins."
CHANGED = "sign_in holds from start to stop: restart the server to change it."
"""Why a file is refused that was emptied, or cut short while it is written, among others."""


class AccessFile:
    """The settings as they stand in their file now: rights that are taken out of it are gone."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self.access = read_access(file) if file else Access()
        self.read_at = self._changed_at()

    def now(self) -> Access:
        """Return the settings; a file that cannot be used changes nothing, and is named in the log."""
        changed = self._changed_at()
        if self.file and changed != self.read_at:
            self.read_at = changed
            try:
                access = read_access(self.file)
                if access.sign_in != self.access.sign_in:
                    raise AccessError(CHANGED)  # noqa: TRY301 - refused as what cannot be read is
                self.access = access
            except AccessError as error:
                LOG.error("settings_refused", extra={"reason": str(error)})  # noqa: TRY400
        return self.access

    def _changed_at(self) -> tuple[int, int]:
        if self.file is None:
            return (0, 0)
        try:
            found = self.file.stat()
        except OSError:
            return (0, 0)
        return (found.st_mtime_ns, found.st_size)


def secret_of(variable: str, named: str | None, folder: Path) -> str | None:
    """Return a secret from the environment, else from a file that only its owner can read."""
    if given := os.environ.get(variable):
        return given
    if named is None:
        return None
    file = folder / named
    try:
        mode = file.stat().st_mode
        secret = file.read_text("utf-8").strip()
    except OSError as error:
        raise AccessError(f"The secret in {named} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise AccessError(f"The secret in {named} is no text.") from None
    if stat.S_IMODE(mode) & 0o077:
        raise AccessError(f"Others can read the secret in {named}: chmod 600 {named}.")
    if not secret:
        raise AccessError(f"There is no secret in {named}: the file is empty.")
    return secret


def _refuse_unknown(given: dict[str, Any]) -> None:
    for key in given.keys() - KEYS[""]:
        raise AccessError(f"There is no setting {key}.")
    for table, part in given.items():
        if table not in KEYS:
            _refuse_wrong(table, part, str)
        elif not isinstance(part, dict):
            raise AccessError(f"{table} is a table: write [{table}], and what is in it below.")
        else:
            _refuse_wrong_in(table, part)


def _refuse_wrong_in(table: str, part: dict[str, Any]) -> None:
    for key, value in part.items():
        name = f"{table}.{key}"
        if key not in KEYS[table]:
            raise AccessError(f"There is no setting {name}.")
        if key in LISTS:
            _refuse_wrong(name, value, list)
        elif key not in NUMBERS:
            _refuse_wrong(name, value, str)


def _refuse_wrong(name: str, value: object, kind: type) -> None:
    """Refuse a value of another kind: a word in quotes, or a list of them."""
    words = value if kind is list and isinstance(value, list) else [value]
    if not isinstance(value, kind) or not all(isinstance(word, str) for word in words):
        raise AccessError(f"{name} is a {'list of names' if kind is list else 'word'} in quotes.")


def _who(given: dict[str, Any], table: str) -> Who:
    part = given.get(table, {})
    lists = {key: part.get(key, []) for key in KEYS[table]}
    small = {
        key: frozenset(name.lower() for name in lists[key]) for key in ("addresses", "domains")
    }
    subjects = frozenset(filter(None, lists["subjects"]))
    return Who(**small, groups=frozenset(lists["groups"]), subjects=subjects)


def _oidc(given: dict[str, Any], folder: Path) -> Oidc:
    part = given.get("oidc", {})
    for key in ("issuer", "client_id"):
        if not part.get(key):
            raise AccessError(f"sign_in = “oidc” needs oidc.{key}.")
    secret = secret_of("DATELINE_OIDC_SECRET", part.get("secret_file"), folder)
    more = {key: part[key] for key in ("scopes", "groups_claim") if key in part}
    return Oidc(part["issuer"], part["client_id"], secret, **more)


def _proxy(given: dict[str, Any], folder: Path) -> Proxy:
    part = given.get("proxy", {})
    if not part.get("address_header"):
        raise AccessError("sign_in = “proxy” needs proxy.address_header.")
    try:
        senders = tuple(map(ipaddress.ip_network, part.get("from", ["127.0.0.1", "::1"])))
    except ValueError as error:
        raise AccessError(f"proxy.from lists addresses: {error}.") from None
    groups = part.get("groups_header")
    if not part.get("sign_out", "/").startswith(("/", "https://")) or '"' in part.get(
        "sign_out", ""
    ):
        raise AccessError("proxy.sign_out is a path, or begins with https://.")
    return Proxy(
        part["address_header"].lower(),
        groups.lower() if groups else None,
        senders,
        secret_of("DATELINE_PROXY_SECRET", part.get("secret_file"), folder),
        part.get("sign_out"),
    )


def _shown(part: dict[str, Any]) -> tuple[str, str]:
    """Return the rights of readers and editors."""
    readers, editors = (part.get(key, FULL) for key in ("readers", "editors"))
    for key, right in (("readers", readers), ("editors", editors)):
        if right not in RIGHTS:
            raise AccessError(f"shown.{key} is one of {', '.join(RIGHTS)}, not “{right}”.")
    return readers, editors


def _warn_of_unused(way: str, session: dict[str, Any]) -> None:
    """Write down that times are given which hold for sign-ins here alone."""
    if session and way != OIDC:
        LOG.warning("settings_without_effect", extra={"reason": UNUSED})


def _positive(part: dict[str, Any], key: str, usual: float) -> float:
    value = part.get(key, usual)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf:
        raise AccessError(f"session.{key} is a number above 0.")
    return float(value)
