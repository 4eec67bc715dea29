"""The Cypher tokeniser: one reading of a text, shared by every engine, or none.

The engines do not read all texts alike: Neo4j turns ``\\uXXXX`` into a character
before anything else, even inside a comment; ladybug does not end a block comment
at ``**/``; they know different string escapes, blanks, dashes and number forms. A
text that two engines could cut into different tokens could hide a clause in what
one of them takes for a string or a comment, so it is refused here. What passes is
read by both as it is by this file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NoReturn

from chainatlas.queries.guard_refused import QueryRefused

Kind = Literal["word", "quoted", "string", "number", "parameter", "symbol"]

MAX_BYTES = 100_000
"""The longest query that is read, in bytes of UTF-8."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token; ``line`` and ``column`` of its first character count from 1.

    ``text`` is the token as written. A quoted name (backticks), a string and a
    parameter are never a keyword, whatever stands in them.
    """

    kind: Kind
    text: str
    line: int
    column: int

    @property
    def upper(self) -> str:
        """The token in capitals, as keywords are compared; words are folded only."""
        return self.text.upper() if self.kind == "word" else self.text

    def refuse(self, reason: str, **values: object) -> NoReturn:
        """Raise the refusal ``reason`` at this token."""
        raise QueryRefused(reason, self.line, self.column, word=self.text, **values)


# Never inside a query, not even in a string or a comment: control characters, line
# ends that one engine alone takes for one, marks that change the order of the text
# on the screen, halves of a surrogate pair, byte order marks and noncharacters.
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e"
    r"\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\uffff]|\r(?!\n)|\\[uU]"
)

_TOKEN = re.compile(
    r"""
    (?P<blank> [ \t\r\n]++ )
  | (?P<line> //[^\n]*+ )
  | (?P<block> /\* )
  | (?P<string> '[^'\\]*+(?:\\.[^'\\]*+)*+' | "[^"\\]*+(?:\\.[^"\\]*+)*+" )
  | (?P<quoted> `[^`]*+`(?:`[^`]*+`)*+ )
  | (?P<number> (?:\d++(?:\.\d++)?|\.\d++)(?:[eE]-?\d++)? )
  | (?P<parameter> \$(?:\w++|`[^`]*+`(?:`[^`]*+`)*+) )
  | (?P<word> \w++ )
  | (?P<symbol> \.\.|=~|<>|<=|>=|!=|->|<-|[()\[\]{},.:;|&!%=<>+\-*/^] )
    """,
    re.VERBOSE | re.DOTALL,
)

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = frozenset("\\'\"nrtbf")  # alike in both engines; in lower case only
_OPEN = {"'": "string_open", '"': "string_open", "`": "name_open", "$": "parameter"}


def tokenise(text: str) -> tuple[Token, ...]:
    """Cut ``text`` into tokens; blanks and comments are left out.

    Raises:
        QueryRefused: the text is longer than ``MAX_BYTES``, or has a character,
            string, comment, name or number that an engine could read otherwise.

    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise QueryRefused("size", 1, 1, size=size, limit=MAX_BYTES)
    if bad := _FORBIDDEN.search(text):
        _refuse_character(text, bad.start())
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[Token]:
    position, line, start = 0, 1, 0
    before = ""  # the kind of the token that ends right here, "" after a blank
    while position < len(text):
        column = position - start + 1
        match = _TOKEN.match(text, position)
        if match is None:
            _refuse_unread(text, position, line, column)
        kind, end = match.lastgroup or "", match.end()
        token = Token(kind, text[position:end], line, column)  # type: ignore[arg-type]
        if kind == "block":
            end = _end_of_block(text, token, end)
        if kind in ("blank", "line", "block"):
            before = ""
        else:
            _examine(token, before)
            before = kind
            yield token
        if lines := text.count("\n", position, end):
            line += lines
            start = text.rindex("\n", position, end) + 1
        position = end


def _end_of_block(text: str, token: Token, after: int) -> int:
    end = text.find("*/", after)
    if end < 0:
        token.refuse("comment_open")
    if end > after and text[end - 1] == "*":
        token.refuse("comment_stars")
    return end + 2


def _examine(token: Token, before: str) -> None:
    glued = before == "number" and token.kind in ("word", "parameter", "number")
    if glued or (before in ("word", "parameter") and token.kind == "parameter"):
        token.refuse("glued")
    match token.kind:
        case "string":
            _examine_string(token)
        case "quoted" if token.text == "``":
            token.refuse("name_empty")
        case "number" if not token.text.isascii():
            token.refuse("lookalike")
        case "word":
            _examine_word(token, token.text)
        case "parameter" if token.text[1] == "`":
            if token.text == "$``":
                token.refuse("name_empty")
        case "parameter" if not (token.text.isascii() and token.text[1:].isdigit()):
            _examine_word(token, token.text[1:])


def _examine_string(token: Token) -> None:
    for escape in _ESCAPE.finditer(token.text):
        if escape[1] not in _ESCAPES:
            token.refuse("string_escape", escape=escape[0])


def _examine_word(token: Token, word: str) -> None:
    if word.isascii():
        if word[0].isdigit():
            token.refuse("glued")
        return
    if not word.isidentifier() or unicodedata.normalize("NFKC", word) != word:
        token.refuse("lookalike")
    for char in word:
        folded = char.upper() + char.lower() + char.casefold()
        if not char.isascii() and (any(map(str.isascii, folded)) or _hidden(char)):
            token.refuse("lookalike")


def _hidden(char: str) -> bool:
    """Tell whether a letter is drawn as nothing (the fillers of Hangul, Khmer)."""
    return char in "\u115f\u1160\u17b4\u17b5\u3164\uffa0"


def _refuse_unread(text: str, position: int, line: int, column: int) -> NoReturn:
    char = text[position]
    if char in _OPEN:
        raise QueryRefused(_OPEN[char], line, column)
    _refuse_character(text, position)


def _refuse_character(text: str, position: int) -> NoReturn:
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    char = text[position]
    if char == "\\" and text[position + 1 : position + 2] in ("u", "U"):
        raise QueryRefused("unicode_escape", line, column)
    code = f"U+{ord(char):04X}"
    name = unicodedata.name(char, "") or unicodedata.category(char)
    raise QueryRefused("character", line, column, char=char, code=code, name=name)
