"""`dateline serve`: the pages and the interface of a store."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from dateline.cli.door import STORE_FILE, StoreFile, door

HOST_HELP = "Where to be asked. Anything but this computer itself needs a token in DATELINE_TOKEN."
WORKERS_HELP = "How many processes answer; one for each processor, four at most, if nothing else is said."
MOST_WORKERS = 4


@door.command()
def serve(
    db: StoreFile = STORE_FILE,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help=HOST_HELP)] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 for any that is free.")] = 8000,
    workers: Annotated[int, typer.Option(metavar="N", min=0, max=64, help=WORKERS_HELP, show_default=False)] = 0,
) -> None:
    """Serve a store: pages to look at, and an interface over HTTP for programs."""
    from dateline.api import access_of, serve_store

    def tell(address: str) -> None:
        sys.stderr.write(f"dateline: {db} is served at {address} (Ctrl-C ends it)\n")
        sys.stderr.flush()

    serve_store(
        db, access_of(host, os.environ.get("DATELINE_TOKEN")), (host, port), tell, workers or min(MOST_WORKERS, os.cpu_count() or 1)
    )
