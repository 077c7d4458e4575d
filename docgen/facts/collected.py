"""What is gathered while the stories are read, before it is handed over frozen."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.facts.formats import CharFormat
from docgen.facts.model import (
    CommentFacts,
    FieldFacts,
    ImageFacts,
    LineFacts,
    Notice,
    ParagraphFacts,
    RevisionFacts,
    TableFacts,
    TextBoxFacts,
)


@dataclass(slots=True)
class Collected:
    """Growing lists of facts; ``paragraphs`` and ``tables`` hold None while one is being read."""

    paragraphs: list[ParagraphFacts | None] = field(default_factory=list)
    tables: list[TableFacts | None] = field(default_factory=list)
    lines: list[LineFacts] = field(default_factory=list)
    boxes: list[TextBoxFacts | None] = field(default_factory=list)
    images: list[ImageFacts] = field(default_factory=list)
    fields: list[FieldFacts | None] = field(default_factory=list)
    revisions: list[RevisionFacts] = field(default_factory=list)
    comments: list[CommentFacts] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    """Comment id → the paragraph it is anchored in."""
    notices: dict[tuple[str, int, str], Notice] = field(default_factory=dict)

    def say(self, code: str, paragraph: int, detail: str = "") -> None:
        """Note something once per paragraph."""
        key = (code, paragraph, detail)
        self.notices.setdefault(key, Notice(*key))


@dataclass(slots=True)
class OpenField:
    """A field whose end has not come yet; ``slot`` is its position among the fields."""

    slot: int
    paragraph: int
    format: CharFormat
    instruction: list[str] = field(default_factory=list)
    result: list[str] = field(default_factory=list)
    result_format: CharFormat | None = None
    in_result: bool = False
    kind: str = ""

    def facts(self) -> FieldFacts:
        """Return the field as it is now known."""
        instruction = "".join(self.instruction).strip()
        return FieldFacts(
            kind=kind_of(instruction),
            instruction=instruction,
            result="".join(self.result),
            paragraph=self.paragraph,
            format=self.result_format or self.format,
        )


def kind_of(instruction: str) -> str:
    """Return the first word of a field's instruction in capitals."""
    return instruction.split(None, 1)[0].upper() if instruction.strip() else ""
