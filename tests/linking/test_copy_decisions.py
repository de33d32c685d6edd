"""Readers' decisions on copies beat the rules, the later the earlier; the same in any order of the articles."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.linking.copies_and_quoters import link_printings
from dashboard.linking.copy_decisions import CopyDecision, settled
from dashboard.model import Article, Block

STORY = " ".join(f"word{number} stood beside the old quay of the harbour" for number in range(12))
OTHER = " ".join(
    f"thing{number} was seen near the new bridge over the river" for number in range(12)
)


def article(name, text):
    return Article(name, text, (Block("paragraph", 0, len(text)),), published=f"2031-03-0{name[1]}")


ARTICLES = [article(f"a{n}", STORY) for n in (1, 2, 3)] + [article(f"a{n}", OTHER) for n in (4, 5)]
IDS = [one.id for one in ARTICLES]


def stories(*decisions, articles=ARTICLES):
    return link_printings(articles, decisions).stories


def same(one, other):
    return CopyDecision(True, (one,), (other,))


def two(one, other):
    return CopyDecision(False, (one,), (other,))


def test_what_is_parted_is_a_story_of_its_own_and_what_is_joined_is_one():
    rules = stories()
    assert rules == {"a1": "a1", "a2": "a1", "a3": "a1", "a4": "a4", "a5": "a4"}
    assert stories(two("a1", "a2")) == rules | {"a2": "a2"}
    assert set(stories(same("a2", "a5")).values()) == {"a1"}
    assert stories(two("a1", "a4"), same("a2", "a5")) == {
        "a1": "a1", "a2": "a2", "a3": "a1", "a4": "a4", "a5": "a2",
    }, "where the whole stories are two, those joined alone are one"  # fmt: skip


def test_the_later_of_two_that_contradict_holds_and_the_earlier_is_told():
    made = [same("a1", "a4"), same("a4", "a5"), two("a1", "a5")]
    assert settled(made).held == (False, True, True)
    assert settled(made[::-1]).held == (False, True, True)
    assert settled([two("a1", "a2"), same("a2", "a1")]).held == (False, True)


DECISION = st.builds(
    lambda kind, pair: kind(*pair),
    st.sampled_from([same, two]),
    st.permutations(IDS).map(lambda some: some[:2]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(DECISION, max_size=5), st.permutations(ARTICLES))
def test_what_holds_is_so_in_any_order_of_articles_and_a_second_run(made, shuffled):
    found = stories(*made)
    assert found == stories(*made, articles=shuffled)
    for one, held in zip(made, settled(made).held, strict=True):
        assert not held or (found[one.one[0]] == found[one.other[0]]) is one.same
    assert not made or settled(made).held[-1]
    assert all(found[story] == story for story in found.values()), "a story begins with its first"
