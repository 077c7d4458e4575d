"""What a clerk reads when the program itself fails: a code to pass on, never a traceback."""

from __future__ import annotations

from pathlib import Path

from docgen.cli.report import say
from docgen.errors import DocgenError, ExitCode
from docgen.messages import message_for
from docgen.office.incidents import keep_incident
from docgen.problems import Problem


def say_incident(error: Exception, data: Path | None) -> None:
    """Keep the fault in the data folder and print its code on stderr."""
    code, file = keep_incident(_data_folder(data), error)
    kept = "OUR_FAULT" if file else "OUR_FAULT_NOT_KEPT"
    message = message_for(Problem(kept, params={"ma": code, "tep": str(file)}))
    say(f"Lỗi: {message.sentence}", "red")
    say(f"Cách sửa: {message.remedy}")
    say(f"Mã thoát {int(ExitCode.OUR_FAULT)}.")


def _data_folder(data: Path | None) -> Path:
    from docgen.settings import load_settings, user_data_folder

    try:
        return load_settings(data).data
    except DocgenError:
        return data or user_data_folder()
