"""Search among all names, held in memory as one string.

The entity table is in the order of importance, so the first rows that hold it are the answer, and
a common beginning is found at once. A million names take about 30 MB and one pass over them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.corpus.search import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOWN = ["entity", "name", "type", "stories", "articles", "mentions", "sources"]


class NameIndex:
    """The names of all entities, folded, each behind a line break; and the rows they are in."""

    def __init__(self, entities: pa.Table) -> None:
        self._rows = entities.select(SHOWN)
        names = entities["folded"].to_pylist()
        self._ends = np.cumsum([len(name) for name in names]) if names else np.array([], np.int64)
        self._text = "".join(names)

    def find(self, typed: str, limit: int) -> pd.DataFrame:
        """Return the rows of which a name holds what was typed, and ``form``: that name, folded.

        Names with a word that begins so come first, then the most important ones.
        """
        sought = " ".join(fold(typed).split())
        forms: dict[int, str] = {}
        begins = {
            row: form
            for before in ("\n", " ")
            for row, form in self._rows_with(before, sought, limit)
        }
        for row in sorted(begins)[:limit]:
            forms[row] = begins[row]
        if sought and len(forms) < limit:
            for row, form in self._rows_with("", sought, 2 * limit):
                forms.setdefault(row, form)
        rows = list(forms)[:limit]
        frame = self._rows.take(pa.array(rows, pa.int64())).to_pandas()
        return frame.assign(form=pd.Series([forms[row] for row in rows], dtype=object))

    def knows(self, name: str) -> bool:
        """Return whether an entity has this name, to the letter."""
        return self._rows["name"].index(name).as_py() >= 0

    def called(self, form: str) -> pd.DataFrame:
        """Return the rows of which a name is this form, whole; case and accents do not count.

        One word is also the surname of every person whose name ends in it, printed so or not.
        """
        sought = " ".join(fold(form).split())
        rows = [*self._whole("\n" + sought)]
        if sought and " " not in sought:
            rows += [row for row in self._whole(" " + sought) if self._is_person(row)]
        return self._rows.take(pa.array(sorted({*rows}), pa.int64())).to_pandas()

    def _is_person(self, row: int) -> bool:
        return self._rows["type"][row].as_py() == "PER"

    def _whole(self, sought: str) -> Iterator[int]:
        """Yield the rows in which a name ends with what is sought."""
        at = self._text.find(sought)
        while at >= 0:
            after = at + len(sought)
            if self._text[after : after + 1] in ("", "\n"):
                row = int(np.searchsorted(self._ends, at, side="right"))
                yield row
                after = int(self._ends[row])
            at = self._text.find(sought, after)

    def _rows_with(self, before: str, sought: str, limit: int) -> Iterator[tuple[int, str]]:
        """Yield the first rows in which what is sought comes after ``before``, with that name."""
        at = self._text.find(before + sought)
        for _ in range(limit):
            if at < 0:
                return
            row = int(np.searchsorted(self._ends, at, side="right"))
            start = self._text.rfind("\n", 0, at + 1) + 1
            end = self._text.find("\n", max(at + 1, start))
            yield row, self._text[start : end if end >= 0 else len(self._text)]
            at = self._text.find(before + sought, int(self._ends[row]))
