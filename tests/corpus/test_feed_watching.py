"""Feeds are watched round after round: each article is fetched once, also after a restart."""

import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from itertools import islice

import pytest
from answering import served

from dashboard.corpus import open_corpus
from dashboard.corpus.adding import AddOptions, add, addresses_left
from dashboard.corpus.feed_watching import STATE, watch_once
from dashboard.corpus.store import Store
from dashboard.intake.fetching import guard
from dashboard.intake.fetching.client import Client
from dashboard.intake.inputs import read_inputs
from dashboard.view import View

SENTENCE = (
    "The pier of Lindhaven opened on Monday, the harbour master said in the hall of the town."
)
HTML = {"Content-Type": "text/html; charset=utf-8"}
ITEM = "<item><title>{0}</title><link>{1}/{0}</link></item>"


def page(title):
    return f"<html><body><article><h1>{title} opens at last</h1>{f'<p>{title}: {SENTENCE}</p>' * 4}</article></body></html>".encode()


@pytest.fixture
def opened(monkeypatch):
    monkeypatch.setattr(guard, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(Client, "__post_init__", without_pause(Client.__post_init__))


def without_pause(begin):
    def begun(self):
        self.pause = 0.0
        begin(self)

    return begun


def test_each_article_of_a_feed_is_fetched_once_and_what_failed_again(opened, tmp_path):
    store, fails = Store(tmp_path / "mine"), [True]
    answers = {
        "/pier": (200, HTML, page("Pier")),
        "/quay": (lambda _: (500, {}, b"") if fails else (200, HTML, page("Quay")), None, None),
    }
    items = ["pier", "quay"]

    def feed(handler):
        tag = f'"{len(items)}"'
        if handler.headers.get("If-None-Match") == tag:
            return 304, {"ETag": tag}, b""
        body = "".join(ITEM.format(item, address) for item in items)
        return (
            200,
            {"Content-Type": "application/rss+xml", "ETag": tag},
            f"<rss version='2.0'><channel><title>Bay</title>{body}</channel></rss>".encode(),
        )

    with served(answers) as (address, asked):
        answers["/feed"] = (feed, None, None)
        feeds, wishes = [f"{address}/feed"], AddOptions(model="none")
        first = watch_once(store, feeds, wishes)
        assert (first.added, [problem.name for problem in first.problems]) == (1, ["not_fetched"])
        fails.clear()
        assert watch_once(Store(tmp_path / "mine"), feeds, wishes).added == 1
        corpus = open_corpus(tmp_path / "mine")
        ids = corpus.articles(View())["article"].tolist()
        kept = {corpus.original(one) for one in corpus.texts(ids).values()}
        assert kept == {page("Pier"), page("Quay")}
        assert (
            watch_once(store, feeds, wishes).added,
            watch_once(store, feeds, wishes).problems,
        ) == (0, [])
        paths = [path for path, _ in asked]
        assert (paths.count("/pier"), paths.count("/quay"), paths.count("/feed")) == (1, 2, 4)
        items.append("pier")
        items.append("port")
        answers["/port"] = (200, HTML, page("Port"))
        assert watch_once(store, feeds, wishes).added == 1
        assert [path for path, _ in asked].count("/pier") == 1
    assert open_corpus(tmp_path / "mine").totals(View()).articles == 3
    assert (tmp_path / "mine" / STATE).exists()


def test_a_feed_that_changed_but_names_nothing_new_is_not_sent_again(opened, tmp_path):
    tags = ["first"]

    def feed(handler):
        tag = f'"{tags[-1]}"'
        if handler.headers.get("If-None-Match") == tag:
            return 304, {"ETag": tag}, b""
        body = f"<title>Bay</title>{ITEM.format('pier', address)}"
        headers = {"Content-Type": "application/rss+xml", "ETag": tag}
        sent.append(tag)
        return 200, headers, f"<rss version='2.0'><channel>{body}</channel></rss>".encode()

    sent, answers = [], {"/pier": (200, HTML, page("Pier")), "/feed": (feed, None, None)}
    with served(answers) as (address, _):
        store, feeds = Store(tmp_path / "mine"), [f"{address}/feed", f"{address}/none"]
        assert watch_once(store, feeds, AddOptions(model="none")).added == 1
        tags.append("second")
        for _ in range(3):
            done = watch_once(store, feeds)
            assert (done.added, [problem.name for problem in done.problems]) == (0, ["not_found"])
    assert sent == ['"first"', '"second"']


def rss(address, *items):
    body = f"<title>Bay</title>{''.join(ITEM.format(item, address) for item in items)}"
    head = {"Content-Type": "application/rss+xml", "ETag": '"1"'}
    return 200, head, f"<rss version='2.0'><channel>{body}</channel></rss>".encode()


def test_what_is_more_than_a_round_fetches_comes_with_the_next(opened, tmp_path, monkeypatch):
    monkeypatch.setattr("dashboard.intake.limits.FETCH_ADDRESSES", 2)
    names = ["pier", "quay", "port"]
    answers = {f"/{one}": (200, HTML, page(one.title())) for one in names}
    with served(answers) as (address, _):
        answers["/feed"] = rss(address, *names)
        store, wishes = Store(tmp_path / "mine"), AddOptions(model="none")
        rounds = [watch_once(store, [f"{address}/feed"], wishes) for _ in range(3)]
    assert [(done.added, done.problems) for done in rounds] == [(2, []), (1, []), (0, [])]


def test_sitemaps_that_a_sitemap_names_are_watched_too(opened, tmp_path):
    xml, listed = {"Content-Type": "text/xml"}, ["pier"]
    answers: dict[str, tuple] = {
        f"/{one}": (200, HTML, page(one.title())) for one in ("pier", "quay")
    }
    with served(answers) as (address, asked):

        def sitemap(_):
            urls = "".join(f"<url><loc>{address}/{one}</loc></url>" for one in listed)
            return 200, xml, f"<urlset>{urls}</urlset>".encode()

        index = f"<sitemapindex><sitemap><loc>{address}/day</loc></sitemap><sitemap><loc>{address}/all</loc></sitemap></sitemapindex>"
        answers["/all"], answers["/day"] = (200, xml, index.encode()), (sitemap, None, None)
        store, wishes = Store(tmp_path / "mine"), AddOptions(model="none")
        assert watch_once(store, [f"{address}/all"], wishes).added == 1
        listed.append("quay")
        assert watch_once(store, [f"{address}/all"], wishes).added == 1
        assert [path for path, _ in asked].count("/pier") == 1


def test_a_host_is_left_alone_for_as_long_as_it_asked_also_after_a_restart(
    opened, tmp_path, monkeypatch
):
    answers = {"/pier": (429, {"Retry-After": "3600"}, b"")}
    with served(answers) as (address, asked):
        answers["/feed"] = rss(address, "pier")
        feeds, wishes = [f"{address}/feed"], AddOptions(model="none")

        def come_of_it():
            done = watch_once(Store(tmp_path / "mine"), feeds, wishes)
            return done.added, [problem.name for problem in done.problems]

        assert come_of_it() == (0, ["try_later"])
        before = len(asked)
        assert come_of_it() == (0, ["try_later"])
        assert len(asked) == before
        answers["/pier"] = (200, HTML, page("Pier"))
        now = time.time
        monkeypatch.setattr("dashboard.corpus.feed_watching.time.time", lambda: now() + 4000)
        assert come_of_it() == (1, [])


def test_a_host_whose_robots_txt_was_broken_is_asked_again_with_the_next_round(opened, tmp_path):
    broken = (301, {"Location": "http://127.0.0.2:1/"}, b"")
    answers = {"/pier": (200, HTML, page("Pier")), "/robots.txt": broken}
    with served(answers) as (address, _), served({"/feed": rss(address, "pier")}) as (other, _):
        store, wishes = Store(tmp_path / "mine"), AddOptions(model="none")
        done = watch_once(store, [f"{other}/feed"], wishes)
        assert [problem.name for problem in done.problems] == ["not_fetched"]
        assert (done.problems[0].detail or "").startswith("its robots.txt: ")
        answers["/robots.txt"] = (404, {}, b"")
        assert watch_once(store, [f"{other}/feed"], wishes).added == 1


def test_sitemaps_beyond_a_round_are_left_to_the_next_and_those_beyond_all_limits_named(
    opened, tmp_path, monkeypatch
):
    monkeypatch.setattr("dashboard.intake.limits.FETCH_ADDRESSES", 3)
    names = ["pier", "quay", "port", "bay", "dune"]
    answers: dict[str, tuple] = {f"/{one}": (200, HTML, page(one.title())) for one in names}
    with served(answers) as (address, asked):

        def sitemap(kind, item, *listed):
            urls = "".join(f"<{item}><loc>{address}/{one}</loc></{item}>" for one in listed)
            return 200, {"Content-Type": "text/xml"}, f"<{kind}>{urls}</{kind}>".encode()

        answers["/all"] = sitemap("sitemapindex", "sitemap", "one", "two")
        answers["/one"], answers["/two"] = (sitemap("urlset", "url", one) for one in names[3:])
        answers["/feed"] = rss(address, *names[:3])
        store, wishes = Store(tmp_path / "mine"), AddOptions(model="none")
        named = [f"{address}/all", f"{address}/feed"]
        first = watch_once(store, named, wishes)
        assert (first.added, first.problems) == (3, [])
        assert "/one" not in {path for path, _ in asked}
        second = watch_once(store, named, wishes)
    assert (second.added, [(one.name, one.where) for one in second.problems]) == (
        1, [("too_many", f"{address}/two")],
    )  # fmt: skip


def test_how_long_a_host_is_to_be_left_alone_is_kept_though_the_round_adds_nothing(
    opened, tmp_path, monkeypatch
):
    answers = {"/busy": (429, {"Retry-After": "3600"}, b""), "/pier": (200, HTML, page("Pier"))}

    def ended(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("dashboard.corpus.feed_watching.add", ended)
    with served(answers) as (busy, asked), served(answers) as (address, _):
        answers["/feed"] = rss(address, "pier")
        for _ in range(2):
            with pytest.raises(KeyboardInterrupt):
                watch_once(Store(tmp_path / "mine"), [f"{busy}/busy", f"{address}/feed"])
    assert [path for path, _ in asked].count("/busy") == 1


def test_a_feed_that_is_none_is_named(opened, tmp_path):
    with served({"/feed": (200, HTML, page("Pier"))}) as (address, _):
        done = watch_once(Store(tmp_path / "mine"), [f"{address}/feed", f"{address}/none"])
        assert [problem.name for problem in done.problems] == ["no_articles", "not_found"]


KILLED = """
import os, signal, sys
from functools import partial
from dashboard.corpus import adding, feed_watching
from dashboard.intake import limits
from dashboard.intake.fetching import guard
limits.FETCH_PAUSE = 0.0
guard.is_public = lambda address: address == "127.0.0.1"
adding.AddOptions = partial(adding.AddOptions, model="none")
if "unnoted" in sys.argv:
    sys.argv.remove("unnoted")
    feed_watching._keep = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
from dashboard.cli import main
main()
"""
PATIENCE = 120


@pytest.fixture
def watch(tmp_path):
    """Start ``dateline watch`` with rules alone, and with this computer for a public host."""
    started = []

    def start(feed, *how):
        command = [sys.executable, "-c", KILLED, *how, "watch", feed, "--every", "1m"]
        command += ["--corpus", str(tmp_path / "mine")]
        started.append(subprocess.Popen(command, stderr=subprocess.DEVNULL))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_for(there, process):
    """Wait until a file is there, as long as a process runs."""
    until = time.monotonic() + PATIENCE
    while not there.exists() and time.monotonic() < until:
        assert process.poll() is None
        time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.parametrize("while_it", ["fetches", "has not noted what it added"])
def test_a_round_that_is_killed_is_done_again_and_each_article_is_there_once(
    tmp_path, watch, while_it
):
    state, asked_for_quay, go_on = tmp_path / "mine" / STATE, threading.Event(), threading.Event()

    def quay(_):
        asked_for_quay.set()
        go_on.wait(PATIENCE)
        return 200, HTML, page("Quay")

    answers = {"/pier": (200, HTML, page("Pier")), "/quay": (quay, None, None)}
    with served(answers) as (address, _):
        body = f"<title>Bay</title>{''.join(ITEM.format(one, address) for one in ('pier', 'quay'))}"
        feed = f"<rss version='2.0'><channel>{body}</channel></rss>".encode()
        answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, feed)
        if while_it == "fetches":
            first = watch(f"{address}/feed")
            assert asked_for_quay.wait(PATIENCE)
            first.kill()
        else:
            go_on.set()
            first = watch(f"{address}/feed", "unnoted")
        assert first.wait(PATIENCE) == -signal.SIGKILL
        assert not state.exists()
        go_on.set()
        wait_for(state, watch(f"{address}/feed"))
    found = open_corpus(tmp_path / "mine").articles(View())
    assert sorted(found["title"]) == ["Pier opens at last", "Quay opens at last"]


def test_an_add_that_was_ended_fetches_nothing_again_that_it_had_kept(
    opened, tmp_path, monkeypatch
):
    monkeypatch.setattr("dashboard.corpus.batches.SEGMENT_ARTICLES", 1)
    monkeypatch.setattr("dashboard.intake.fetching.fetched_pages.TOGETHER", 1)
    monkeypatch.setattr("dashboard.corpus.parse_workers.CHUNK", 1)
    store, names = Store(tmp_path / "mine"), ["pier", "quay", "port"]
    answers = {f"/{one}": (200, HTML, page(one.title())) for one in names}
    with served(answers) as (address, asked):
        listed = [f"{address}/{one}" for one in names]

        def killed():
            yield from islice(read_inputs(listed), 2)
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            add(store, killed(), AddOptions(model="none"))
        left = addresses_left(store)
        assert 0 < len(left.intersection(listed)) < 3
        asked.clear()
        add(store, read_inputs(listed, there=left), AddOptions(model="none"))
        assert {path for path, _ in asked} == {
            "/robots.txt",
            *(one.removeprefix(address) for one in listed if one not in left),
        }
    assert addresses_left(store) == frozenset()
    assert open_corpus(store.path).totals(View()).articles == 3
    all_of_it = store.manifest().segments
    store.commit(replace(store.manifest(), pending=all_of_it, patch=all_of_it))
    assert addresses_left(store) == frozenset(), "what is corrected and shown is no part of an add"
