"""A decoy looks like any item and says one thing that its text does not."""

from random import Random

import pytest

from tests.reading.decoys import decoy, how_many
from tests.reading.items import Item, Passage

TEXT = "Ada Quill opened the bridge on 4 March. “It is late,” said Bram Oost."


def item(kind, **says):
    return Item("0", kind, kind, says, (Passage("bridge", "", TEXT),))


def decoys(one, speakers=None):
    made = [decoy(one, speakers or {}, Random(seed)) for seed in range(20)]
    return [false.says for false in made if false]


def test_one_item_in_five_is_a_decoy():
    assert [how_many(items) for items in (0, 1, 4, 5, 40)] == [0, 1, 1, 2, 10]


@pytest.mark.parametrize(
    ("label", "false"),
    [
        ("Ada Quill opens bridge", "Ada Quill does not open bridge"),
        ("Ada Quill opened the bridge", "Ada Quill did not open the bridge"),
        ("The bridge will open on Monday", "The bridge will not open on Monday"),
        ("The bridge was not closed", "The bridge was closed"),
        ("Ada Quill didn’t open the bridge", "Ada Quill did open the bridge"),
    ],
)
def test_a_negation_is_put_in_or_taken_out(label, false):
    assert {says["label"] for says in decoys(item("event", label=label))} == {false}


def test_a_day_is_moved_and_a_period_by_whole_years():
    day = {says["means"] for says in decoys(item("date", means="4 Mar 2031"))}
    assert "4 Mar 2031" not in day
    assert "12 Mar 2031" in day
    period = {says["means"] for says in decoys(item("date", means="28–30 Mar 2031"))}
    assert period == {f"28–30 Mar {year}" for year in (2028, 2029, 2033, 2034)}


def test_a_speaker_is_swapped_for_another_of_the_article_without_a_name_in_common():
    said = item(
        "quotation", words="It is late", speaker="Bram Oost", status="said", role="engineer"
    )
    speakers = {"bridge": ["Ada Quill", "Bram Oost", "Carla Oost"], "other": ["Dirk Vane"]}
    names = {says["speaker"] for says in decoys(said, speakers)}
    assert names == {"Bram Oost", "Ada Quill"}  # who stays has another status
    for says in decoys(said, speakers):
        assert (says["speaker"] != "Bram Oost") != (says["status"] != "said")


def test_a_status_is_turned_round():
    event = item("status", label="The bridge is late", status="denied")
    assert {says["status"] for says in decoys(event)} == {"happened"}
    words = item("status", words="It is late", speaker="Bram Oost", status="denied")
    assert {says["status"] for says in decoys(words)} == {"said"}


def test_what_cannot_be_made_false_is_no_decoy():
    assert decoys(item("date", means="a length of time")) == []
