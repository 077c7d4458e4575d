"""Vietnamese sentences by code."""

from docgen.messages.catalogue import Message, message_for

__all__ = ["Message", "message_for"]
