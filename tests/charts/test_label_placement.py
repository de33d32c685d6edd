import itertools

from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.label_placement import GAP, clusters, fitted, place, text_width, wrapped

STRIPS = st.lists(st.tuples(st.floats(0, 660), st.floats(20, 300)), min_size=1, max_size=30)


@given(STRIPS)
def test_no_label_overlaps_another_and_no_stem_crosses_a_label(strip):
    flags = place([x for x, _ in strip], [w for _, w in strip], 660, 7)
    for one, other in itertools.combinations(flags, 2):
        if one.tier == other.tier:
            assert one.right + GAP <= other.left or other.right + GAP <= one.left
        low, high = sorted((one, other), key=lambda flag: flag.tier)
        if low.tier < high.tier:
            assert not low.left < high.x < low.right


@given(STRIPS)
def test_every_label_stays_inside_the_strip(strip):
    for flag in place([x for x, _ in strip], [w for _, w in strip], 660, 7):
        assert flag.left >= 0
        assert flag.right <= 660


def test_a_label_that_would_lie_over_a_later_stem_goes_above():
    tiers = {flag.index: flag.tier for flag in place([100, 110], [80, 80], 660, 7)}
    assert tiers == {0: 1, 1: 0}


def test_a_label_stands_on_the_side_that_keeps_the_stems_short():
    flags = place([330, 300], [100, 100], 660, 7)
    assert {flag.index: (flag.tier, flag.points_right) for flag in flags} == {
        0: (0, True),
        1: (0, False),
    }


@given(st.text("mil W-", max_size=80), st.floats(20, 400))
def test_a_name_is_cut_to_its_room(text, room):
    cut = fitted(text, 40, room, 13)
    assert len(cut) <= 40
    assert text_width(cut, 13) <= room


def test_labels_of_one_day_are_stacked():
    tiers = {flag.index: flag.tier for flag in place([100, 100, 100], [80, 80, 80], 660, 7)}
    assert sorted(tiers.values()) == [0, 1, 2]


def test_the_earlier_stands_above_the_later_that_must_be_above_a_neighbour():
    late, early, _ = sorted(
        place([100, 100, 150], [200, 30, 50], 660, 7, times=[2, 1, 3]), key=lambda flag: flag.index
    )
    assert early.tier > late.tier > 0


def test_what_does_not_fit_the_tiers_is_left_out_the_least_important_first():
    assert {flag.index for flag in place([100, 100, 100], [80, 80, 80], 170, 2)} == {0, 1}


def test_a_label_at_the_right_edge_points_left():
    (flag,) = place([650], [200], 660, 7)
    assert not flag.points_right
    assert (flag.left, flag.right) == (450, 650)


def test_a_label_wider_than_the_strip_is_left_out():
    assert place([10], [700], 660, 7) == []


def test_wide_letters_take_more_room():
    assert text_width("MW", 14) > text_width("il", 14)


DOTS = st.lists(st.tuples(st.floats(0, 660), st.floats(4, 11)), max_size=40)


@given(DOTS)
def test_marks_that_lie_over_each_other_become_one_and_none_is_lost(line):
    found = clusters([x for x, _ in line], [r for _, r in line])
    assert sorted(index for group in found for index in group) == list(range(len(line)))
    leaders = [line[group[0]] for group in found]
    for (x1, r1), (x2, r2) in itertools.combinations(leaders, 2):
        assert abs(x1 - x2) >= r1 + r2


def test_no_label_is_lifted_far_above_its_mark_for_what_matters_less():
    points = [20, *(150 + 20 * n for n in range(5))]
    widths = [100, *([60] * 5)]

    def lowest(bare):
        return max(flag.tier for flag in place(points, widths, 300, 7, bare=bare) if flag.x == 20)

    assert lowest(bare=None) == 0
    crowded = [60, *(62 + 10 * n for n in range(6))]
    tall = place(crowded, [120] * 7, 600, 7)
    short = place(crowded, [120] * 7, 600, 7, bare=3)
    assert max(flag.tier for flag in tall) == 6
    assert max(flag.tier for flag in short) == 3
    assert 0 in {flag.index for flag in short}


def test_labels_of_one_stem_stay_together_and_few_are_not_above_many():
    """On a phone the first of three names would stand on a stem of eight tiers, above all of another mark."""
    points, times = [30, 290, 290, 290, 290, 30], [1, 13, 14, 15, 16, 2]
    flags = {flag.index: flag.tier for flag in place(points, [150] * 6, 320, 8, times)}
    assert (flags[0], flags[5]) == (1, 0)
    assert [flags[n] for n in (1, 2, 3, 4)] == [5, 4, 3, 2]


def test_a_name_has_no_more_lines_than_it_needs_and_these_are_even():
    name = "Ministers of the nine ports of the inner and the outer sea sign the treaty"
    assert wrapped(name, 100, 700, 13) == [name]
    first, second = wrapped(name, 100, 400, 13)
    assert f"{first} {second}" == name
    assert abs(text_width(first, 13) - text_width(second, 13)) < 60
    assert " ".join(wrapped(name, 30, 400, 13)) == name
    *_, last = wrapped(name, 14, 400, 13)
    assert last.endswith("…")
    assert all(len(line) <= 14 for line in wrapped(name, 14, 400, 13))


def test_labels_of_what_is_earlier_stand_above_those_of_the_stretch():
    """On a phone they cover no stem, and took the place over it: the others' stems were longer by their tiers."""
    points, widths = [20.0, 200.0, 20.0, 310.0], [150.0, 140.0, 150.0, 130.0]
    tiers = {flag.index: flag.tier for flag in place(points, widths, 322, 8, beyond=40)}
    assert tiers[1] < tiers[3] < min(tiers[0], tiers[2])
    before = {flag.index: flag.tier for flag in place(points, widths, 322, 8)}
    assert before[3] > tiers[3]
