"""How a csv is encoded is told, or the file is refused; never guessed wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from chainatlas.ingest.encoding import to_utf8
from chainatlas.ontology.errors import BadInput
from chainatlas.tests.ingest.small import firms, value

TEXT = "id,name,tier\ne1,攀钢集团钒钛资源股份有限公司,龙头\ne2,四川安宁铁钛股份有限公司,骨干\n"
NAMES = ["攀钢集团钒钛资源股份有限公司", "四川安宁铁钛股份有限公司"]
TRADITIONAL = "id,name\ne1,臺灣積體電路製造股份有限公司\ne2,鴻海精密工業股份有限公司\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "gb2312"]
)
def test_encodings_that_excel_writes(tmp_path: Path, encoding: str) -> None:
    intake = firms(tmp_path, TEXT.encode(encoding))
    assert value(intake, "name") == NAMES
    assert intake.rejects.is_empty()


@pytest.mark.parametrize("order", ["le", "be"])
def test_utf_16_of_either_byte_order(tmp_path: Path, order: str) -> None:
    mark = {"le": b"\xff\xfe", "be": b"\xfe\xff"}[order]
    intake = firms(tmp_path, mark + TEXT.encode(f"utf-16-{order}"))
    assert value(intake, "name") == NAMES


def test_a_rare_name_in_gb18030_is_accepted(tmp_path: Path) -> None:
    text = TEXT + "e3,四川𠮷祥铁钛有限公司,骨干\n"
    intake = firms(tmp_path, text.encode("gb18030"))
    assert value(intake, "name")[2] == "四川𠮷祥铁钛有限公司"


@pytest.mark.parametrize(
    "data",
    [
        TRADITIONAL.encode("big5"),
        TRADITIONAL.encode("big5hkscs"),
        "id,name\ne1,Société Générale de Crédit\n".encode("latin-1"),
        "id,name\ne1,Müller Großhandel Köln\ne2,Ångström\n".encode("latin-1"),
        "id,name\ne1,株式会社日立製作所カタカナひらがな\n".encode("shift_jis"),
        b"\xff\xfe" + b"i\x00d\x00,",
        b"\xef\xbb\xbfid,name\ne1,\xff\xfe\n",
        bytes(range(128, 256)) * 4,
    ],
    ids=["big5", "hkscs", "french", "german", "japanese", "half", "bom", "x"],
)
def test_others_are_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        firms(tmp_path, data)
    assert refused.value.key == "ingest.encoding"
    assert "enterprises.csv" in refused.value.message("zh")


def test_utf_16_without_a_mark_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        firms(tmp_path, TEXT.encode("utf-16-le"))


def test_plain_ascii_is_what_it_is() -> None:
    assert to_utf8(b"id\na\n", Path("x.csv")) == b"id\na\n"


@pytest.mark.parametrize("size", [40_000, 200_000])
def test_a_long_gb18030_file_with_late_chinese(size: int, tmp_path: Path) -> None:
    filler = "".join(f"x{n},plain name {n},\n" for n in range(size // 20))
    text = "id,name,tier\n" + filler + TEXT.split("\n", 1)[1]
    intake = firms(tmp_path, text.encode("gb18030"))
    assert value(intake, "name")[-2:] == NAMES


def test_late_garbage_is_refused_too(tmp_path: Path) -> None:
    filler = "".join(f"x{n},plain name {n}\n" for n in range(4000))
    data = ("id,name\n" + filler).encode() + TRADITIONAL.split("\n", 1)[1].encode(
        "big5"
    )
    with pytest.raises(BadInput):
        firms(tmp_path, data)
