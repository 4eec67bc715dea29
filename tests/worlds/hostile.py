"""Texts that break careless code, all allowed as ids or names by ATLAS.md."""

from __future__ import annotations

from random import Random

# Trimmed, no control characters, no `;`. Pairs differ by case, by width, or by
# composition alone: ids are case-sensitive and only trimmed, so they stay apart.
IDS = (
    *("007", "7", "NA", "N/A", "nan", "null", "None", "1e5", "1E5", "100000", "1.0"),
    *("true", "FALSE", "-1", "+1", "0", "0x1F", "2024-01-01", "1/2", "½", "∞", "-"),
    *("$x", "${x}", "{}", "{{7*7}}", "%s", "%(a)s", "#", "?", "*", "a*b", "a:b", "a.b"),
    *(
        "'",
        '"',
        "`",
        "``",
        "\\",
        "\\n",
        "a'b",
        'a"b',
        "a`b",
        "a\\",
        "it''s",
        '"""',
        "|",
    ),
    *(
        "=1+1",
        "=HYPERLINK(1)",
        "@SUM(1)",
        "+cmd|' /C calc'!A1",
        "'=1",
        "a,b",
        ",",
        "\\,",
    ),
    *(
        "a b",
        "two  spaces",
        "a/b",
        "/",
        "../..",
        "a&b",
        "&lt",
        "<b>",
        "</script>",
        "a=b",
    ),
    *(
        "钛",
        "钛 材",
        "钒钛（攀枝花）",
        "“引号”",
        "１２",
        "12",
        "Ａ",
        "A",
        "a",
        "ａ",
        "全　角",
    ),
    *(
        "é",
        "e\u0301",
        "ß",
        "SS",
        "İ",
        "ı",
        "ﬁ",
        "中\u00a0国",
        "𠮷",
        "😀",
        "🇨🇳",
        "عربي",
        "Ω",
    ),
    *("SELECT", "MATCH (n)", "n) RETURN n //", "/* x */", "--", "id", "_id", "label"),
    *(
        "__proto__",
        "constructor",
        "null\\0",
        "[1,2]",
        "[]",
        "()",
        "~",
        "^",
        "!",
        "a" * 120,
    ),
)
FRAGMENTS = (
    *("", "", "", "", "", "钛", "锂 电", "O'Brien", '"引"', "`", "\\", "<b>", "=1+1,"),
    *("</script><script>alert(1)</script>", "{{7*7}}", "${x}", "%s", "@a", "-x", "+1"),
    *("甲;乙", "a/b", "😀", "e\u0301", "𠮷", "a,b", "| a |", "&amp;", "#", "（有限）"),
)
NOTES = (
    "",
    "",
    "a",
    "第一行\n第二行",
    '"quoted", and more',
    "=1+1",
    "<i>",
    "；;",
    "\\",
)
EXTRA_COLUMNS = ("备注", "my column", "a`b", "SELECT", "x'y", "$p", "层级(1)")


def ids(paint: Random, count: int, prefix: str, *, region: bool = False) -> list[str]:
    """Choose distinct ids, plain or hostile; those of regions have no ``/``."""
    pool = [i for i in IDS if not (region and "/" in i)]
    pool += [f"{prefix}{n}" for n in range(10)]
    chosen = paint.sample(pool, min(count, len(pool)))
    return chosen + [f"{prefix}{n} x" for n in range(count - len(chosen))]


def name(paint: Random, word: str, number: int, suffix: str = "") -> str:
    """Make a name; unique, also when cleaned or shortened, by word and number."""
    return f"{paint.choice(FRAGMENTS)}{word}{number:02d}{suffix}"
