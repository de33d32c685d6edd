"""How much slower this machine is than the one on which limits in seconds were set."""

import time

FIXED_SUM = 0.05
"""Processor seconds of the fixed sum on that machine."""


def slower():
    """Return by what a limit in processor seconds is multiplied here, one at least: the least of some rounds counts."""
    taken = []
    for _ in range(5):
        begun = time.process_time()
        sum(number * number for number in range(2_000_000))
        taken.append(time.process_time() - begun)
    return max(1.0, min(taken) / FIXED_SUM)
