"""Intake: bytes, files and feeds in, clean articles out. Knows no language model."""
