"""English words that click takes from no catalogue are replaced in every command."""

from __future__ import annotations

import click
import pytest

from docgen.cli.words import in_vietnamese, say_wrong_call


def a_group() -> click.Group:
    @click.group()
    def group() -> None: ...

    @group.command()
    @click.argument("tep")
    @click.option("--ten")
    @click.option("--so", type=int)
    @click.option("--kieu", metavar="KIỂU")
    @click.option("--chon", type=click.Choice(["a", "b"]))
    def lam(**given: object) -> None: ...

    return group


def test_metavars_are_vietnamese_at_every_depth_and_ours_stay() -> None:
    group = a_group()
    assert in_vietnamese(group) is group
    page = group.commands["lam"].get_help(click.Context(group.commands["lam"]))
    assert " [TÙY CHỌN] TEP\n" in page
    for words in ("--ten CHỮ", "--so SỐ", "--kieu KIỂU", "--chon [a|b]"):
        assert words in page
    assert "LỆNH [THAM SỐ]..." in group.get_usage(click.Context(group))


@pytest.mark.parametrize(
    ("message", "said"),
    [("'a b' là", "“a b” là"), ("it's one", "it's one"), ("'a', 'b'", "“a”, “b”")],
)
def test_a_wrong_call_is_quoted_as_our_sentences_are(
    message: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    say_wrong_call(click.ClickException(message))
    assert capsys.readouterr().err.endswith(f": {said}\nMã thoát 2.\n")
