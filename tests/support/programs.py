"""Programs that a test needs: where one is missing it skips with a reason, and fails where CI=true."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def needed(program: str, package: str) -> str:
    """Return the path of a program, which a package of Debian has."""
    found = shutil.which(program) or shutil.which(f"/usr/sbin/{program}")
    return found or missing(f"no {program}: install it (Debian: apt-get install {package})")


def missing(reason: str) -> NoReturn:
    """Skip the test, or fail it where CI=true."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
