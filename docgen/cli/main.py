"""The program ``docgen``: arguments in, one call of the front door, words out."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import click

from docgen import __version__
from docgen.cli.words import speak_vietnamese
from docgen.errors import DocgenError, ExitCode

_COMMANDS = {
    "new": "docgen.cli.new",
    "render": "docgen.cli.render",
    "serve": "docgen.cli.serve",
    "templates": "docgen.cli.templates",
    "doctor": "docgen.cli.doctor",
}


class LazyGroup(click.Group):
    """Imports a command's module when the command is used, so that ``--help`` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the work."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(_COMMANDS[cmd_name]).command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Suggest the nearest command where the name is wrong."""
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], _COMMANDS, 1)
            hint = f" Gần giống: {near[0]}" if near else ""
            ctx.fail(f"Không có lệnh “{args[0]}”.{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Thư mục dữ liệu của cơ quan (mặc định: biến DOCGEN_DATA, rồi thư mục người dùng).",
)
@click.version_option(__version__, message="docgen %(version)s")
@click.pass_context
def program(ctx: click.Context, data: Path | None) -> None:
    """Soạn văn bản hành chính đúng thể thức Nghị định 30/2020/NĐ-CP.

    \b
    Ví dụ:
      docgen new ke-hoach-bao-ve-tre-em -o kh2026.yaml
      docgen render kh2026.yaml --pdf
      docgen serve
    """
    ctx.obj = data


def run() -> None:
    """Run the program and leave with the exit code of ``ux.md`` 11.2."""
    for stream in (sys.stdout, sys.stderr):
        # Old Windows consoles and pipes are not UTF-8 and stop at the first Vietnamese letter.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    speak_vietnamese()
    try:
        code = program.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = ExitCode.WRONG_CALL
    except (click.Abort, KeyboardInterrupt):
        code = ExitCode.INTERRUPTED
    except DocgenError as error:
        from docgen.cli.report import say_failure

        say_failure(error)
        code = error.exit_code
    sys.exit(int(code or 0))
