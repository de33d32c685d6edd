"""The embedding of a spaCy model, computed once for every word and remembered.

A word's first vector depends on the word alone, and most words of an article were met before.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import Model

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc

MOST_WORDS = 50_000
"""So many words are remembered before all are forgotten: 19 MB for each layer of width 96."""
ORTH: int = importlib.import_module("spacy.attrs").ORTH
MIX = 0x9E3779B97F4A7C15


def embeds(layer: Model[Any, Any]) -> bool:
    """Say whether a layer turns documents into one vector a word, by the word alone."""
    names = [inner.name for inner in layer.layers]
    columns = [inner for inner in layer.walk() if inner.name == "extract_features"]
    return len(columns) == 1 and names[-1:] == ["ragged2list"]


class Words:
    """Words by their attributes alone: what an embedding layer needs of a document."""

    def __init__(self, vocab: Any, columns: list[int | str], table: np.ndarray) -> None:
        self.vocab, self.columns, self.table = vocab, list(columns), table

    def __len__(self) -> int:
        return len(self.table)

    def to_array(self, wanted: int | Sequence[int]) -> np.ndarray:
        """Return one attribute, or several as columns, for each word."""
        if isinstance(wanted, int):
            return self.table[:, self.columns.index(wanted)]
        return self.table[:, [self.columns.index(name) for name in wanted]]


def remembered(embed: Model[Any, Any]) -> Model[Any, Any]:
    """Return an embedding layer that computes every word once and remembers its vector."""
    features = next(layer for layer in embed.walk() if layer.name == "extract_features")
    columns: list[int | str] = [ORTH, *(c for c in features.attrs["columns"] if c != ORTH)]
    memory = _Memory(embed, columns)

    def forward(
        _model: Model[Any, Any], docs: list[Doc], is_train: bool
    ) -> tuple[list[np.ndarray], Callable[[Any], Any]]:
        if is_train or not sum(map(len, docs)):
            return embed(docs, is_train)
        return memory.vectors(docs), lambda _: []

    return Model(f"remembered({embed.name})", forward, layers=[embed], dims={"nO": None})


class _Memory:
    """The vectors of the words met so far, by a mix of their attributes."""

    def __init__(self, embed: Model[Any, Any], columns: list[int | str]) -> None:
        self.embed, self.columns = embed, columns
        powers = [pow(MIX, n + 1, 2**64) for n in range(len(columns))]
        self.factors = np.array(powers, dtype=np.uint64)
        self.rows: dict[int, int] = {}
        self.store = np.zeros((0, 0), dtype=np.float32)

    def vectors(self, docs: list[Doc]) -> list[np.ndarray]:
        """Return for each document its words' vectors."""
        table = np.concatenate([doc.to_array(self.columns) for doc in docs])
        keys, first, inverse = np.unique(
            (table * self.factors).sum(axis=1, dtype=np.uint64),
            return_index=True,
            return_inverse=True,
        )
        rows = self._rows(keys.tolist(), table[first], docs[0].vocab)
        found = self.store[rows[inverse]]
        ends = np.cumsum([len(doc) for doc in docs])[:-1]
        return np.split(found, ends)

    def _rows(self, keys: list[int], table: np.ndarray, vocab: Any) -> np.ndarray:
        """Return where the words' vectors are stored; computes those not met before."""
        if len(self.rows) > MOST_WORDS:
            self.rows.clear()
            self.store = self.store[:0]
        new = [n for n, key in enumerate(keys) if key not in self.rows]
        if new:
            (vectors,) = self.embed.predict([Words(vocab, self.columns, table[new])])
            self.rows.update((keys[n], len(self.store) + place) for place, n in enumerate(new))
            known = self.store if len(self.store) else vectors[:0]
            self.store = np.concatenate([known, vectors])
        return np.array([self.rows[key] for key in keys])
