"""`python -m dateline.cli`."""

from dateline.cli import app

app()
