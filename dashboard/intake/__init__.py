"""Intake: bytes, files and feeds in, clean articles out. Knows no language model."""

from __future__ import annotations

from dashboard.intake.folders import read_path
from dashboard.intake.guarded_reading import read_guarded
from dashboard.intake.plaintext import article_from_text

__all__ = ["article_from_text", "read_guarded", "read_path"]
