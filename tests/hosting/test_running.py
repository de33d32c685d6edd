"""Running: health, readiness, a graceful stop, what starts it, and a proxy in front."""

import base64
import ipaddress
import re
import subprocess

import front
import handmade
import hosting
import live
import programs
import pytest
import raw
import reader
from front import DEPLOY
from typer.testing import CliRunner

from dashboard import cli
from dashboard.corpus.store import Store
from dashboard.page.hosting.access import AccessFile, read_access

README = (DEPLOY.parents[3] / "README.md").read_text("utf-8")


def test_a_server_is_ready_while_its_collection_is_whole(run, tmp_path):
    folder = handmade.collection(tmp_path / "collection", handmade.HARBOUR)
    server = run(live.COMMAND, "serve", "--corpus", folder, "--port", "{port}")
    own = f"Host: {server.host}"
    ready = raw.ask(server.port, "/ready", own)
    assert (ready.status, ready.text) == (200, "ready\n")
    (segment, *_) = Store(folder).manifest().segments
    (folder / segment / "articles.parquet").write_bytes(b"cut")
    ready = raw.ask(server.port, "/ready", own)
    assert (ready.status, ready.text) == (503, "not ready\n")
    assert raw.ask(server.port, "/_stcore/health", own).text == "ok"


def test_open_pages_are_told_that_the_server_stops(run, harbour):
    server = run(live.COMMAND, "serve", "--corpus", harbour, "--port", "{port}")
    assert "lifespan" not in server.words()  # as Streamlit says where nothing was done at the start
    with reader.Reader(server.port) as tab:
        tab.run()
        server.process.terminate()
        assert tab.closed_within(10) == 1012  # service restart
    assert server.process.wait(15) in {0, -15}


def test_backup_and_restoring_are_a_command_each(harbour, tmp_path):
    def dateline(*words):
        return CliRunner().invoke(cli.app, [*map(str, words)], catch_exceptions=False)

    done = dateline("backup", tmp_path / "kept.zip", "--corpus", harbour)
    assert done.exit_code == 0, done.stderr
    assert "compared byte for byte" in done.stderr
    done = dateline("restore", tmp_path / "kept.zip", "--corpus", tmp_path / "new")
    assert done.exit_code == 0, done.stderr
    assert dateline("restore", tmp_path / "kept.zip", "--corpus", tmp_path / "new").exit_code == 2


