"""The log says who added and who corrected: an event with an address, and nothing that was said."""

import datetime as dt
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
import streamlit as st

from dashboard.page.components import add_steps
from dashboard.page.components.reread_article import Filling
from dashboard.page.settings import ROLE, USER

ADA = {ROLE: "editor", USER: "ada@news.example"}


@pytest.fixture
def events(monkeypatch, audited):
    """What the log has of the page's readers, as (event, who)."""
    monkeypatch.setattr(type(st.context), "headers", ADA)
    return lambda: [(one.getMessage(), one.who) for one in audited]


def test_an_addition_is_written_down(events, monkeypatch):
    ticked = SimpleNamespace(articles=[1, 2], facts={}, copies=[])
    monkeypatch.setattr(add_steps, "_current", lambda: None)
    monkeypatch.setattr(add_steps.add_table, "chosen", lambda *_: ticked)
    job = Mock(items=[], originals=False)
    add_steps._add(job)
    assert job.add.call_args.args[0] == [1, 2]
    assert events() == [("added", "ada@news.example")]


def test_a_correction_is_written_down(open_page, harbour, events, monkeypatch):
    monkeypatch.setattr(Filling, "start", lambda job: job.done.set())
    page = open_page(harbour, "article", article="a6")
    page.app.date_input(key="fill-in-a6").set_value(dt.date(2031, 3, 4))
    page.app.button(key="fill_in_date").click().run()
    assert events() == [("corrected", "ada@news.example")]
