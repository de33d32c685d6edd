"""Four pages look as they did: kept in references/, renewed with DATELINE_RENEW_PICTURES=1.

Look at a renewed picture before you commit it.
"""

import itertools
import os
from pathlib import Path

import chromium
import pictures
import pytest
from PIL import Image, ImageChops, ImageFilter

REFERENCES = Path(__file__).with_name("references")
PAGES = {
    "overview-wide-light": ("", 1280, "light"),
    "timeline-wide-dark": ("timeline", 1280, "dark"),
    "quotations-narrow-dark": ("quotations", 390, "dark"),
    "article-narrow-light": ("article?article=a1&at=71", 390, "light"),
}
DRAWN_AFTER = 10
"""So many pictures are taken at most, half a second or more apart, until one is as it was."""
MEAN, GREATEST = 4.5, 40.0
"""How far apart two drawings of one page may be; the tests below say what is further."""


def kept(name):
    return Image.open(REFERENCES / f"{name}.png")


def same(one, two):
    mean, greatest = pictures.apart(one, two)
    return mean <= MEAN and greatest <= GREATEST


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did(visit, harbour, name):
    path, width, mode = PAGES[name]
    page = visit(harbour, path, width=width, mode=mode)
    for _ in range(DRAWN_AFTER):  # a chart may still be on its way to the screen
        chromium.settle(page, 500)
        now = pictures.small(page.screenshot())
        if same(now, kept(name)):
            break
    if os.environ.get("DATELINE_RENEW_PICTURES"):
        now.save(REFERENCES / f"{name}.png", optimize=True)
    assert same(now, kept(name)), pictures.apart(now, kept(name))


def test_two_pages_are_never_taken_for_one():
    for one, two in itertools.combinations(PAGES, 2):
        assert not same(kept(one), kept(two)), (one, two)


def test_a_chart_that_is_missing_is_seen():
    without = kept("overview-wide-light").copy()
    width, height = without.size
    paper = without.getpixel((width - 1, height // 2))
    without.paste(paper, (width // 4, height // 2, width, height))
    assert not same(without, kept("overview-wide-light"))


def test_letters_that_are_drawn_otherwise_are_not():
    for name in PAGES:
        picture = kept(name)
        moved = ImageChops.offset(picture.filter(ImageFilter.GaussianBlur(1)), 1, 0)
        assert same(moved, picture), pictures.apart(moved, picture)
