"""Kills: work on a collection is ended at random points, or finds the disk full; then it is done again.

``python -m tests.kills --kills 100 --full 10 --output tests/kills/results/kills.json`` is the whole run.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import shutil
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.kills.disturbed import Ended, digests, enlarge, renewed, run, small_disk, versions
from tests.kills.work import WORKS, Work
from tests.support.running_facts import running_facts

INSIDE = ("linking", "merging")
"""Stages in which every second kill falls."""
MEGABYTE = 1 << 20
BLOCK = 4096
ROOM = 0.02, 0.9
"""The room that a small disk has left, in sizes of the collection."""


@dataclass(frozen=True, slots=True)
class Known:
    """Work, the collection as it is before, what it holds then and afterwards, and an undisturbed run.

    ``between`` is what it holds after each commit of such a run: some work shows a version before all is linked.
    """

    work: Work
    state: Path
    before: dict[str, str]
    after: dict[str, str]
    whole: Ended
    between: tuple[dict[str, str], ...]

    @property
    def seconds(self) -> float:
        """Processor seconds of the undisturbed run."""
        return self.whole.stages[-1][1]

    def moments(self) -> list[tuple[float, float]]:
        """Return when the undisturbed run was linking or merging."""
        stages = self.whole.stages
        return [
            (at, stages[number + 1][1])
            for number, (stage, at) in enumerate(stages[:-1])
            if stage in INSIDE
        ]


def undisturbed(work: Work, room: Path) -> Known:
    """Prepare a state, do the work once without disturbance, and return what is to be expected."""
    state, done, told = room / "before", room / "after", room / "told"
    _must(run(work.prepared, state))
    shutil.copytree(state, done)
    between = versions(work.done, shutil.copytree(state, told))
    whole = run(work.done, done)
    _must(whole)
    before, after = digests(state), digests(done)
    if before == after:
        raise RuntimeError(f"{work.name} changes nothing")
    return Known(work, state, before, after, whole, tuple(between))


def _must(ended: Ended) -> None:
    if ended.status:
        raise RuntimeError(ended.said or f"ended with {ended.status}")


def moment(known: Known, chance: random.Random, *, inside: bool) -> float:
    """Return a moment of the work, in processor seconds; ``inside`` linking or merging."""
    if not inside:
        return chance.uniform(0.0, known.seconds)
    spans = known.moments()
    begin, end = chance.choices(spans, [end - begin for begin, end in spans])[0]
    return chance.uniform(begin, end)


def judged(known: Known, folder: Path) -> list[str]:
    """Return what is wrong after a disturbance, and after the work is done again; nothing if all is well."""
    left = digests(folder)
    wrong = [] if _is_whole(left, known) else [f"no whole version: {_unlike(left, known.before)}"]
    again = run(known.work.done, folder)
    if again.status:
        return [*wrong, f"the next run fails: {again.said}"]
    unlike = _unlike(digests(folder), known.after)
    wrong += [f"other than undisturbed: {unlike}"] if unlike else []
    return wrong + [f"check makes anew: {one}" for one in renewed(folder)]


def _is_whole(left: dict[str, str], known: Known) -> bool:
    """Tell whether all tables are those of one version; a correction is noted before it is applied."""
    versions = (known.before, *known.between, known.after)
    tables = [{k: v for k, v in some.items() if k != "corrections"} for some in (left, *versions)]
    logs = [some["corrections"] for some in versions]
    return tables[0] in tables[1:] and (
        known.work.name == "deciding on names" or left["corrections"] in logs
    )


def _unlike(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return [name for name in one if one[name] != other[name]]


def kills(
    known: list[Known], number: int, chance: random.Random, room: Path
) -> list[dict[str, Any]]:
    """End work so many times at random moments; return a line for each."""
    found: list[dict[str, Any]] = []
    while len(found) < number:
        place = len(found)
        one, folder = known[place % len(known)], room / "killed"
        shutil.copytree(one.state, folder)
        ended = run(one.work.done, folder, moment(one, chance, inside=place % 2 == 0))
        if ended.killed:
            found.append(
                {"work": one.work.name, "stage": ended.stage, "wrong": judged(one, folder)}
            )
        elif ended.status:
            raise RuntimeError(ended.said)
        shutil.rmtree(folder)
    return found


def full(
    known: list[Known], number: int, chance: random.Random, room: Path
) -> list[dict[str, Any]]:
    """Have work find the disk full so many times; return a line for each. What has room enough counts for nothing."""
    found: list[dict[str, Any]] = []
    for one in itertools.cycle(known):
        disk = room / "disk"
        own = sum(-(-file.stat().st_size // BLOCK) * BLOCK for file in one.state.rglob("*"))
        with small_disk(disk, own + int(chance.uniform(*ROOM) * own)):
            folder = disk / "collection"
            shutil.copytree(one.state, folder)
            ended = run(one.work.done, folder)
            if ended.status:
                enlarge(disk, 200 * MEGABYTE)
                line = {"work": one.work.name, "stage": ended.stage, "said": ended.said}
                found.append(line | {"wrong": judged(one, folder)})
        disk.rmdir()
        if len(found) >= number:
            return found
    return found


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """Return what became of each disturbance."""
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="dateline-kills-") as name:
        room = Path(name)
        known = [undisturbed(work, room / str(place)) for place, work in enumerate(WORKS)]
        killed = kills(known, options.kills, chance, room)
        filled = full(known, options.full, chance, room) if options.full else []
    return {
        "kills": len(killed),
        "kills by stage": dict(Counter(one["stage"] for one in killed)),
        "kills by work": dict(Counter(one["work"] for one in killed)),
        "full disks": len(filled),
        "full disks by stage": dict(Counter(one["stage"] for one in filled)),
        "what a full disk raised": sorted({one["said"].partition(" in ")[0] for one in filled}),
        "wrong": [one for one in [*killed, *filled] if one["wrong"]],
        "seconds of work undisturbed": {one.work.name: round(one.seconds, 2) for one in known},
    }


def main() -> int:
    """Disturb, write what came of it, and say whether all was well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument(
        "--full", type=int, default=10, help="times that the disk is full; needs the right to mount"
    )
    parser.add_argument("--seed", type=int, default=20261127)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    facts = running_facts("tests.kills")  # of the code that is about to run
    found = measured(options) | facts
    told = json.dumps(found, indent=2)
    print(told)  # noqa: T201 - what a command says
    if options.output:
        options.output.write_text(told + "\n", "utf-8")
    return 1 if found["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
