"""Which part of an official paper each paragraph of a Word file is, with a confidence."""

from docgen.facts.recognition.recognise import recognise
from docgen.facts.recognition.view import Attachment, BodyItem, Genre, PaperView, Part

__all__ = ["Attachment", "BodyItem", "Genre", "PaperView", "Part", "recognise"]
