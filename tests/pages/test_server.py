import socket
import tomllib
from pathlib import Path

import anyio
import pytest
from streamlit import config
from streamlit.web.server.starlette.starlette_app import _validate_run_config

from dashboard.corpus.adding import add
from dashboard.corpus.store import Store
from dashboard.model import Article
from dashboard.page import open_collection, security, server, settings
from dashboard.page.components import missing_fields
from dashboard.page.hosting import logs
from dashboard.page.hosting.guard import Guard


def test_every_setting_is_one_that_streamlit_knows():
    assert _validate_run_config(settings.page_settings())


def test_nested_settings_become_dotted_names():
    assert settings.flattened({"theme": {"light": {"x": 1}}, "a": 2}) == {
        "theme.light.x": 1,
        "a": 2,
    }


def test_an_installed_wheel_has_the_same_settings_file(monkeypatch, tmp_path):
    shipped = tmp_path / "config.toml"
    shipped.write_text("[server]\nheadless = true\n", "utf-8")
    monkeypatch.setattr(settings, "PLACES", (tmp_path / "none", shipped))
    assert settings.page_settings() == {"server.headless": True}


def test_streamlit_run_from_any_folder_finds_the_same_settings(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(config, "_main_script_path", str(server.SCRIPT))
    found = [Path(name) for name in config.get_config_files("config.toml")]
    assert any(place.exists() and place.samefile(settings.settings_file()) for place in found)


def test_the_pages_settings_keep_it_on_this_computer_and_quiet():
    found = settings.page_settings()
    assert found["server.address"] == "127.0.0.1"
    assert found["browser.gatherUsageStats"] is False
    assert found["client.showErrorDetails"] == "none"
    assert found["global.disableWidgetStateDuplicationWarning"] is True
    assert tomllib.loads(settings.settings_file().read_text("utf-8"))["runner"] == {
        "magicEnabled": False,
        "postScriptGC": False,
    }


@pytest.mark.parametrize(("hosted", "seconds"), [(True, 30), (False, None)])
def test_a_hosted_page_lets_go_of_tabs_that_have_gone_sooner(
    monkeypatch, tmp_path, hosted, seconds
):
    told = {}
    monkeypatch.setenv("DATELINE_CORPUS", "")
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "")
    monkeypatch.setattr(server.st.App, "run", lambda _app, config: told.update(config))
    server.serve(tmp_path, browser=False, hosted=hosted)
    assert told.get("server.disconnectedSessionTTL") == seconds
    assert _validate_run_config(told)


@pytest.fixture
def got_ready(monkeypatch, tmp_path):
    """The collections that a server gets ready to correct, which takes one of one article for worth it."""
    add(Store(tmp_path / "c"), [Article("a", "It rained.", ())])
    found = []
    monkeypatch.setattr(server, "READY_AFTER", 0)
    monkeypatch.setattr(open_collection, "served", lambda: tmp_path / "c")
    monkeypatch.setattr(open_collection, "LARGE", 1)
    monkeypatch.setattr(open_collection, "warm_up", lambda: None)
    monkeypatch.setattr(missing_fields, "get_ready", found.append)
    monkeypatch.setattr(server.gc, "freeze", lambda: None)
    for name in ("begin", "take_over"):  # the logs of other tests stay what they are
        monkeypatch.setattr(logs, name, lambda: None)
    return found


def live(life):
    """Live a server's life for a moment."""

    async def begin():
        async with life(None):
            await anyio.sleep(0.3)

    anyio.run(begin)


def guarded(tmp_path, who):
    """A guard that lets somebody in whom a proxy names."""
    file = tmp_path / "settings.toml"
    file.write_text(
        f'sign_in = "proxy"\n[proxy]\naddress_header = "x-who"\n[{who}]\naddresses = ["a@b.example"]\n'
    )
    return Guard(file, ["https://b.example"])


@pytest.mark.parametrize(
    ("hosted", "who", "many"),
    [(False, None, 1), (True, None, 0), (True, "readers", 0), (True, "editors", 1)],
)
def test_a_server_gets_ready_for_corrections_where_somebody_may_make_them(
    tmp_path, got_ready, hosted, who, many
):
    guard = guarded(tmp_path, who) if who else None
    live(server.parts(hosted=hosted, guard=guard)["lifespan"])
    assert len(got_ready) == many


def test_it_does_not_where_all_is_linked_at_once_or_too_much_would_be_held(got_ready, monkeypatch):
    for large, fitting, many in ((2, 5, 0), (0, 0, 0), (0, 5, 1)):
        monkeypatch.setattr(open_collection, "LARGE", large)
        monkeypatch.setattr(open_collection, "FITTING", fitting)
        live(server.parts()["lifespan"])
        assert len(got_ready) == many


def test_a_port_in_use_gives_way_to_a_free_one():
    with socket.socket() as taken:
        taken.bind((server.ADDRESS, 0))
        taken.listen()
        port = taken.getsockname()[1]
        other = server.free_port(port)
    assert other != port
    assert other > 0


def test_the_front_pages_own_script_is_allowed_by_its_hash():
    page = "<script>\n  window.x = 1\n</script><script src='a.js'></script>"
    (known,) = security.script_hashes(page)
    assert known.startswith("'sha256-")
    assert known.endswith("='")
    real = security.script_hashes(security.FRONT_PAGE.read_text("utf-8"))
    assert real
    assert all(one in security.content_policy() for one in real)


def test_nothing_may_come_from_another_host():
    policy = dict(part.split(" ", 1) for part in security.content_policy().split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["connect-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == "'none'"
    assert "unsafe-inline" not in policy["script-src"]


@pytest.mark.parametrize(("kind", "early"), [(b"text/html", True), (b"text/css", False)])
def test_only_pages_announce_the_charts_code(kind, early):
    sent = []

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "headers": [(b"content-type", kind)]})

    async def receive():
        return {}

    async def send(message):
        sent.append(message)

    run = security.SecurityHeaders(app)({"type": "http"}, receive, send)
    with pytest.raises(StopIteration):
        run.send(None)
    names = [name for name, _ in sent[0]["headers"]]
    assert (b"link" in names) is early
    assert b"content-security-policy" in names
