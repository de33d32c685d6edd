"""The table of formats: each has its reader, and the README names each."""

from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

from dashboard.intake.formats import FORMS
from dashboard.intake.recognition import Format

README = Path(__file__).parents[2] / "README.md"


def test_every_format_that_is_recognised_has_a_reader():
    assert set(FORMS) == set(get_args(Format)) - {"empty", "zip"}


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.called)
def test_the_readme_lists_the_format_and_its_reader_is_there(form):
    table = README.read_text(encoding="utf-8").split("| what you have |")[1].split("\n\n")[0]
    assert form.called in table
    assert callable(getattr(import_module(f"dashboard.intake.{form.module}"), form.function))
