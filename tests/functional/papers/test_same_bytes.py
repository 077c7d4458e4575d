"""The same record gives the same bytes: twice, by script, command, form, an installed wheel."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from docgen import open_office
from docgen.settings import Settings, bundled
from tests.support.records import PLAN_2024, PLAN_2026, ROOT, sample_files, tree_of


def by_script(record: Path, data: Path) -> bytes:
    settings = Settings(data, bundled("templates_docx"))
    with open_office(settings, actor="test") as office:
        checked = office.check(office.read(record))
        assert checked.paper is not None
        return office.render(checked.paper)


def by_command(program: list[str], record: Path, data: Path) -> bytes:
    target = data / "ra.docx"
    command = [*program, "--data", str(data), "render", str(record), "-o", str(target)]
    subprocess.run(command, check=True, capture_output=True, cwd=data)
    return target.read_bytes()


@pytest.mark.parametrize("record", sample_files(), ids=lambda file: file.stem)
def test_a_second_run_compiles_nothing_and_gives_the_same_bytes(
    record: Path, tmp_path: Path
) -> None:
    first = by_script(record, tmp_path)
    assert list((tmp_path / "cache" / "compiled").iterdir())
    assert by_script(record, tmp_path) == first


def test_script_and_command_line_give_the_same_bytes(tmp_path: Path) -> None:
    for record in (PLAN_2024, PLAN_2026):
        folder = tmp_path / record.stem
        folder.mkdir()
        program = [sys.executable, "-m", "docgen"]
        assert by_command(program, record, folder) == by_script(record, tmp_path)


def test_the_form_gives_the_same_bytes(tmp_path: Path) -> None:
    from web import create_app

    settings = Settings(tmp_path / "web", bundled("templates_docx"))
    with open_office(settings, actor="test") as office:
        draft = office.drafts.create(tree_of(PLAN_2026))
    answer = create_app(settings).test_client().get(f"/soan-thao/{draft.id}/tep.docx")
    assert answer.status_code == 200
    assert answer.data == by_script(PLAN_2026, tmp_path)


@pytest.mark.slow
def test_a_wheel_in_an_empty_environment_gives_the_same_bytes(tmp_path: Path) -> None:
    home = tmp_path / "trống"
    venv.create(home, with_pip=True)
    python = str(home / "bin" / "python")
    pip = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    constraints = str(ROOT / ".ci" / "constraints.txt")
    wheels = tmp_path / "wheels"
    build = [python, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(wheels), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, cwd=tmp_path)
    (wheel,) = wheels.glob("*.whl")
    subprocess.run([*pip, "-c", constraints, str(wheel)], check=True, capture_output=True)
    program = str(home / "bin" / "docgen")
    samples = subprocess.run(
        [python, "-c", "from docgen.settings import bundled; print(bundled('samples'))"],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    ).stdout.strip()
    assert str(home) in samples
    record = Path(samples) / PLAN_2026.relative_to(ROOT / "samples")
    folder = tmp_path / "data"
    folder.mkdir()
    assert by_command([program], record, folder) == by_script(PLAN_2026, tmp_path / "khác")
