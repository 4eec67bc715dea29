"""Write ``docs/cli.md``: the help of every command, as the program prints it.

Run ``python -m chainatlas.tools.cli_docs > docs/cli.md``; a test holds that the page
is what this prints.
"""

from __future__ import annotations

import sys
from typing import Any

import click

from chainatlas.cli import main

_HEAD = """# The command line

<!-- Written by `python -m chainatlas.tools.cli_docs`; do not edit by hand. -->

Regions, categories and links are named by id, full name or short name (`510400`,
`攀枝花市`, `攀枝花`). Data goes to standard output or to the file of `-o`; messages go
to standard error, in the language of `--lang` or of the locale.

| exit code | meaning |
|---|---|
| 0 | done |
| 1 | done, but rows were rejected or checks failed |
| 2 | wrong use, or input that cannot be read |
| 3 | the atlas cannot be reached or opened |
| 130 | interrupted |

In csv a list is joined by `;`, an object is JSON, and a text that a spreadsheet would
read as a formula gets a leading `'`.
"""


def _help(command: click.Command, name: str, parent: click.Context | None) -> str:
    settings: dict[str, Any] = {"terminal_width": 80, "max_content_width": 80}
    settings |= main.context_settings
    context = click.Context(command, info_name=name, parent=parent, **settings)
    text = command.get_help(context).rstrip()
    return f"```text\n{text}\n```"


def _below(command: click.Command, name: str, root: click.Context) -> list[str]:
    """Return the help of the commands of a group, nothing for any other."""
    if not isinstance(command, click.Group):
        return []
    parts = []
    inner = click.Context(command, info_name=name, parent=root)
    for each in command.list_commands(inner):
        found = command.get_command(inner, each)
        if found is not None:
            title = f"\n### chainatlas {name} {each}\n"
            parts += [title, _help(found, each, inner)]
    return parts


def page() -> str:
    """Return the page as Markdown."""
    parts = [_HEAD, "## chainatlas\n", _help(main, "chainatlas", None)]
    root = click.Context(main, info_name="chainatlas", **main.context_settings)
    for name in main.list_commands(root):
        command = main.get_command(root, name)
        if command is not None:
            parts += [f"\n## chainatlas {name}\n", _help(command, name, root)]
            parts += _below(command, name, root)
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(page())
