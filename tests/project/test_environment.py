"""Tests run in the project's own environment, and the README's promises about it hold."""

import re
import sys
import tomllib
from importlib.metadata import requires, version
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_tests_run_in_the_projects_environment():
    assert Path(sys.prefix) == ROOT / ".venv"


def test_every_dependency_is_pinned_exactly():
    pinned = {
        re.split("[=<>]", pin)[0].lower().replace("_", "-")
        for pin in PROJECT["tool"]["uv"]["constraint-dependencies"]
    }
    wanted = [
        *PROJECT["project"]["dependencies"],
        *chain(*PROJECT["project"]["optional-dependencies"].values()),
        *(d for d in PROJECT["dependency-groups"]["test"] if isinstance(d, str)),
    ]
    names = {re.split("[=<>]", one)[0].lower().replace("_", "-") for one in wanted}
    assert names - pinned == set()


def test_a_host_that_installs_requirements_installs_this_project_as_it_lies_here():
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["-e ."]


def test_dependencies_have_upper_bounds():
    open_ended = [one for one in PROJECT["project"]["dependencies"] if "<" not in one]
    assert open_ended == []


def test_installed_versions_are_the_pinned_ones():  # Spark's half a gigabyte is for slow tests
    pins = dict(pin.split("==") for pin in PROJECT["tool"]["uv"]["constraint-dependencies"])
    wanted = [
        one for one in requires("dateline") or [] if 'extra == "spark"' not in one.replace("'", '"')
    ]
    direct = [re.split(r"[=<>!~;\[ ]", one)[0] for one in wanted]
    by_name = {name.lower().replace("_", "-"): number for name, number in pins.items()}
    assert direct
    for name in direct:
        assert version(name) == by_name[name.lower().replace("_", "-")]
