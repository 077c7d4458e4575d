"""The deterministic package writer under the name that templates know it by."""

from docgen.facts.pack import (
    CONTENT_TYPES,
    DEFAULT_LEVEL,
    DOS_EPOCH,
    Member,
    deflate,
    join_members,
    member_order,
    pack_member,
    write_package,
)

__all__ = [
    "CONTENT_TYPES",
    "DEFAULT_LEVEL",
    "DOS_EPOCH",
    "Member",
    "deflate",
    "join_members",
    "member_order",
    "pack_member",
    "write_package",
]
