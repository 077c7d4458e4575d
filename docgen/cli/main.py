"""The program ``docgen``: arguments in, one call of the front door, words out."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from docgen import __version__
from docgen.cli.words import in_vietnamese, say_wrong_call, speak_vietnamese
from docgen.errors import DocgenError, ExitCode

speak_vietnamese()

_COMMANDS = {
    "new": "Viết tệp dữ liệu mẫu có chú thích của một mẫu văn bản.",
    "render": "Tạo văn bản Word từ dữ liệu YAML hoặc JSON.",
    "check": "Kiểm tra thể thức và nội dung của tệp Word, hoặc dữ liệu YAML, JSON.",
    "fix": "Sửa các chỗ chắc chắn của một tệp Word thành tệp mới.",
    "serve": "Mở biểu mẫu soạn thảo trên máy này.",
    "templates": "Xem, kiểm tra và ghi lại các mẫu văn bản.",
    "doctor": "Kiểm tra máy: phông chữ theo từng chữ cái, LibreOffice, ổ đĩa, đồng hồ.",
    "completion": "In đoạn lệnh để bash, zsh hoặc fish tự điền lệnh docgen.",
}
"""Each command with its one line of help, in the order of the work; ``docgen.cli.<name>`` has it.

The line is the first sentence of the command's docstring: the tests hold the two equal.
"""


_CLICKS_OWN = (click.ClickException, click.Abort, click.exceptions.Exit, EOFError)


class LazyGroup(click.Group):
    """Imports a command's module when the command is used, so that ``--help`` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the work."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in _COMMANDS:
            return None
        command = import_module(f"docgen.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return in_vietnamese(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command where the name is wrong."""
        if args[0] not in _COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], _COMMANDS, 1)
            hint = f" Gần giống: '{near[0]}'" if near else ""
            ctx.fail(f"Không có lệnh '{args[0]}'.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading one."""
        with formatter.section("Các lệnh"):
            formatter.write_dl(list(_COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what goes wrong is said here, where the data folder is known."""
        try:
            return super().invoke(ctx)
        except _CLICKS_OWN:
            raise
        except DocgenError as error:
            from docgen.cli.report import say_failure

            say_failure(error)
            return error.exit_code
        except Exception as error:
            if isinstance(error, OSError) and error.errno == errno.EPIPE:
                raise  # the reader of a pipe went away; click leaves in silence
            from docgen.cli.incident import say_incident

            say_incident(error, ctx.params["data"])
            return ExitCode.OUR_FAULT


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
      docgen check ke-hoach.docx
      docgen serve

    \b
    Mã thoát: 0 xong; 1 sự cố của chương trình; 2 gọi sai; 3 dữ liệu sai; 4 có lỗi thể thức;
    5 thiếu công cụ; 6 tệp đã có hoặc trạng thái không cho phép; 7 chữ ký hoặc kho lưu sai;
    8 một phần không xong; 130 dừng bằng Ctrl+C.
    """
    ctx.obj = data


in_vietnamese(program)


def run() -> None:
    """Run the program and leave with the exit code of ``ux.md`` 11.2."""
    for stream in (sys.stdout, sys.stderr):
        # Old Windows consoles and pipes are not UTF-8 and stop at the first Vietnamese letter.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(int(_code()))


def _code() -> int:
    colour = False if os.environ.get("NO_COLOR") else None
    try:
        return int(program.main(prog_name="docgen", standalone_mode=False, color=colour) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return ExitCode.WRONG_CALL
    except click.ClickException as error:
        say_wrong_call(error)
        return ExitCode.WRONG_CALL
    except (click.Abort, KeyboardInterrupt):
        click.echo("Đã dừng.", err=True)
        return ExitCode.INTERRUPTED
