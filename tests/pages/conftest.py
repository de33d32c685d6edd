"""The page without a browser: runs of the entry script on small collections."""

import logging.handlers
import re
import shutil
from pathlib import Path

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest
from tolls import ARTICLE

import dashboard
from dashboard.corpus.adding import add
from dashboard.corpus.store import Store
from dashboard.page import audit, open_collection, request_limits
from dashboard.page.components import reread_article

SCRIPT = str(Path(dashboard.__file__).parent / "app.py")


@pytest.fixture(scope="session")
def parsed_tolls(tmp_path_factory):
    """A collection of one article, which no test changes."""
    path = tmp_path_factory.mktemp("tolls")
    add(Store(path), [ARTICLE])
    return path


@pytest.fixture
def tolls(parsed_tolls, tmp_path, monkeypatch):
    """That collection, for a test to check and correct; a busy machine is waited for."""
    monkeypatch.setattr(reread_article, "PATIENCE", 60)
    monkeypatch.setattr(reread_article, "REST", 60)
    return shutil.copytree(parsed_tolls, tmp_path / "c")


class Paper:
    """A run of the page: its HTML as one text, and its charts."""

    def __init__(self, app):
        self.app = app

    @property
    def html(self):
        assert not self.app.exception, self.app.exception
        bodies = (element.proto.body for element in self.app.get("html"))
        return "\n".join(bodies).replace("\u00a0", " ").replace("\u2060", "")

    @property
    def words(self):
        """What a reader sees of the page's HTML, without the style sheet."""
        return re.sub(r"<style>.*?</style>|<[^>]+>", "", self.html, flags=re.DOTALL)

    @property
    def charts(self):
        return [element.proto.spec for element in self.app.get("plotly_chart")]

    def box(self, label):
        """Return the box with a label, whatever its key."""
        (found,) = [one for one in self.app.selectbox if one.label == label]
        return found

    def turn_to(self, page):
        self.app.switch_page(f"page/pages/{page}.py").run()
        return self


@pytest.fixture(scope="session")
def parts_installed():
    """The parts of pages that installed packages bring, looked for once and not for each run of a page."""
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


@pytest.fixture
def open_page(request, parts_installed):
    """Open the page on a collection, with a link's parameters.

    What is open and known of collections is kept from test to test, but for one that replaces something.
    """
    patches = "monkeypatch" in request.fixturenames
    if patches:
        open_collection.renew()
    patched = pytest.MonkeyPatch()
    patched.setattr(request_limits, "ALLOWED", request_limits.allowances())

    def opened(collection, page=None, **query):
        patched.setenv("DATELINE_CORPUS", str(collection))
        app = AppTest.from_file(SCRIPT, default_timeout=30)
        app._bidi_component_manager = parts_installed
        for name, value in query.items():
            app.query_params[name] = value
        if page:
            app.switch_page(f"page/pages/{page}.py")
        return Paper(app.run())

    yield opened
    patched.undo()
    if patches:
        open_collection.renew()


@pytest.fixture
def audited(monkeypatch):
    """What the log has of the page's readers, whatever other tests have done with loggers."""
    kept = logging.handlers.BufferingHandler(1000)
    level = audit.AUDIT.level
    monkeypatch.setattr(audit.AUDIT, "handlers", [kept])
    monkeypatch.setattr(audit.AUDIT, "propagate", False)
    monkeypatch.setattr(audit.AUDIT, "disabled", False)
    audit.AUDIT.setLevel(logging.INFO)
    yield kept.buffer
    audit.AUDIT.setLevel(level)
