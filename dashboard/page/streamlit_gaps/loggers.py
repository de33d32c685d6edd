"""The form of what Streamlit's modules log: each has a handler of its own, made when it asks for a logger.

Its option for the form says nothing of errors, whose messages may quote an article. This goes when Streamlit's
loggers leave their handlers to whoever runs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from streamlit import logger as loggers

if TYPE_CHECKING:
    import logging


def write_in(form: logging.Formatter) -> None:
    """Give a form to what the loggers write that Streamlit makes from now on."""
    own = loggers.setup_formatter

    def set_up(logger: logging.Logger) -> None:
        own(logger)
        for handler in logger.handlers:
            handler.setFormatter(form)

    loggers.setup_formatter = set_up  # ty: ignore[invalid-assignment] - it is what each new one goes through
