"""The reference of the command line is the program's own help, and it is complete."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import click
import pytest

from chainatlas.cli import COMMANDS, main

ROOT = Path(__file__).parents[2]
TOOL = ROOT / "tools" / "cli_docs.py"


def page() -> str:
    spec = importlib.util.spec_from_file_location("cli_docs", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.page())


def test_the_reference_is_what_the_tool_prints() -> None:
    assert (ROOT / "docs" / "cli.md").read_text("utf-8") == page()


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command
    assert command.name == name
    assert command.help
    assert f"chainatlas {name}" in command.help
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{name} {option.name}"


def test_literal_choices_are_those_of_the_libraries() -> None:
    from chainatlas.commands import export, gaps
    from chainatlas.economics.all_regions import KINDS
    from chainatlas.exports.formats import FORMATS

    assert sorted(export.FORMATS) == sorted(FORMATS)
    assert gaps.KINDS == KINDS
