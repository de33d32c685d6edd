"""Settings of a hosted page, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WHO = """
[readers]
domains = ["news.example"]
groups = ["guests"]
[editors]
addresses = ["Editor@news.example"]
"""


def oidc(folder: Path, issuer: str, more: str = "", who: str = WHO) -> Path:
    """Write settings for a provider that signs readers in."""
    file = folder / "settings.toml"
    file.write_text(
        f'sign_in = "oidc"\n[oidc]\nissuer = "{issuer}"\nclient_id = "dateline-test"\n{who}{more}',
        "utf-8",
    )
    return file


def proxy(folder: Path, more: str = "", who: str = WHO) -> Path:
    """Write settings for a proxy that names its readers."""
    file = folder / "settings.toml"
    file.write_text(
        'sign_in = "proxy"\n[proxy]\naddress_header = "X-Forwarded-Email"\n'
        f'groups_header = "X-Forwarded-Groups"\n{more}{who}',
        "utf-8",
    )
    return file
