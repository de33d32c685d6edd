"""Roles with their days, and what may be one or two, as a corpus tells them; all is invented."""

import dataclasses

import handmade
import pytest

from dashboard import wording
from dashboard.corpus import open_corpus
from dashboard.corpus.publishing import publish
from dashboard.corpus.records import rows_of, tables_of
from dashboard.corpus.store import Manifest, Store
from dashboard.model import Mention
from dashboard.parsing import PARSER_VERSION


def told(identity, day, text, name, entity, role=None):
    """Return a report that names one person once."""
    report = handmade.report(identity, "Note", day, "Sea Log", text)
    start = report.article.text.index(name)
    mention = Mention(start, start + len(name), "PER", "name", name, entity, role=role)
    report.found = dataclasses.replace(report.found, mentions=(mention,))
    return report


@pytest.fixture(scope="module")
def marwicks(tmp_path_factory):
    reports = (
        told(
            "a1", "2031-05-01", "Ilse Marwick spoke.", "Ilse Marwick", "per:ilse-marwick", "mayor"
        ),
        told("a2", "2031-05-09", "Ilse Marwick left.", "Ilse Marwick", "per:ilse-marwick", "Mayor"),
        told("a3", "2031-05-02", "Hugo Marwick ate.", "Hugo Marwick", "per:hugo-marwick"),
        told("a4", "2031-05-03", "It rained. Marwick slept.", "Marwick", "surname:marwick"),
    )
    store = Store(tmp_path_factory.mktemp("marwicks"))
    rows = [rows_of(one.article, one.found, PARSER_VERSION) for one in reports]
    publish(store, store.commit(Manifest(pending=(store.write("segments", tables_of(rows, [])),))))
    return open_corpus(store.path)


def test_a_role_is_told_with_the_days_and_the_place_that_give_it(marwicks):
    (role,) = marwicks.roles("per:ilse-marwick").to_dict("records")
    assert (str(role["first"].date()), str(role["last"].date())) == ("2031-05-01", "2031-05-09")
    assert (role["role"], role["articles"], role["article"]) == ("Mayor", 2, "a1")


def test_a_surname_shows_both_whom_it_may_mean_with_sentences(marwicks):
    rows = marwicks.suggestions("surname:marwick")
    assert set(rows["reason"]) == {"surname"}
    assert list(dict.fromkeys(rows["name"])) == ["Ilse Marwick", "Hugo Marwick"]
    own = rows[rows["shows"] == "surname:marwick"].iloc[0]
    assert own["sentence"][own["hit_start"] : own["hit_end"]] == "Marwick"
    assert own["sentence"] == "Marwick slept."


def test_a_bearer_is_told_of_the_suggestion_too(marwicks):
    assert set(marwicks.suggestions("per:hugo-marwick")["other"]) == {"surname:marwick"}
    assert marwicks.suggestions("per:nobody").empty
    assert len(marwicks.suggestions()) == 5


def test_a_suggestion_is_said_with_the_shorter_name_first():
    said = wording.suggested("surname", "Hugo Marwick", "Marwick")
    assert said == "“Marwick” appears alone and may mean Hugo Marwick."
