"""Servers under test: each in a process of its own, on a port of this computer."""

import live
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
def hosted(run, harbour):
    """``dateline serve`` on a small collection, published as news.example."""
    names = ("--host", "news.example", "--host", "http://paper.example:8080")
    return run(live.COMMAND, "serve", "--corpus", harbour, "--port", "{port}", *names)
