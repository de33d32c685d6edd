"""Signs by which a line is furniture, a caption or prose.

Every test reads a bounded part of the line, so no line is long enough to be slow.
"""

from __future__ import annotations

import collections
import functools
import re

from dashboard.intake.words import alternatives, word_list

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
END_MARK = re.compile(r"[.!?…。！？][\"”’'»“)\]*_」』）]{0,4}$")
DENSE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
COUNTER = re.compile(
    r"(?:image|photo|picture|slide|bild|foto)?\s?\d{1,3}\s{1,40}(?:of|von|/|de)\s{1,40}\d{1,3}$"
    r"|\d{1,3} (?:comments?|shares?|views?|likes?|kommentare?|min|mins|minutes?|hours?|days?|std)\b.{0,12}$"
    r"|[^\w]{0,3}(?:vor|il y a|hace|vor ca) \d{1,3} \w{1,8}\.?$",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\b(?:follow|like|join|find|add)\b.{1,90}\bon (?:facebook|twitter|x|instagram|telegram|whatsapp|tiktok|youtube|google)\b"
    r"|\bas an? preferred source\b|^(?:new ?!?:? ?)?you (?:can|have) (?:save|read|now)\b.{0,80}\barticle",
    re.IGNORECASE,
)
ASKING = (" on ", "source", "rticle")
DIGIT = re.compile(r"\d")
COMMENT = re.compile(
    r".{2,60}\d{4}\b.{0,6}\bat \d{1,2}:\d\d ?[ap]?m?\b.{0,12}$|.{2,60}\d{4} - \d{1,2}:\d\d ?[ap]m$",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(r"[:;,–—][\"”’'»)\]]{0,3}$")
CODE = re.compile(
    r"[{};]\s|\);|=>|function\s?\(|\bvar \w+\s?=|window\.|document\.|https?://\S+\.js\b"
)
CREDIT_SIGN = re.compile(r"[(\[/|©:]|\b[Bb]y\b| [–—-] ")
CREDIT_TAIL_CHARS = 110
SHOUTING = 14
NOTICE_CHARS = 420
QUOTES = tuple("“”\"„«»‘'‹")
NOTICE_WORDS = 60
ONE_WORDING = 22


def fold(line: str) -> str:
    """Return the words of a line in lower case, one blank between them."""
    return " ".join(WORD.findall(line.casefold().replace("’", " ").replace("'", " ")))


@functools.cache
def _folded(list_name: str, part: str) -> frozenset[str]:
    return frozenset(filter(None, (fold(str(entry)) for entry in word_list(list_name)[part])))


@functools.cache
def _phrases(part: str) -> dict[str, tuple[str, ...]]:
    """Return the phrases of a list by their first word."""
    table: dict[str, list[str]] = {}
    for phrase in _folded("furniture", part):
        table.setdefault(phrase.split(" ", 1)[0], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in table.items()}


def count_words(folded: str) -> int:
    """Return how many words a folded line has; two letters of Chinese or Thai count as one."""
    words = folded.count(" ") + 1
    dense = len(DENSE.findall(folded[:4_000])) if not folded.isascii() else 0
    return max(words, dense // 2)


def is_counter(line: str) -> bool:
    """Return whether a short line counts or times something: "Image 2 of 4", "3 comments"."""
    return len(line) < 80 and bool(DIGIT.search(line)) and bool(COUNTER.match(line))


def asks_reader(line: str) -> bool:
    """Return whether a line asks the reader to follow or join somewhere."""
    return len(line) < 250 and any(word in line for word in ASKING) and bool(ASKS.search(line))


def signs_comment(line: str) -> bool:
    """Return whether a line is the name and time above a reader's comment."""
    return len(line) < 100 and ":" in line and bool(COMMENT.match(line))


def is_code(line: str) -> bool:
    """Return whether a line is a program's text: brackets and semicolons all through it."""
    head = line[:2_000]
    if "{" not in head and "(" not in head and ".js" not in head:
        return False
    signs = len(CODE.findall(head))
    return signs > 1 and signs * 60 > len(head)


def is_widget(folded: str) -> bool:
    """Return whether the whole line is a button or label of a page; words beside a count included."""
    widgets = _folded("furniture", "widgets")
    if folded in widgets:
        return True
    bare = " ".join(word for word in folded[:80].split() if not word.isdigit())
    bare = bare.strip("0123456789 ")
    return bare != folded and (not bare or bare in widgets) and len(folded) < 24


def is_quoted(line: str) -> bool:
    """Return whether a line opens with a quotation mark."""
    return line[:1] in QUOTES


def is_notice(
    folded: str, part: str = "phrases", one_wording: int = ONE_WORDING, *, quoted: bool = False
) -> bool:
    """Return whether a short line holds the words of a notice: cookies, newsletters, rights.

    A longer line must hold two such wordings: prose speaks of newsletters too. Some are a notice's only where
    the line opens with one, and not ``quoted``.
    """
    if len(folded) > NOTICE_CHARS:
        return False
    words = folded.split(" ")
    if len(words) > NOTICE_WORDS:
        return False
    table = _phrases(part)
    known = table.keys() & words
    if not known:
        return False
    padded = f"{folded} "
    found = {phrase for word in known for phrase in table[word] if f"{phrase} " in padded}
    openings = _folded("furniture", "openings")
    if quoted or not folded.startswith(tuple(openings)):
        found -= openings
    return len(found) > (len(words) > one_wording)


def names_staff(folded: str, one_wording: int = ONE_WORDING) -> bool:
    """Return whether the line says who else worked on the article."""
    return is_notice(folded, "staff", one_wording)


LINK_OPENERS = (
    "read more ",
    "more on ",
    "more from ",
    "related ",
    "most read in ",
    "most popular in ",
    "lesen sie auch ",
    "lesen sie hier ",
    "mehr zu ",
)


def opens_links(folded: str) -> bool:
    """Return whether the line is the heading of a box of links."""
    return len(folded) < 60 and (
        folded in _folded("furniture", "openers") or folded.startswith(LINK_OPENERS)
    )


def opens_box(line: str) -> bool:
    """Return whether a line leads to other articles: "Read more: …", "Related" and their like."""
    folded = fold(line[:300])
    if opens_links(folded):
        return True
    head, *behind = LABEL_END.split(line[:60], maxsplit=1)
    if not behind:
        return False
    label = fold(head)
    if label in _folded("furniture", "openers"):
        return True
    return label in _folded("furniture", "labels") and not END_MARK.search(line)


LABEL_END = re.compile(r"[:|]| [–—-] ")


def ends_article(folded: str) -> bool:
    """Return whether the line heads what is below articles: topics, comments, the author."""
    return folded in _folded("furniture", "enders")


def closes_article(folded: str) -> bool:
    """Return whether nothing of the article follows the line: readers' comments, paid links."""
    return folded in _folded("furniture", "closes") or folded.startswith(
        "share or comment on this "
    )


@functools.cache
def _credit_patterns() -> tuple[re.Pattern[str], ...]:
    """Return the forms of a credit at the end of a caption, surest first."""
    pictures = word_list("pictures")
    agency = alternatives(pictures["agencies"])
    opener = alternatives(pictures["openers"])
    person = r"[^\W\d_a-z][\w.'’-]{0,20}(?: [^\W\d_][\w.'’-]{0,20}){0,3}"
    slash = r"\s?[/|–—-]\s?"
    file = r"(?:,? (?:file|pool)(?: photo)?)?"
    after = r"(?:(?<=[.!?”\"’)])\s?|(?<=[.!?”\"’)] )|^)"
    names = rf"(?:{person}(?:{slash}|, | via | for |\s))?(?:{agency})(?:(?:{slash}|, | via )(?:{agency}|{person})){{0,3}}{file}"
    return (
        re.compile(rf"{after}(?P<credit>{names})$"),
        re.compile(
            rf"(?:(?<=[\s.])|(?<=[a-z](?=[A-Z])))(?P<credit>(?:{person}{slash}(?:{agency})(?:{slash}(?:{agency}|{person})){{0,2}}"
            rf"|(?:AP Photo|AFP|REUTERS|Getty Images)/{person}(?:{slash}(?:{agency}|{person})){{0,2}}){file})$"
        ),
        re.compile(
            rf"(?P<credit>[(\[](?:[^()\[\]]{{0,80}}?\W)?(?:{agency})(?:\W[^()\[\]]{{0,60}})?[)\]])\.?$"
        ),
        re.compile(
            rf"{after}(?P<credit>[(\[]?(?:{opener})\s?(?::|\bby\b|©|/|\|)\s?[^.!?:]{{2,80}}\.?[)\]]?)$",
            re.IGNORECASE,
        ),
        re.compile(
            r"(?<=[.!?”\"’] )(?P<credit>\((?:[^\W\d_a-z][^()\s]{0,20}[ ,/-]{0,2}(?:of |the |via |for |and )?){1,10}\))$"
        ),
        re.compile(r"(?:(?<=[.!?”\"’)\s])|^)(?P<credit>©[^.!?]{2,80})$"),
        re.compile(
            r"\s(?P<credit>\((?:foto|photo|bild|image|picture|credit)s?(?:: | by )[^()]{2,60}\))$",
            re.IGNORECASE,
        ),
        re.compile(
            r"[,;|] (?P<credit>(?:foto|photo|bild|image|credit)s?: [^.!?:]{2,60})$",
            re.IGNORECASE,
        ),
    )


def _shouts(credit: str) -> bool:
    """Return whether bracketed words are all capitals, as in "(CLOSED PRESS COVERAGE)": no credit."""
    return credit.startswith("(") and len(credit) > SHOUTING and credit.isupper()


@functools.cache
def _last_words() -> frozenset[str]:
    """Return the words that a credit without any sign can end in."""
    agencies = {name.rsplit(" ", 1)[-1] for name in word_list("pictures")["agencies"]}
    return frozenset(agencies | {"file", "pool", "photo"})


def split_credit(line: str) -> tuple[int, int] | None:
    """Return where the picture credit at the end of a line stands: (start, end), or None.

    A dateline ("LA PAZ (AP) — …") is no credit: what is tested must close the line, and a bare
    agency counts only after the end of a sentence ("said Reuters" is prose).
    """
    offset = max(0, len(line) - CREDIT_TAIL_CHARS)
    place = _credit_in(line[offset:], offset > 0)
    return (offset + place[0], offset + place[1]) if place else None


@functools.lru_cache(maxsize=4_096)
def _credit_in(tail: str, cut: bool) -> tuple[int, int] | None:
    """Return where the credit is in a line or, where it was ``cut``, in the end of it."""
    if not CREDIT_SIGN.search(tail) and tail.rsplit(" ", 1)[-1] not in _last_words():
        return None
    for pattern in _credit_patterns():
        match = pattern.search(tail)
        if match and not _shouts(match["credit"]) and not (cut and match.start("credit") == 0):
            return match.span("credit")
    return None


@functools.cache
def caption_openers() -> tuple[str, ...]:
    """Return the words that open a caption, as they are printed."""
    return tuple(word_list("pictures")["captions"])


@functools.cache
def _showing() -> frozenset[str]:
    return frozenset(word_list("pictures")["verbs"].split())


FULL_DATE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, (?:19|20)\d\d\b"
    r"|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December),? (?:19|20)\d\d\b"
)
DAY_AND_DATE = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}),? (?:19|20)\d\d"
)
LATE = 0.4
POSED = re.compile(
    r", (?:(?:second|third|fourth|far|front|top|bottom) (?:from )?)?(?:left|right|center|centre)(?:,|\)| and )|\((?:left|right|l|r|center|centre|pictured|li\.|re\.|links|rechts)\)"
)
SAID = re.compile(r"\b(?:said|says|told|announced|according|reported|wrote|added)\b|[“”\"]")


