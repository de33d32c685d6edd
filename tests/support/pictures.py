"""Pictures of pages, small enough to keep, and how far apart two of them are.

They are compared by the mean colour of coarse blocks: letters may be drawn otherwise on another
machine, but a chart that is missing, a column that moved or a wrong mode changes whole blocks.
"""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

QUARTER = 4
BLOCKS = 16
"""So many blocks a picture is wide and high."""


def small(screenshot: bytes) -> Image.Image:
    """Return a screenshot at a quarter of its width and height."""
    whole = Image.open(io.BytesIO(screenshot)).convert("RGB")
    return whole.resize((whole.width // QUARTER, whole.height // QUARTER), Image.Resampling.BOX)


def apart(one: Image.Image, two: Image.Image) -> tuple[float, float]:
    """Return mean and greatest difference of two pictures' blocks, 0 to 255 in a colour."""
    size = (BLOCKS, BLOCKS)
    first, second = (
        np.asarray(picture.convert("RGB").resize(size, Image.Resampling.BOX), dtype=float)
        for picture in (one, two)
    )
    blocks = np.abs(first - second).max(axis=2)
    return float(blocks.mean()), float(blocks.max())
