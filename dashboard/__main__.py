"""``python -m dashboard`` is the command ``dateline``."""

from dashboard.cli import main

main()
