import pytest
from telling import event_at, events_of


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Norland arrested two spies.", "arrested", "happened"),
        ("Halvorsen will visit Lisbon.", "visit", "planned"),
        ("Halvorsen is expected to visit Lisbon.", "visit", "planned"),
        ("Norland said it would close the mine.", "close", "planned"),
        ("Halvorsen to visit Lisbon", "visit", "planned"),
        ("Norland did not sign the treaty.", "sign", "denied"),
        ("Norland refused to sign the treaty.", "sign", "denied"),
        ("Norland may sign the treaty.", "sign", "uncertain"),
        ("It is unclear whether Halvorsen will meet Tom Baker.", "meet", "uncertain"),
        ("The army began to shell the port.", "shell", "happened"),
        ("Halvorsen met Baker after the raid.", "raid", "happened"),
        ("Halvorsen will meet Baker after the raid.", "raid", "happened"),
        ("Halvorsen will raise it during her visit.", "visit", "planned"),
        ("Norland and Chile held no talks.", "talks", "denied"),
        ("The union vowed to strike.", "vowed", "happened"),
    ],
)
def test_words_show_whether_it_happened(text, word, status):
    assert event_at(text, word).status == status


def test_a_told_day_ahead_makes_a_plan():
    assert event_at("The summit in Oslo on 30 May draws critics.", "summit").status == "planned"


def test_a_thought_is_no_event():
    assert not [e for e in events_of("Critics could leave if rents rise.") if e.lemma == "rise"]


def test_states_and_commands_are_no_events():
    assert events_of("Norland has two ports and wants a third.") == ()
    assert events_of("Subscribe to our newsletter.") == ()
