"""Dateline turns a pile of news articles into a dashboard of who said what, and when."""

__version__ = "0.1.0"