def test_the_settings_in_the_readme_can_be_used(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_OIDC_SECRET", "s3cret")
    block = re.search(r"```toml\n(sign_in.+?)```", README, re.DOTALL)
    assert block
    file = tmp_path / "settings.toml"
    file.write_text(block[1], "utf-8")
    access = AccessFile(file).now()
    assert access.oidc
    assert access.oidc.secret == "s3cret"  # noqa: S105 - a test's
    file.write_text(block[1].replace('"oidc"  ', '"proxy"'), "utf-8")
    (tmp_path / "proxy-secret").write_text("other", "utf-8")
    (tmp_path / "proxy-secret").chmod(0o600)
    proxy = read_access(file).proxy
    assert proxy
    nginx = (DEPLOY / "nginx.conf").read_text("utf-8").lower()
    for header in (proxy.address_header, proxy.groups_header, "x-proxy-secret"):
        assert f"proxy_set_header {header} " in nginx
    assert ipaddress.ip_address("127.0.0.1") in proxy.senders[0]


def test_the_unit_and_the_container_start_what_there_is():
    unit = (DEPLOY / "dateline.service").read_text("utf-8")
    container = (DEPLOY / "Containerfile").read_text("utf-8")
    helped = subprocess.run(
        [live.COMMAND, "serve", "--help"], capture_output=True, text=True, check=True,
        env={"COLUMNS": "200", "TERM": "dumb", "PATH": "/usr/bin:/bin"},
    ).stdout  # fmt: skip
    started = re.search(r"^ExecStart=(.+)$", unit, re.MULTILINE)
    assert started
    for option in re.findall(r"--[\w-]+", started[1] + container.split("CMD")[1]):
        assert option in helped
    assert "uv sync -q --extra auth" in container
    held = dict(line.split("=", 1) for line in unit.splitlines() if "=" in line)
    assert held["User"] == "dateline"
    assert (held["NoNewPrivileges"], held["ProtectSystem"], held["ProtectHome"]) == (
        "yes", "strict", "yes",
    )  # fmt: skip
    assert held["ReadWritePaths"] == "/var/lib/dateline"


def test_systemd_has_nothing_to_say_about_the_unit(tmp_path):
    verify = programs.needed("systemd-analyze", "systemd")
    unit = (DEPLOY / "dateline.service").read_text("utf-8")
    file = tmp_path / "dateline.service"
    file.write_text(unit.replace("/opt/dateline/.venv/bin/dateline", str(live.COMMAND)), "utf-8")
    done = subprocess.run([verify, "verify", file], capture_output=True, text=True, check=False)
    said = [line for line in done.stderr.splitlines() if "dateline.service" in line]
    assert said == []


@pytest.fixture
def proxied(run, harbour, tmp_path):
    """Debian's nginx in front of a hosted page, with the names and passwords of a file."""
    secret = tmp_path / "proxy-secret"
    secret.write_text("what the file holds", "utf-8")
    secret.chmod(0o600)
    server = run(
        live.COMMAND, "serve", "--corpus", harbour, "--port", "{port}",
        "--host", "news.example",
        "--settings", hosting.proxy(tmp_path, 'secret_file = "proxy-secret"\n'),
    )  # fmt: skip
    port = live.free_port()
    site = front.without_tls(front.site(tmp_path, f"127.0.0.1:{port}", server.port))
    programs.needed("openssl", "openssl")
    (adds,) = re.findall(r"^# (echo .+)$", site, re.MULTILINE)
    for name in ("reader@news.example", "x@paper.example"):
        given = adds.replace("ada@news.example", name).replace("passwd -6", "passwd -6 pass")
        subprocess.run(["/bin/sh", "-c", given], check=True)
    nginx = front.start(tmp_path, site.replace("# proxy_set_header", "proxy_set_header"), port)
    past = raw.ask(server.port, "/", "Host: news.example", "X-Forwarded-Email: r@news.example")
    assert past.status == 403  # without the secret, from this computer too
    yield nginx
    nginx.stop()


def basic(name):
    return f"Authorization: Basic {base64.b64encode(f'{name}:pass'.encode()).decode()}"


def test_nginx_signs_readers_in_and_nobody_names_themselves(proxied):
    host, own = "Host: news.example", "Origin: https://news.example"
    claim = "X-Forwarded-Email: reader@news.example"
    assert raw.ask(proxied.port, "/", host).status == 401
    assert raw.ask(proxied.port, "/", host, claim).status == 401
    assert (
        raw.ask(proxied.port, "/articles?text=treaty", host, basic("reader@news.example")).status
        == 200
    )
    assert raw.ask(proxied.port, "/", host, basic("x@paper.example"), claim).status == 403
    assert raw.open_socket(proxied.port, host, own, basic("reader@news.example")).status == 101
    assert raw.open_socket(proxied.port, host, own, basic("x@paper.example")).status == 403
    assert raw.open_socket(proxied.port, host, own).status == 401
    assert raw.open_socket(
        proxied.port, host, "Origin: https://a.example", basic("reader@news.example")
    ).status == 403  # fmt: skip
    pieces = ["Content-Length: 5", "Transfer-Encoding: chunked"]
    named = [host, basic("reader@news.example")]
    assert raw.answers(proxied.port, *named, *pieces, body=b"0\r\n\r\n") == [400]
    assert "treaty" not in proxied.words()
    assert "/articles" in proxied.words()
