"""The command line. Data goes to standard output, everything else to standard error."""

import sys


def app() -> None:
    """The `dateline` command; asked for its version alone, it answers before anything is loaded."""
    if sys.argv[1:] == ["--version"]:
        from dateline import __version__

        print(f"dateline {__version__}")
        return
    from dateline.cli.commands import run

    run()
