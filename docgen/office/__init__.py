"""The front door: every page, command and script goes through an :class:`Office`."""

from docgen.office.drafts import Draft, DraftInfo
from docgen.office.front import Office, open_office
from docgen.office.paper import Checked, Paper

__all__ = ["Checked", "Draft", "DraftInfo", "Office", "Paper", "open_office"]
