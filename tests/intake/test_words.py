from importlib.resources import files

import pytest

from dashboard.intake.words import word_list

NAMES = sorted(
    entry.name.removesuffix(".yaml")
    for entry in files("dashboard.intake.words").iterdir()
    if entry.name.endswith(".yaml")
)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_list_loads_and_names_its_source(name):
    text = (files("dashboard.intake.words") / f"{name}.yaml").read_text(encoding="utf-8")
    assert "Source:" in text.split("\n\n")[0].split("\n- ")[0]
    assert word_list(name)


@pytest.mark.parametrize("name", ["furniture", "pictures", "bylines", "walls"])
def test_every_entry_of_a_list_is_text(name):
    for entries in word_list(name).values():
        assert isinstance(entries, str) or all(isinstance(entry, str) for entry in entries)