def shows_picture(line: str) -> bool:
    """Return whether a line is worded as a caption.

    An opener ("FILE -"), the places of people in a picture, or the present tense with a full date;
    a sentence that reports what somebody said is none.
    """
    if line.startswith(caption_openers()) and re.match(r"\w+(?: \w+)?\s?[-–—:.,|]", line):
        return True
    if len(line) > 500 or SAID.search(line):
        return False
    if line.startswith(_depicting()) or POSED.search(line):
        return True
    if not FULL_DATE.search(line):
        return False
    dated = DAY_AND_DATE.search(line)
    if dated and dated.start() > LATE * len(line):
        return True  # a caption closes with its day and place, a report opens with them
    words = WORD.findall(line[:160])[1:14]
    return any(word in _showing() for word in words)


@functools.cache
def _depicting() -> tuple[str, ...]:
    """Return the words that open a description of a picture."""
    return tuple(word_list("pictures")["depicting"])


@functools.cache
def _all_function_words() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in word_list("function_words").items()}


def prose_language(words: list[str]) -> str | None:
    """Return the language whose function words fill the most of a text, None if none does."""
    counted = collections.Counter(words)
    shares = {
        code: sum(counted[word] for word in listed & counted.keys())
        for code, listed in _all_function_words().items()
    }
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] * 8 > len(words) else None


