"""What one printing of a story has and the other has not."""

from dashboard.linking.text_differences import LONGEST, text_difference
from tests.linking.test_copies import article

FIRST = "The quay is shut.\nEngineers from Norwich survey the wall.\nThe auction goes on in a tent."


def differences(first, other):
    return text_difference(article("a", first), article("b", other))


def test_a_changed_word_is_told_in_its_paragraph():
    runs = differences(FIRST, FIRST.replace("tent", "barn"))
    assert runs[:2] == [
        [("same", "The quay is shut.")],
        [("same", "Engineers from Norwich survey the wall.")],
    ]
    assert runs[2] == [
        ("same", "The auction goes on in a"),
        ("left out", "tent."),
        ("added", "barn."),
    ]


def test_a_paragraph_only_one_has_is_left_out_or_added():
    shorter = "The quay is shut.\nThe auction goes on in a tent."
    gone = [("left out", "Engineers from Norwich survey the wall.")]
    assert gone in differences(FIRST, shorter)
    assert [("added", gone[0][1])] in differences(shorter, FIRST)


def test_every_word_of_both_is_told_once():
    other = "A new lead.\nEngineers from Norwich survey it.\nThe quay is shut, for a week."
    runs = [run for paragraph in differences(FIRST, other) for run in paragraph]
    told = [word for how, words in runs if how != "left out" for word in words.split()]
    assert told == other.split()
    kept = [word for how, words in runs if how != "added" for word in words.split()]
    assert sorted(word.strip(".,") for word in kept) == sorted(
        word.strip(".,") for word in FIRST.split()
    )


def test_a_paragraph_longer_than_can_be_compared_loses_no_word():
    long = " ".join(f"word{n}" for n in range(LONGEST + 1))
    (runs,) = differences(long, f"{long} more")
    assert [how for how, _ in runs] == ["left out", "added"]
    assert len(runs[1][1].split()) == LONGEST + 2
