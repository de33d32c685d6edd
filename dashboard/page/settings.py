"""The page's settings: one config.toml, found beside the checkout or inside the wheel.

Streamlit looks for its settings in the home folder, in the working folder and beside the main script,
where a checkout has a link to the file; the command reads the file itself and hands the settings over.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

NAMES = "DATELINE_HOSTS"
"""Where ``streamlit run`` is told the names that its page is published under, with commas."""
OURS = b"x-dateline-"
"""How the headers begin that the server adds for the page; a client's own are thrown away."""
ROLE, USER, SIGN_IN = "x-dateline-role", "x-dateline-user", "x-dateline-sign-in"
SIGN_OUT, SHOWN, WHOSE = "x-dateline-sign-out", "x-dateline-shown", "x-dateline-whose"
"""The reader's role, address, and which of their browsers it is; where they sign out; how much they see; and
what they are known by that nobody else is ever given: an address may go to a successor."""
EDITOR, READER = "editor", "reader"
"""Who may add, correct and remove; and who reads."""
PACKAGE = Path(__file__).parents[1]
PLACES = tuple(place / ".streamlit" / "config.toml" for place in (PACKAGE.parent, PACKAGE))


def settings_file() -> Path:
    """Return the file that holds the page's settings."""
    return next((place for place in PLACES if place.is_file()), PLACES[-1])


def flattened(table: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Return nested tables as dotted names: ``{"theme.light.textColor": "#1B1B1A"}``."""
    flat: dict[str, Any] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat |= flattened(value, f"{prefix}{name}.")
        else:
            flat[f"{prefix}{name}"] = value
    return flat


def page_settings() -> dict[str, Any]:
    """Return the page's settings by dotted name, as Streamlit takes them."""
    return flattened(tomllib.loads(settings_file().read_text("utf-8")))
