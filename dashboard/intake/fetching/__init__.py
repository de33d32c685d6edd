"""Fetching: addresses, feeds and sitemaps from the web, politely and from public hosts only."""

from __future__ import annotations

from dashboard.intake.fetching.addresses import addresses_in, is_address
from dashboard.intake.fetching.fetched_pages import read_addresses

__all__ = ["addresses_in", "is_address", "read_addresses"]
