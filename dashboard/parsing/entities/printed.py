"""A role as the page prints it: the words of the text without what belongs to a moment or a courtesy."""

from __future__ import annotations

import re

from dashboard.parsing.entities.gazetteer import word_class

OF_THE_MOMENT = re.compile(
    r"^(?:(?:now|then|current|last|Majesty|(?:Royal )?Highness|next|dear|our|my|your|his|her|their|Excellency|Honou?rable|Madam|M(?:[rs]|rs)\.?)[\s-]+)+(?=\S)",
    re.IGNORECASE,
)
LAST_COURTESY = re.compile(
    r"(?:\s(?:at|and|(?:His|Her) (?:Excellency|Majesty)|Dr|Prof|M(?:[rs]|rs)|Sheikh|Sir|Dame)\b\.?)+$"
)
OF_WHOM = re.compile(
    r"^(?:Anniversary|Election|Re-election|Inauguration|Appointment|Confirmation|Death|Passing|Assassination|Arrest|Visit"
    r"|Arrival|Meeting|Readout|Call|Travel|Return|Departure|Remembrance|Announcement|Victory|Designation|Nomination|Resignation|Conviction|Detention|Swearing-[Ii]n"
    r"|Remarks|Statements?|Speech|Testimony|Address|Comments|Biography|Portrait|Profile) of (?:the )?(?=\S)"
)
"""What a headline says of somebody: no part of the office that follows."""
TO_DO = re.compile(r"\sto\s(?!(?:the|a|an|his|her|its|their)\b)[a-z]+\b.*")


def shown_role(words: str) -> str:
    """Return a role as the page prints it: as the text does, but no letters of a transcript's label.

    What a moment adds is left out: "now ambassador", "the last secretary to come", "Ms. President".
    """
    words = " ".join(words.split())
    words = OF_THE_MOMENT.sub("", OF_WHOM.sub("", TO_DO.sub("", words)))
    words = LAST_COURTESY.sub("", words)
    if words.isupper() and max(map(len, words.split()), default=0) > 3:
        words = " ".join(
            w.lower() if w.lower() in word_class("small-in-role") else w.capitalize()
            for w in words.split()
        )
    return words
