"""What a table covers: 攀枝花市:ti:complete, every maker of titanium there is in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from chainatlas.ontology.errors import BadInput
from chainatlas.ontology.schema import tables


@dataclass(frozen=True)
class Survey:
    """One statement of coverage.

    Attributes:
        region: id or name of the region.
        category: id of the category.
        completeness: complete, broad, partial or none.
        as_of: ISO date of the survey, None where it is not known.
        source_id: the source that it was made with, None where there are several.
    """

    COLUMNS: ClassVar[tuple[str, ...]] = (
        "region", "category", "link_id", "completeness", "as_of", "by", "source_id",
    )  # fmt: skip
    region: str
    category: str
    completeness: str
    as_of: str | None = None
    source_id: str | None = None

    @classmethod
    def parse(cls, text: str, as_of: str | None, source_id: str | None) -> Survey:
        """Return what REGION:CATEGORY:COMPLETENESS says.

        Raises:
            BadInput: it has another form, or another word for the completeness.
        """
        parts = [p.strip() for p in text.replace("：", ":").split(":")]
        column = next(
            c for c in tables()["coverage"].columns if c.name == "completeness"
        )
        if len(parts) != 3 or not all(parts) or parts[2] not in column.choices:
            raise BadInput("table.survey", value=text)
        region, category, completeness = parts
        return cls(region, category, completeness, as_of, source_id)

    def row(self) -> tuple[str | None, ...]:
        """Return the row of the table coverage."""
        return (
            *(self.region, self.category, None, self.completeness, self.as_of),
            *(self.source_id, self.source_id),
        )