def function_words(language: str | None) -> frozenset[str]:
    """Return a language's function words, nothing where we lack them."""
    return _all_function_words().get(language or "", frozenset())


def is_beside(line: str) -> bool:
    """Return whether a line is a button, a notice, the head of a box, a request, or ends in a credit."""
    folded = fold(line[:2_000])
    return (
        is_widget(folded)
        or is_notice(folded)
        or opens_box(line)
        or asks_reader(line)
        or split_credit(line) is not None
    )


STAMP = re.compile(
    r"https?://\S+|\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?|\[/?\w+ [^\]]*\][^\[]*(?:\[/\w+\])?"
    r"|\[(?:사진|자료|그래픽) ?[=:][^\[\]]{1,80}\]|\((?i:(?:interactive )?graphic): [^()]{3,120}\)|pic\.twitter\.com/\w+|[–—-]{1,2} ?[^@]{2,60} \(@\w{1,30}\).{0,24}"
)
"""A bare address, a program's date, a shortcode that nothing has filled in, a Korean picture's credit, a graphic that is not there, who signs a post."""
COUNTED = re.compile(
    r"(?:%|\d{1,3}(?:[.,]\d{1,2})? ?%)?\s?\(?\d{1,3}(?:[., \u00a0]?\d{3})* (?:votes?|голос(?:а|ов)?|Stimmen?|voix|vot[io]s?|stemm(?:er|en)|röster|głos(?:y|ów)?)\)?",
    re.IGNORECASE,
)
"""What a poll shows under an answer that is a picture: "41% (250 votes)"."""
SHORT_LINE, ARROWS = 200, frozenset("»›>→►▶")


