"""The ready-made copy is the norm file, or it does not count."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import docgen.norms
from docgen.norms import Norm, load_norm
from docgen.norms.loader import DATA, norm_files, write_ready_made


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copy(DATA / "nd30_2020.yaml", tmp_path))


@pytest.mark.parametrize("path", norm_files(DATA), ids=lambda path: path.name)
def test_the_copy_in_the_program_is_that_of_its_file(path: Path, tmp_path: Path) -> None:
    fresh = write_ready_made(Path(shutil.copy(path, tmp_path)))
    assert path.with_suffix(".json").read_bytes() == fresh.read_bytes(), (
        "the norm was edited: python -m docgen.norms"
    )


def test_the_copy_gives_the_same_norm_as_the_file(copied: Path) -> None:
    from_yaml = load_norm(copied)
    write_ready_made(copied)
    load_norm.cache_clear()
    from_copy = load_norm(copied)
    assert from_copy == from_yaml
    assert from_copy is not from_yaml


def test_a_copy_of_another_state_of_the_file_is_not_used(copied: Path) -> None:
    write_ready_made(copied)
    edited = copied.read_text("utf-8").replace('name: "Quốc hiệu"', 'name: "Tên nước"', 1)
    copied.write_text(edited, "utf-8")
    assert load_norm(copied).component("quoc_hieu").name == "Tên nước"


@pytest.mark.parametrize("damage", [b"", b"{", b'{"sha256":"%s"}'])
def test_a_damaged_copy_is_not_used(copied: Path, damage: bytes) -> None:
    sha256 = load_norm(copied).sha256
    load_norm.cache_clear()
    copied.with_suffix(".json").write_bytes(damage.replace(b"%s", sha256.encode()))
    assert isinstance(load_norm(copied), Norm)


def test_a_copy_with_evidence_that_does_not_exist_is_not_used(copied: Path) -> None:
    copy = write_ready_made(copied)
    copy.write_bytes(copy.read_bytes().replace(b'"law A"', b'"law Z"', 1))
    assert load_norm(copied).identity.weight("number").conf == "A"


def test_a_name_the_package_does_not_have_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        getattr(docgen.norms, "decree")  # noqa: B009


def test_naming_the_norms_loads_neither_pydantic_nor_yaml() -> None:
    watch = "import sys, docgen.norms; print('pydantic' in sys.modules, 'yaml' in sys.modules)"
    assert said_by(watch) == "False False"


def test_the_norm_of_the_program_is_read_without_yaml() -> None:
    watch = (
        "import sys; from docgen.norms import norm_for; "
        "print(norm_for(None).id, 'yaml' in sys.modules)"
    )
    assert said_by(watch) == "nd30_2020 False"


def said_by(program: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return ran.stdout.strip()
