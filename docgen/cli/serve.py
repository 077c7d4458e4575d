"""``docgen serve``: the web form of one office."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ phục vụ.")
@click.option("--port", default=8080, show_default=True, help="Cổng phục vụ.")
@click.option("--open/--no-open", "browser", default=False, help="Mở trình duyệt.")
@click.pass_obj
def command(data: Path | None, host: str, port: int, browser: bool) -> None:
    """Mở biểu mẫu soạn thảo trên máy này.

    Chế độ một người dùng: chỉ phục vụ địa chỉ của chính máy này.

    \b
    Ví dụ:
      docgen serve
      docgen serve --port 9000 --open
    """
    from docgen.settings import load_settings
    from web.serve import run

    address = f"http://{host}:{port}/"
    click.echo(f"Biểu mẫu soạn thảo: {address}  (dừng bằng Ctrl+C)", err=True)
    if browser:
        click.launch(address)
    run(load_settings(data), host, port)
