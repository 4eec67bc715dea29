"""Finding out how a text file is encoded, and refusing to guess."""

from __future__ import annotations

import re
from pathlib import Path

from chainatlas.ontology.errors import BadInput

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0010ffff]+")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SAMPLE = 20_000
_COMMON_SHARE = 0.9


def _looks_chinese(text: str) -> bool:
    """Whether most Han characters are of the 3,755 common ones (GB 2312, level 1).

    Text of another double-byte encoding read as GB 18030 scatters over rare characters.
    """
    if _PRIVATE.search(text):
        return False
    runs = "".join(_HAN.findall(text))
    han = runs[:: 1 + len(runs) // _SAMPLE]  # from the whole file, not from its start
    codes = [c.encode("gb2312", "ignore") for c in han]
    common = sum(1 for c in codes if c and 0xB0 <= c[0] <= 0xD7)
    return common >= _COMMON_SHARE * len(han)


def to_utf8(data: bytes, path: Path) -> bytes:
    """Return the bytes of a text file as UTF-8 without a byte order mark.

    Accepts UTF-8, UTF-16 with a byte order mark, and GB 18030 (GBK) where the result
    reads as Chinese.

    Raises:
        BadInput: none of them fits (Big5, say, would be garbled silently).
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(name).removeprefix("\ufeff").encode("utf-8")
            except UnicodeDecodeError as error:
                raise BadInput("ingest.encoding", path=path) from error
    try:
        data.decode("utf-8")
        return data
    except UnicodeDecodeError:
        pass_on = data
    try:
        text = pass_on.decode("gb18030")
    except UnicodeDecodeError as error:
        raise BadInput("ingest.encoding", path=path) from error
    if not _looks_chinese(text):
        raise BadInput("ingest.encoding", path=path)
    return text.encode("utf-8")
