"""What tests of the page and of whole stories share: collections with annotations made by hand."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# As the command does, before numpy is loaded: tests run side by side, and small texts lose with threads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# A shared machine may pause for longer than any example should take.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

sys.path.insert(0, str(Path(__file__).parent / "support"))


@pytest.fixture(scope="session", autouse=True)
def no_power_cut():
    """Let nothing wait for the disk: what tests write need not outlast the computer, and a test takes hundreds of files."""
    patched = pytest.MonkeyPatch()
    patched.setattr(os, "fsync", lambda _descriptor: None)
    yield
    patched.undo()


@pytest.fixture(scope="session")
def playwright():
    """What starts Chromium; skips with a reason where there is none, fails where CI=true.

    There is one for all tests: its loop goes on until the last, and a second cannot be begun beside it.
    """
    import chromium

    chromium.needed()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as begun:
        yield begun


@pytest.fixture(scope="session")
def harbour(tmp_path_factory):
    """Six reports from three sources on a harbour treaty."""
    import handmade

    return handmade.collection(tmp_path_factory.mktemp("harbour"), handmade.HARBOUR)


@pytest.fixture(scope="session")
def single(tmp_path_factory):
    """A collection of one report."""
    import handmade

    return handmade.collection(tmp_path_factory.mktemp("single"), handmade.HARBOUR[:1])


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """Two articles with markup, scripts and marks of direction in every field."""
    import handmade

    return handmade.collection(tmp_path_factory.mktemp("hostile"), handmade.HOSTILE)
