"""The walls of the house, as pyproject.toml draws them for import-linter."""

from importlinter import api, cli
from importlinter.cli import lint_imports


def test_all_contracts_are_read():
    names = [contract["name"] for contract in api.read_configuration()["contracts_options"]]
    assert names == [
        "The floors of the house: each room imports only from the rooms below it",
        "Only the page knows Streamlit",
        "Only the corpus opens the store",
        "Above the syntax nothing of the parser knows spaCy",
        "Intake knows no language model",
    ]


def test_every_room_imports_only_from_the_rooms_below(capsys, monkeypatch):
    monkeypatch.setattr(
        cli.logging_config, "dictConfig", lambda _: None
    )  # it turns off all other logs
    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out
