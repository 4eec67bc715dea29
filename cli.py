"""The command line: one thin command for each arrow of the data flow."""

from __future__ import annotations

import importlib
from pathlib import Path

import click

from chainatlas import __version__
from chainatlas.commands.login import with_login

# Command name to module and object: a module is imported when its command is used.
COMMANDS = {
    "demo": ("demo", "demo"),
    "build": ("build", "build"),
    "check": ("build", "check"),
    "ingest": ("ingest", "ingest"),
    "review": ("review", "review"),
    "regions": ("lists", "regions"),
    "categories": ("lists", "categories"),
    "links": ("lists", "links"),
    "status": ("gaps", "status"),
    "gaps": ("gaps", "gaps"),
    "explain": ("explain", "explain"),
    "targets": ("targets", "targets"),
    "query": ("query", "query"),
    "view": ("view", "view"),
    "serve": ("serve", "serve"),
    "export": ("export", "export"),
    "evaluate": ("evaluate", "evaluate"),
    "info": ("store", "info"),
    "verify": ("store", "verify"),
}


class Commands(click.Group):
    """The commands of COMMANDS, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the command names, in the order of a session."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        found = getattr(importlib.import_module(f"chainatlas.commands.{module}"), name)
        return found if isinstance(found, click.Command) else None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option(
    "--db", "address", envvar="CHAINATLAS_DB", metavar="ADDRESS", help="The atlas."
)
@with_login
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of messages.")
def main(
    address: str | None, user: str | None, password_file: Path | None, lang: str | None
) -> None:
    """ChainAtlas 产业链图谱: the gaps of industry chains, and whom to invite.

    \b
    Start with:
      chainatlas demo -o demo
    """
