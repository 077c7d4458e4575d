"""``docgen completion``: the script that lets a shell complete our commands."""

from __future__ import annotations

import click

_SHELLS = ("bash", "zsh", "fish")
_ASKED_BY = "_DOCGEN_COMPLETE"
"""The variable through which the script asks the program for words (click's own name for it)."""


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS), metavar="[bash|zsh|fish]")
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """In đoạn lệnh để bash, zsh hoặc fish tự điền lệnh docgen.

    Ghi đoạn này vào tệp khởi động của vỏ lệnh rồi mở cửa sổ mới.

    \b
    Ví dụ:
      docgen completion bash >> ~/.bashrc
      docgen completion zsh >> ~/.zshrc
      docgen completion fish > ~/.config/fish/completions/docgen.fish
    """
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    assert script is not None
    click.echo(script(ctx.find_root().command, {}, "docgen", _ASKED_BY).source())
