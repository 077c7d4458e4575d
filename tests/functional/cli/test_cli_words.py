"""click speaks Vietnamese through our catalogue, and no command has an English word in its help."""

from __future__ import annotations

import ast
import gettext
import io
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

from docgen.cli.main import _COMMANDS, program
from tests.support.command_line import docgen
from tests.support.gettext_catalogue import MO, PO, compiled, entries

NEVER_SHOWN = {
    "Confirm the action without prompting.",
    "Do you want to continue?",
    "Error: The two entered values do not match.",
    "Error: invalid input",
    "Press any key to continue...",
    "Repeat for confirmation",
    "Unknown color {colour!r}",
    "d",
    "{editor}: Editing failed",
    "{editor}: Editing failed: {e}",
    # These are faults of a program's own code, found when it is written.
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Could not determine name for option with declarations {decls!r}",
    "Invalid start character for option ({option})",
    "Name '{name}' defined twice",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument"
    " instead? Did you mean to pass '--{name}'?",
}
"""Words of click's prompts, editor and developers: this program asks and edits nothing."""


def words_of_click() -> Iterator[str]:
    """Every message click looks up, a plural's two forms joined as in the catalogue."""
    spec = find_spec("click")
    assert spec is not None
    assert spec.origin is not None
    for file in sorted(Path(spec.origin).parent.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "ngettext"):
                texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                if texts:
                    yield "\0".join(str(text) for text in texts)


def test_every_message_of_click_that_can_appear_has_its_translation() -> None:
    catalogue = entries(PO.read_text(encoding="utf-8"))
    assert set(words_of_click()) - NEVER_SHOWN - set(catalogue) == set()
    assert all(catalogue.values())


def test_a_translation_asks_for_no_value_that_click_does_not_give() -> None:
    for key, words in entries(PO.read_text(encoding="utf-8")).items():
        given = set(re.findall(r"\{(\w+)", key))
        assert set(re.findall(r"\{(\w+)", words)) <= given, key


def test_the_compiled_catalogue_is_that_of_the_words_beside_it() -> None:
    po = PO.read_text(encoding="utf-8")
    assert MO.read_bytes() == compiled(po)
    loaded = gettext.GNUTranslations(io.BytesIO(MO.read_bytes()))
    assert loaded.gettext("Usage:") == "Cách dùng:"
    for number in (1, 2):
        assert loaded.ngettext("Did you mean {possibility}?", "x", number).startswith("Gần giống")


def all_commands() -> Iterator[tuple[str, click.Command]]:
    def below(path: str, group: click.Group) -> Iterator[tuple[str, click.Command]]:
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            yield f"{path} {name}", command
            if isinstance(command, click.Group):
                yield from below(f"{path} {name}", command)

    yield "docgen", program
    yield from below("docgen", program)


COMMANDS = dict(all_commands())
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|show|this|message|exit|help|default|required|text"
    r"|integer|directory|file|path|error|invalid|missing|try|args|and|the|of|for)\b",
    re.IGNORECASE,
)
VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.I
)


@pytest.mark.parametrize("path", COMMANDS)
def test_a_command_explains_itself_in_vietnamese_with_an_example(path: str) -> None:
    command = COMMANDS[path]
    assert command.help
    assert VIETNAMESE.search(command.help.splitlines()[0])
    assert "Ví dụ:" in command.help
    assert re.search(rf"^ +{path}", command.help, re.MULTILINE)
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.opts
            assert VIETNAMESE.search(parameter.help), parameter.opts


@pytest.mark.parametrize("path", COMMANDS)
def test_help_holds_no_english_word(path: str) -> None:
    command = COMMANDS[path]
    context = click.Context(
        command, info_name=path, help_option_names=["-h", "--help"], max_content_width=100
    )
    page = command.get_help(context)
    # What a person types is no prose: programs with their commands, options, file names, choices.
    typed = r"(docgen( \w+)*|^  [a-z]+  |--?[\w-]+|[\w~./-]+\.\w+|\[[a-z|]+\])"
    prose = re.sub(typed, " ", page, flags=re.MULTILINE)
    assert not ENGLISH.search(prose), ENGLISH.search(prose)
    assert "Cách dùng:" in page
    assert "Tùy chọn:" in page


def test_the_list_of_commands_says_what_each_command_says_of_itself() -> None:
    for name, line in _COMMANDS.items():
        help_text = COMMANDS[f"docgen {name}"].help
        assert help_text is not None
        assert help_text.split("\n\n")[0].replace("\n", " ") == line


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rendr"], "Lỗi: Không có lệnh “rendr”. Gần giống: “render”"),
        (["zzz"], "Lỗi: Không có lệnh “zzz”."),
        (["render"], "Lỗi: Ghi thêm tham số “TEP...”."),
        (["new"], "Lỗi: Ghi thêm tham số “MAU”."),
        (["render", "--pdff", "x"], "Lỗi: Không có tùy chọn “--pdff”. Gần giống: “--pdf”"),
        (["--xyz"], "Lỗi: Không có tùy chọn “--xyz”."),
        (["render", "x", "-o"], "Lỗi: Tùy chọn “-o” cần giá trị đi sau."),
        (["doctor", "--json=1"], "Lỗi: Tùy chọn “--json” không nhận giá trị."),
        (["doctor", "thừa"], "Lỗi: Thừa tham số: thừa"),
        (["serve", "--port", "a"], "Lỗi: Giá trị của “--port” dùng không được: “a” không phải là"),
        (["completion", "tcsh"], "không có lựa chọn “tcsh”. Chọn một trong: “bash”, “zsh”, “fish”"),
        (["--data", "pyproject.toml", "doctor"], "“pyproject.toml” là tệp, cần thư mục."),
        (["new", "x", "-o", "docgen"], "“docgen” là thư mục, cần tệp."),
    ],
)
def test_a_wrong_call_is_explained_in_vietnamese_with_exit_code_2(
    words: list[str], said: str
) -> None:
    ran = docgen(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert said in ran.talk
    assert ran.talk.startswith(("Cách dùng: docgen", "Lỗi: Tùy chọn"))
    assert ran.talk.endswith("Mã thoát 2.\n")
    assert not ENGLISH.search(re.sub(r"--?\w+|docgen( \w+)?", "", ran.talk))


def test_without_a_command_the_help_is_shown() -> None:
    ran = docgen()
    assert ran.code == 2
    assert "Các lệnh:" in ran.talk


def test_help_and_version_are_results() -> None:
    assert docgen("--version").out.startswith("docgen 0.")
    ran = docgen("-h", environ={"LC_ALL": "C", "LANGUAGE": "de"})
    assert (ran.code, ran.talk) == (0, "")
    assert "Cách dùng:" in ran.out
