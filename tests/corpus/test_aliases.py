"""A name in a link: an alias leads to who has it, and a name that two have to neither."""

from typing import Any

import pyarrow as pa
import pytest

from dashboard.corpus import aliases
from dashboard.corpus.name_search import SHOWN, NameIndex
from dashboard.corpus.view_links import view_of
from dashboard.view import View


@pytest.fixture(scope="module")
def names():
    """Two Hallams, two Vellacotts of whom one is printed by the surname, a group with an acronym, and a country with dots."""
    known = {
        "Mara Hallam": "\nmara hallam\nhallam",
        "Piet Hallam": "\npiet hallam\nhallam",
        "Ada Vellacott": "\nada vellacott\nvellacott",
        "Bram Vellacott": "\nbram vellacott",
        "Vellacott & Sons of Vellacott": "\nvellacott & sons of vellacott",
        "Council of Harbours": "\ncouncil of harbours\nch7",
        "United States": "\nunited states\nu.s.",
    }
    columns: dict[str, list[Any]] = {column: [*known] for column in ("entity", "name", "type")}
    columns["type"] = ["ORG" if " of " in name else "PER" for name in known]
    columns |= {column: [1] * len(known) for column in SHOWN[3:]}
    index = NameIndex(pa.table(columns | {"folded": [*known.values()]}))
    return lambda form: list(index.called(form)["name"])


def nobodys(_field, _value):
    return False


@pytest.mark.parametrize(
    ("form", "name"),
    [("CH7", "Council of Harbours"), ("U.S.", "United States"), ("mara hallam", "Mara Hallam")],
)
def test_an_alias_leads_to_the_one_who_has_it(names, form, name):
    view = View(entity=(form, name), speaker=(form,), text="tolls")
    wanted = View(entity=(name,), speaker=(name,), text="tolls")
    assert aliases.meant(names, view, nobodys) == wanted


@pytest.mark.parametrize("form", ["Hallam", "Hall", "CH", "", "nobody"])
def test_what_two_have_or_nobody_leads_nowhere(names, form):
    view = View(not_entity=(form,))
    assert aliases.meant(names, view, nobodys) == view


def test_who_may_be_meant_is_named(names):
    view = View(entity=("Hallam", "CH7"))
    assert aliases.ambiguous(names, view, nobodys) == {"Hallam": ["Mara Hallam", "Piet Hallam"]}


def test_a_surname_is_asked_of_all_who_bear_it_printed_alone_or_not(names):
    view = View(entity=("Vellacott",))
    assert aliases.meant(names, view, nobodys) == view
    several = {"Vellacott": ["Ada Vellacott", "Bram Vellacott"]}
    assert aliases.ambiguous(names, view, nobodys) == several


def test_somebodys_own_name_is_left_alone(names):
    view = View(entity=("Hallam",))
    assert aliases.ambiguous(names, view, lambda _field, value: value == "Hallam") == {}


def test_a_link_that_names_in_another_form_is_read(corpus):
    asked = View(entity=("Ada Quill",), not_speaker=("Ada Quill",))
    assert view_of(corpus, "entity=Quill&not_speaker=quill") == asked
    assert corpus.unknown(view_of(corpus, "entity=Quill&about=Nobody")) == ["Nobody"]


def test_a_profile_is_found_by_another_form(corpus):
    assert corpus.identified("Quill")["name"].tolist() == ["Ada Quill"]
