"""Whether connections to other machines are allowed: ``--offline`` switches every one of them off.

What connects asks here first: the client that fetches addresses, and signing in at a provider.
"""

from __future__ import annotations

import os

VARIABLE = "DATELINE_OFFLINE"
SAID = "nothing is fetched with --offline"


def go_offline() -> None:
    """Allow no connection to another machine, in this process and those that it starts."""
    os.environ[VARIABLE] = "1"


def is_offline() -> bool:
    """Return whether no connection to another machine is allowed."""
    return os.environ.get(VARIABLE, "") not in {"", "0"}
