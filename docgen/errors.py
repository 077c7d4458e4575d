"""What can go wrong with the installation or with a file, as exceptions with identity.

A mistake of a person in the content of a paper is a :class:`docgen.problems.Problem`, never one of
these. Each class fixes the exit code of the command line (``ux.md`` 11.2) and the HTTP status, and
each instance carries a stable ``code``, under which the message catalogue holds the Vietnamese
sentence and remedy, and the ``params`` those sentences need.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line (``ux.md`` 11.2)."""

    DONE = 0
    OUR_FAULT = 1
    WRONG_CALL = 2
    WRONG_INPUT = 3
    FINDINGS = 4
    TOOL_MISSING = 5
    CONFLICT = 6
    NOT_VERIFIED = 7
    PARTLY_FAILED = 8
    INTERRUPTED = 130


class DocgenError(Exception):
    """Root of every exception that crosses the front door."""

    exit_code = ExitCode.OUR_FAULT
    http_status = 500

    def __init__(self, code: str, **params: object) -> None:
        """Keep ``code`` (ASCII, a key of the message catalogue) and the sentence's ``params``."""
        self.code = code
        self.params = {key: str(value) for key, value in params.items()}
        super().__init__(code, self.params)

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value}" for key, value in self.params.items())
        return f"{self.code} ({details})" if details else self.code


class IntakeError(DocgenError):
    """A file or post cannot be read at all (not YAML, too large, wrong encoding)."""

    exit_code = ExitCode.WRONG_INPUT
    http_status = 400


class PackageError(DocgenError):
    """A Word file is broken or hostile and was refused before anything read its content."""

    exit_code = ExitCode.WRONG_INPUT
    http_status = 422


class TemplateError(DocgenError):
    """A template is missing, broken or uses what the template language does not allow."""

    exit_code = ExitCode.WRONG_INPUT
    http_status = 422


class NormError(DocgenError):
    """A norm file is broken, or no norm is in force on the date asked for."""


class ToolError(DocgenError):
    """An external program is missing, failed or took too long."""

    exit_code = ExitCode.TOOL_MISSING
    http_status = 503


class SettingsError(DocgenError):
    """A settings file or variable cannot be used."""

    exit_code = ExitCode.WRONG_INPUT


class OutputError(DocgenError):
    """A result cannot be written: the target exists, the disk is full, the folder is read-only."""

    exit_code = ExitCode.CONFLICT
    http_status = 507


class NotFoundError(DocgenError):
    """A draft, template or file that was named does not exist."""

    exit_code = ExitCode.WRONG_INPUT
    http_status = 404


class ConflictError(DocgenError):
    """The thing was changed by somebody else in the meantime."""

    exit_code = ExitCode.CONFLICT
    http_status = 409
