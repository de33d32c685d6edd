"""Undo goes back change by change: a search is one, however many letters, and so is a period."""

import datetime as dt

from dashboard.page.streamlit_gaps.undo import Step, Steps
from dashboard.view import LAST_DAY, View

LINK = 'href="{}" data-undo="" class="quiet">Undo</a>'


def test_undo_leads_to_the_view_before(open_page, harbour):
    page = open_page(harbour, entity=["Ada Lund"])
    assert ">Undo<" not in page.html
    page.app.multiselect(key="entity").set_value(["Ada Lund", "Westmark"]).run()
    assert LINK.format("./?entity=Ada+Lund") in page.html


def test_clearing_can_be_undone(open_page, harbour):
    page = open_page(harbour, entity=["Ada Lund"])
    page.app.multiselect(key="entity").set_value([]).run()
    assert LINK.format("./?entity=Ada+Lund") in page.html
    page.app.button(key="undo").click().run()
    assert page.app.multiselect(key="entity").value == ["Ada Lund"]
    assert ">Undo<" not in page.html


def test_several_undos_go_back_several_changes_of_all_kinds(open_page, harbour):
    page = open_page(harbour)
    app = page.app
    app.multiselect(key="entity").set_value(["Ada Lund"]).run()
    app.date_input(key="published").set_value((dt.date(2031, 3, 1), dt.date(2031, 3, 31))).run()
    (treaty,) = [name for name in app.multiselect(key="event").options if "treaty" in name]
    app.multiselect(key="event").set_value([treaty]).run()
    app.multiselect(key="entity").set_value([]).run()
    seen = []
    while any(button.key == "undo" for button in app.button):
        app.button(key="undo").click().run()
        view = app.session_state["shown_view"]
        seen.append((view.entity, bool(view.event), bool(view.published)))
    assert seen == [
        (("Ada Lund",), True, True),
        (("Ada Lund",), False, True),
        (("Ada Lund",), False, False),
        ((), False, False),
    ]


def typed(*texts, start=None):
    steps = start or Steps(Step(View()))
    for text in texts:
        steps = steps.to(Step(View(text=text)))
    return steps


def texts(steps):
    """The searches that undo goes back to, the nearest first."""
    found = []
    while steps := steps.back():
        found.append(steps.shown.view.text)
    return found


def test_a_word_whose_letters_are_added_and_taken_off_is_one_step():
    assert texts(typed("t", "tr", "tre", "trea")) == [""]
    assert texts(typed("t", "te", "t", "tr", "tre")) == [""]


def test_another_search_is_another_step_and_taking_it_away_too():
    treaty = typed("t", "treaty")
    assert texts(typed("harbour", start=treaty)) == ["treaty", ""]
    assert texts(typed("", start=treaty)) == ["treaty", ""]
    assert texts(typed("t", "")) == ["t", ""]


def test_the_two_days_of_a_period_are_one_step():
    first, last = dt.date(2031, 3, 1), dt.date(2031, 3, 31)
    half = Steps(Step(View())).to(Step(View(published=(first, LAST_DAY))))
    whole = half.to(Step(View(published=(first, last))))
    assert whole.before == (Step(View()),)
    other = whole.to(Step(View(published=(last, last))))
    assert other.before == (Step(View()), whole.shown)


def test_each_name_is_a_step():
    one, two = Step(View(entity=("A",))), Step(View(entity=("A", "B")))
    steps = Steps(Step(View())).to(one).to(two)
    assert steps.before == (Step(View()), one)
    assert steps.to(two) == steps


def test_another_page_is_no_step_but_on_compare_the_sides_are():
    one, two = (("one.text", ("a",)),), (("one.text", ("b",)),)
    steps = Steps(Step(View()))
    for sides in (None, (), one, None, one, two):
        steps = steps.to(Step(View(), sides))
    assert [step.sides for step in steps.before] == [(), one]
    back = steps.back()
    assert back
    assert back.shown.sides == one
    assert steps.to(Step(View())).back() is None, "elsewhere nothing would change"


def test_undo_on_compare_brings_back_both_sides(open_page, harbour):
    page = open_page(harbour, "compare", **{"filters": "two", "one.text": "treaty"})
    app = page.app
    app.multiselect(key="entity").set_value(["Ada Lund"]).run()
    app.query_params["filters"] = "one"
    app.query_params["two.entity"] = "Ada Lund"
    del app.query_params["one.text"]
    app.multiselect(key="entity").set_value([]).run()
    app.button(key="undo").click().run()
    assert page.app.session_state["shown_view"] == View(entity=("Ada Lund",))
    assert "".join(app.query_params["filters"]) == "two"
    assert "".join(app.query_params["one.text"]) == "treaty"
    assert "two.entity" not in app.query_params
