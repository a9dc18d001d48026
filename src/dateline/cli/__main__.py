"""`python -m dateline.cli`."""

from dateline.cli import app

if __name__ == "__main__":  # reading processes import it, too
    app()
