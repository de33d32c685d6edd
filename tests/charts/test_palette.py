import tomllib
from dataclasses import astuple
from pathlib import Path

import pytest

from dashboard.charts.palette import DARK, LIGHT, THEMED, role_of

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("mode", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_theme_has_the_palettes_ten_colours_in_order(mode, palette):
    theme = tomllib.loads(CONFIG.read_text("utf-8"))["theme"][mode]
    assert tuple(theme["chartCategoricalColors"]) == astuple(palette)
    assert theme["backgroundColor"] == palette.paper
    assert theme["textColor"] == palette.ink


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize(
    "role", ["person", "organisation", "place", "date", "quote", "chosen", "muted", "ink"]
)
def test_every_colour_of_text_is_readable_on_paper(palette, role):
    assert contrast(getattr(palette, role), palette.paper) >= 4.5


def test_an_unknown_type_is_grey():
    assert role_of("PER") == "person"
    assert role_of("SOMETHING") == "quote"
    assert THEMED.of_type("LOC") == "#000003"
