"""Servers under test: each in a process of its own, on a port of this computer."""

import forger as forgery
import hosting
import live
import provider
import pytest


@pytest.fixture(scope="session")
def run(tmp_path_factory):
    """Start a command that serves; ``{port}`` in it stands for its port."""
    started = []

    def begin(*command, **environment):
        port = live.free_port()
        named = [str(part).replace("{port}", str(port)) for part in command]
        folder = tmp_path_factory.mktemp("server")
        started.append(live.start(folder, *named, port=port, **environment))
        return started[-1]

    yield begin
    for server in started:
        server.stop()


@pytest.fixture(scope="session")
def opened(run, harbour):
    """``dateline open`` on a small collection."""
    return run(live.COMMAND, "open", "--no-browser", "--corpus", harbour, "--port", "{port}")


@pytest.fixture(scope="session")
def hosted(run, harbour, tmp_path_factory):
    """``dateline serve`` on a small collection, published as news.example behind a proxy."""
    settings = hosting.proxy(tmp_path_factory.mktemp("proxy"))
    names = ("--host", "news.example", "--host", "http://localhost:8080")
    more = ("--settings", settings)
    return run(live.COMMAND, "serve", "--corpus", harbour, "--port", "{port}", *names, *more)


@pytest.fixture(scope="session")
def forger():
    """A provider that tells the truth unless a test makes it lie."""
    made = forgery.Forger()
    yield made
    made.close()


@pytest.fixture(scope="session")
def signing(run, harbour, forger, tmp_path_factory):
    """``dateline serve`` on a small collection, with sign-in at that provider."""
    settings = hosting.oidc(tmp_path_factory.mktemp("oidc"), forger.issuer)
    names = ("--host", "http://127.0.0.1:{port}", "--host", "news.example")
    more = ("--settings", settings)
    return run(live.COMMAND, "serve", "--corpus", harbour, "--port", "{port}", *names, *more)


@pytest.fixture(scope="session")
def installed(tmp_path_factory):
    """A folder with a real OpenID provider in it."""
    return provider.install(tmp_path_factory.mktemp("provider"))
