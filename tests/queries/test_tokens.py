"""The tokeniser: what is one token, where it stands, and which texts are refused."""

from __future__ import annotations

import contextlib
import time

import pytest

from chainatlas.queries.guard_refused import QueryRefused
from chainatlas.queries.tokens import MAX_BYTES, tokenise


def cut(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        (" \t\r\n", []),
        ("// CREATE", []),
        ("/* CREATE */ a", [("word", "a")]),
        ("/*/ a */ b", [("word", "b")]),
        ("a // x\nb", [("word", "a"), ("word", "b")]),
        ("'it\\'s'", [("string", "'it\\'s'")]),
        ("'a\\\\'b", [("string", "'a\\\\'"), ("word", "b")]),
        ('"a\'b"', [("string", '"a\'b"')]),
        ("'// /* `'", [("string", "'// /* `'")]),
        ("`a``b`", [("quoted", "`a``b`")]),
        ("`'`'`'", [("quoted", "`'`"), ("string", "'`'")]),
        (
            "$p $1 $`a b`",
            [("parameter", "$p"), ("parameter", "$1"), ("parameter", "$`a b`")],
        ),
        ("1 1.5 .5 1e-3", [("number", n) for n in ("1", "1.5", ".5", "1e-3")]),
        ("1..3", [("number", "1"), ("symbol", ".."), ("number", "3")]),
        ("*..3", [("symbol", "*"), ("symbol", ".."), ("number", "3")]),
        ("n.x", [("word", "n"), ("symbol", "."), ("word", "x")]),
        ("环节_1", [("word", "环节_1")]),
        ("-->", [("symbol", "-"), ("symbol", "->")]),
        ("<>=~", [("symbol", "<>"), ("symbol", "=~")]),
    ],
)
def test_text_is_cut(text: str, tokens: list[tuple[str, str]]) -> None:
    assert cut(text) == tokens


def test_places_count_characters_from_one() -> None:
    tokens = tokenise("钛 /* 一\n二 */ b\n  '一\n二' c")
    assert [(t.text, t.line, t.column) for t in tokens] == [
        ("钛", 1, 1),
        ("b", 2, 6),
        ("'一\n二'", 3, 3),
        ("c", 4, 4),
    ]


@pytest.mark.parametrize(
    ("text", "reason", "place"),
    [
        ("a 'b", "string_open", (1, 3)),
        ("a \"b'", "string_open", (1, 3)),
        ("a `b", "name_open", (1, 3)),
        ("a ``", "name_empty", (1, 3)),
        ("a $``", "name_empty", (1, 3)),
        ("a\n/* b", "comment_open", (2, 1)),
        ("/* b **/", "comment_stars", (1, 1)),
        ("'\\d'", "string_escape", (1, 1)),
        ("a $ b", "parameter", (1, 3)),
        ("1a", "glued", (1, 2)),
        ("0x1F", "glued", (1, 2)),
        ("1_000", "glued", (1, 2)),
        ("1.5.2", "glued", (1, 4)),
        ("$1a", "glued", (1, 1)),
        ("a$b", "glued", (1, 2)),
        ("١", "lookalike", (1, 1)),
        ("a #", "character", (1, 3)),
        ("a\n @", "character", (2, 2)),
        ("a /* \u2066 */", "character", (1, 6)),
        ("a\rb", "character", (1, 2)),
        ("a \\ b", "character", (1, 3)),
        ("a \\u0041", "unicode_escape", (1, 3)),
        ("e\u0301", "character", (1, 2)),
        ("ﬁ", "lookalike", (1, 1)),
        ("²", "lookalike", (1, 1)),
        ("İ", "lookalike", (1, 1)),
        ("\u212aey", "lookalike", (1, 1)),
    ],
)
def test_doubtful_text_is_refused(
    text: str, reason: str, place: tuple[int, int]
) -> None:
    with pytest.raises(QueryRefused) as refused:
        tokenise(text)
    assert refused.value.reason == reason
    assert (refused.value.line, refused.value.column) == place


def test_size_counts_bytes() -> None:
    assert tokenise("'" + "a" * (MAX_BYTES - 2) + "'")
    with pytest.raises(QueryRefused) as refused:
        tokenise("'" + "中" * (MAX_BYTES // 3) + "'")
    assert refused.value.reason == "size"


@pytest.mark.parametrize(
    "unit",
    [
        "'",
        '"',
        "`",
        "/*",
        "'\\",
        "``",
        "$`",
        "/",
        "1.",
        "1e",
        "a ",
        "$a ",
        "中",
        "\n",
        "*/",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    """Text made to be hard to cut takes no more than ten times its share."""

    def seconds(times: int) -> float:
        best = 9.0
        for _ in range(3):
            start = time.perf_counter()
            with contextlib.suppress(QueryRefused):
                tokenise(unit * times)
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(10_000) / max(seconds(1_000), 1e-4) < 100
