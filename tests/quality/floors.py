"""The floors under the parser's measures, pinned together with the digest of the gold."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.quality.annotated import gold_digest

if TYPE_CHECKING:
    from collections.abc import Mapping

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class Floors:
    """What each measure must reach, and on which gold it was measured."""

    gold: str
    floors: Mapping[str, float]

    @classmethod
    def read(cls, path: Path = FLOORS) -> Floors:
        """Return the pinned floors; none where there is no file yet."""
        if not path.exists():
            return cls("", {})
        record = json.loads(path.read_text(encoding="utf-8"))
        return cls(record["gold"], record["floors"])

    def write(self, path: Path = FLOORS) -> None:
        """Pin these floors."""
        record = {"gold": self.gold, "floors": dict(sorted(self.floors.items()))}
        path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def below(floors: Floors, measured: Mapping[str, float]) -> list[str]:
    """Return a sentence for each measure that lies under its floor or is gone."""
    return [
        f"{name}: {measured.get(name, 0.0):.3f} is under its floor of {floor:.3f}"
        for name, floor in sorted(floors.floors.items())
        if measured.get(name, 0.0) < floor
    ]


def raised(floors: Floors, measured: Mapping[str, float], *, may_lower: bool = False) -> Floors:
    """Return floors at what was measured, in full hundredths; one comes down only where allowed.

    A hundredth of slack lets a harmless reordering pass; a lost quotation or date does not.
    """
    kept = {} if may_lower else floors.floors
    reached = {name: int(value * 100) / 100 for name, value in measured.items()}
    return Floors(
        gold_digest(), {name: max(value, kept.get(name, 0.0)) for name, value in reached.items()}
    )
