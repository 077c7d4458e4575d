"""``docgen new``: a commented YAML to start from."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.report import say


@click.command()
@click.argument("mau", metavar="MAU")
@click.option("-o", "--to", type=click.Path(dir_okay=False, path_type=Path), help="Tệp kết quả.")
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
@click.pass_obj
def command(data: Path | None, mau: str, to: Path | None, force: bool) -> None:
    """Viết tệp dữ liệu mẫu có chú thích của một mẫu văn bản.

    MAU là tên mẫu, xem bằng lệnh docgen templates list.

    \b
    Ví dụ:
      docgen new ke-hoach-bao-ve-tre-em -o kh2026.yaml
    """
    from docgen.office.files import write_whole
    from docgen.office.front import open_office

    with open_office(data, actor="cli") as office:
        text = office.specimen(mau)
    if to is None:
        click.echo(text, nl=False)
        return
    write_whole(to, text.encode(), replace=force)
    click.echo(f"Đã tạo {to}")
    say(f"Sửa tệp này rồi chạy: docgen render {to}")
