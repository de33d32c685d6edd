"""Where collections live: the reader's own, and the demo that comes with Dateline."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from dashboard.corpus.schema import FORMAT
from dashboard.corpus.store import CorpusMissing, Store
from dashboard.parsing import PARSER_VERSION

PACKAGE = Path(__file__).parents[1]


def home() -> Path:
    """Return the folder for collections: ``DATELINE_HOME``, else the system's place for data."""
    if chosen := os.environ.get("DATELINE_HOME"):
        return Path(chosen).expanduser()
    if os.name == "nt" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "dateline"
    shared = os.environ.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path.home() / ".local" / "share") / "dateline"


def default_corpus() -> Path:
    """Return the folder of the reader's own collection, where none is named."""
    return home() / "collection"


def demo_reports() -> Path:
    """Return the folder of the demo's reports: beside the checkout, or inside the wheel."""
    checkout = PACKAGE.parent / "data" / "reports"
    return checkout if checkout.is_dir() else PACKAGE / "demo"


def demo_corpus() -> Path:
    """Return the folder of the parsed demo; other reports or another parser, another folder."""
    digest = hashlib.blake2b(f"{PARSER_VERSION} {FORMAT}".encode(), digest_size=4)
    for path in sorted(demo_reports().rglob("*")):
        if path.is_file():
            digest.update(path.name.encode() + path.read_bytes())
    return home() / f"demo-{digest.hexdigest()}"


def demo_is_read() -> bool:
    """Return whether the demo collection was parsed to its end."""
    try:
        return Store(demo_corpus()).manifest().derived is not None
    except CorpusMissing:
        return False
