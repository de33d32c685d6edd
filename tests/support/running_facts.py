"""What a kept measurement hangs on: its command, the commit, the day and the machine."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime


def running_facts(program: str) -> dict[str, str]:
    """Return `command`, `commit`, `at` (UTC) and `machine` of this run of `python -m PROGRAM`.

    Raises CalledProcessError outside of a checkout: figures that name no commit are not kept.
    """
    git = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=True)  # noqa: S607 - whichever git is there
    return {
        "command": f"python -m {program} {' '.join(sys.argv[1:])}".strip(),
        "commit": git.stdout.strip(),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
    }