def is_furniture(line: str) -> bool:
    """Return whether a short line leads elsewhere, is a button, a stamp, or a picture's credit."""
    if STAMP.fullmatch(line) or COUNTED.fullmatch(line):
        return True
    folded = fold(line) if len(line) <= NOTICE_CHARS else ""
    if len(line) >= SHORT_LINE:
        return is_notice(folded, one_wording=0) and not SAID.search(line)
    if is_widget(folded) or ends_article(folded) or _points_on(line) or _is_row(line):
        return True
    if is_notice(folded) and not SAID.search(line):
        return True
    credit = split_credit(line)
    return credit is not None and credit[0] == 0


BARS = re.compile(r"\s*[|·•]\s*")


def _is_row(line: str) -> bool:
    """Return whether a line is a row of buttons: "Print this page | Back to article"."""
    pieces = [fold(piece) for piece in BARS.split(line)]
    return len(pieces) > 1 and all(map(is_widget, filter(None, pieces)))


def _points_on(line: str) -> bool:
    """Return whether a line leads to other articles, by its words or by an arrow beside a headline."""
    quoted = "«" in line or "‹" in line
    pointed = line[:1] in ARROWS or (line[-1:] in ARROWS and not quoted) or line.endswith(">>")
    return opens_box(line) or (pointed and not END_MARK.search(line))
