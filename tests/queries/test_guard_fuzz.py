"""Any text: a verdict and nothing else; layout never turns a refusal into a pass."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chainatlas.queries.guard import check
from chainatlas.queries.guard_refused import QueryRefused
from chainatlas.queries.guard_words import REFUSED
from chainatlas.queries.tokens import tokenise

PIECES = st.sampled_from(
    [
        "MATCH",
        "OPTIONAL MATCH",
        "(n)",
        "(n:Link {id: 'x'})",
        "-[r:FEEDS*1..3]->",
        "(m)",
        "WHERE",
        "n.x = 1",
        "RETURN",
        "n",
        "*",
        "AS",
        "x",
        "WITH",
        "UNWIND",
        "[1, 2]",
        "ORDER BY",
        "DESC",
        "SKIP",
        "LIMIT",
        "1",
        "UNION",
        "ALL",
        "CALL",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ",",
        ".",
        ":",
        ";",
        "$p",
        "'a'",
        '"b"',
        "`c`",
        "count(*)",
        "EXISTS {",
        "CASE",
        "WHEN",
        "THEN",
        "ELSE",
        "END",
        "AND",
        "NOT",
        "IN",
        "IS NULL",
        "CREATE",
        "SET",
        "DELETE",
        "MERGE",
        "LOAD",
        "FROM",
        "COPY",
        "TO",
        "DROP",
        "FOREACH",
        "EXPORT",
        "INSERT",
        "IN TRANSACTIONS",
        "//",
        "/*",
        "*/",
        "\n",
        "'",
        "`",
        "\\",
        "set",
        "create",
        "apoc.f(",
        ";CREATE",
        "\u3000",
        "，",
        "\\u0043",
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(PIECES, max_size=30).map(" ".join),
    st.lists(PIECES, max_size=30).map("".join),
    st.binary().map(lambda raw: raw.decode("utf-8", "surrogateescape")),
)
BLANKS = st.sampled_from(
    [" ", "\n", "\t", "\r\n", "/**/", "/* CREATE ' ` */", "// ' ` ;\n", " /* * */ "]
)


def refusal(text: str) -> QueryRefused | None:
    try:
        check(text)
    except QueryRefused as refused:
        return refused
    return None


def accepted(text: str) -> bool:
    return refusal(text) is None


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_any_text_gets_a_verdict(text: str) -> None:
    refused = refusal(text)
    if refused is not None:
        assert min(refused.line, refused.column) >= 1
        assert str(refused).isprintable()
        assert refused.message("zh").isprintable()


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join), st.data())
def test_layout_changes_no_verdict(text: str, data: st.DataObject) -> None:
    try:
        tokens = tokenise(text)
    except QueryRefused:
        return
    verdict = accepted(text)
    spread = "".join(token.text + data.draw(BLANKS) for token in tokens)
    assert accepted(spread) is verdict


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PIECES, max_size=12).map(" ".join),
    st.sampled_from(sorted(REFUSED)),
    st.sampled_from([str.lower, str.upper, str.title]),
)
def test_no_refused_word_begins_a_clause(before: str, word: str, case: object) -> None:
    """Behind any whole query, whatever precedes, such a word is never let through."""
    text = f"{before} RETURN n.x AS x "
    if accepted(text):
        assert callable(case)
        assert not accepted(f"{text}{case(word)} (m:Link)")


@pytest.mark.parametrize(
    "unit",
    [
        "1, ",
        "n.x, ",
        "'a\\'b', ",
        "`c``d`, ",
        "/* * */ 1, ",
        "(1), ",
        "// x\n1, ",
        "中, ",
    ],
)
def test_work_grows_with_the_length(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times the text: ten times the steps of the walk."""
    from chainatlas.queries import guard

    counts = []
    step = guard._step
    for times in (50, 500, 5_000):
        steps = []
        monkeypatch.setattr(
            guard, "_step", lambda w, t, s=steps: (s.append(t), step(w, t))
        )
        check("RETURN " + unit * times + "1")
        counts.append(len(steps))
        assert len(steps) == len(tokenise("RETURN " + unit * times + "1"))
    assert counts[1] / counts[0] == pytest.approx(10, rel=0.1)
    assert counts[2] / counts[1] == pytest.approx(10, rel=0.1)
