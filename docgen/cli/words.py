"""Makes click itself speak Vietnamese: its own words come from a gettext catalogue."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

_LOCALE = Path(__file__).with_name("locale")


def speak_vietnamese() -> None:
    """Choose the Vietnamese catalogue for this process; the caller's locale does not matter."""
    os.environ["LANGUAGE"] = "vi"
    gettext.bindtextdomain("messages", _LOCALE)
    gettext.textdomain("messages")
