"""Locks between processes, which the system releases when a process ends."""

from __future__ import annotations

import os


def take(descriptor: int, *, wait: bool) -> None:
    """Hold an open file for oneself; raises OSError where somebody else holds it and it may not wait."""
    if os.name == "nt":
        import msvcrt  # noqa: PLC0415 - the module exists on Windows only

        msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - the module exists on POSIX only

        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
