"""How many policy documents are read a second: ``python -m benchmarks.documents [N]``.

N documents (1,000 by default) of the length of a department's plan, each with other
numbers and units, are read on one core, from the file to the rows.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

GOAL = 20.0
_UNITS = ("省发展改革委", "经济和信息化厅", "科技厅", "财政厅", "商务厅", "省统计局")
_THINGS = ("海绵钛", "锂电材料", "玄武岩纤维", "稀土", "钒钛", "光伏玻璃", "电解液")
_TASKS = (
    "建设{thing}中试基地{count}个，推动上下游企业对接，{year}年实现产值{value}亿元",
    "推动{thing}企业技术改造，支持{count}户企业上市，营业收入增长{rate}%以上",
    "引进{thing}重点项目，年产{value}万吨{thing}项目于{year}年开工建设",
    "完善{thing}标准体系，组织企业参加展会，编制产业链图谱并按季度更新",
)


def document(chance: random.Random) -> str:
    """Return a made-up plan with about 40 tasks."""
    lines = [
        "四川省某产业工作方案",
        "",
        "一、总体要求",
        "坚持市场导向。",
        "二、重点任务",
    ]
    for number in range(1, 41):
        task = chance.choice(_TASKS).format(
            thing=chance.choice(_THINGS),
            count=chance.randint(2, 9),
            year=chance.randint(2024, 2030),
            value=chance.randint(10, 900),
            rate=chance.randint(5, 20),
        )
        units = "、".join(chance.sample(_UNITS, 4))
        lines.append(f"　　{number}.{task}。（责任单位：{units}）")
    return "\n".join(lines)


def rate(folder: Path, count: int) -> float:
    """Return how many documents are read a second of processor time."""
    from chainatlas.ingest.policy.read import read_document

    chance = random.Random(7)
    paths = [folder / f"{n}.txt" for n in range(count)]
    for path in paths:
        path.write_text(document(chance), encoding="utf-8")
    read_document(paths[0])
    start = time.process_time()
    for path in paths:
        read_document(path)
    return count / (time.process_time() - start)


def main(count: int = 1_000) -> None:
    """Print the rate beside its goal."""
    with tempfile.TemporaryDirectory() as folder:
        found = rate(Path(folder), count)
    print(f"{count} documents: {found:.1f} a second on one core (at least {GOAL:.0f})")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
