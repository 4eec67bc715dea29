"""Full-width digits, letters and signs as half-width, each character for one."""

from __future__ import annotations

import re

_TABLE = {
    **{code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)},
    **{code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)},
    **{code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)},
    **str.maketrans("％﹪．／（）－−‐‑～∼〜", "%%./()----~~~"),
}

_THOUSANDS = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


def fold(text: str) -> str:
    """Return the text with half-width digits, letters, %, ., / and brackets.

    So is a comma between full-width thousands. The length stays, so offsets hold for
    both.

    >>> fold("２０％（ＧＷ）")
    '20%(GW)'
    """
    return _THOUSANDS.sub(",", text).translate(_TABLE)
