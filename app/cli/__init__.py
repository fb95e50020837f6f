"""The command line: listen, classify, devices, forget. What the user can cause is one sentence and exit status 2."""

from app.cli.commands import run

__all__ = ["run"]
