"""The interface held against its own description: thousands of requests, made by schemathesis, that fit it or do not.

    python -m evals.interface [--examples N]
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.codec import record_from_json
from dateline.store import Store
from evals.serve import served

EXAMPLES = Path(__file__).parents[1] / "src" / "dateline" / "examples"
CASES = 25  # of each operation that are made up, beside those that are derived from the description
SUMMARY = re.compile(r"(\d+) generated, (?:(\d+) found (\d+) unique failures?|(\d+) passed)")


def measure() -> dict[str, float]:
    """How many of a hundred requests were answered as is described, and whether there were enough of them."""
    cases, failures = described(CASES)
    return {"requests, of 2,000 wanted": min(100.0, cases / 20), "answers as described": 100 * (1 - failures / cases)}


def described(examples: int, quiet: bool = True) -> tuple[int, int]:
    """How many requests were made to a server of the example reports, and how many kinds of failures there were."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "dateline.db")
        command = [sys.executable, "-m", "dateline", "read", str(EXAMPLES), "--published", "2025-10-14", "--format", "json"]
        read = subprocess.run(command, capture_output=True, check=True)
        with Store(path) as store:
            store.add(map(record_from_json, read.stdout.splitlines()))
        with served(path) as port:
            address = f"http://127.0.0.1:{port}/api/v1/openapi.json"
            tester = Path(sys.executable).with_name("st")
            command = [str(tester), "run", address, "--checks", "all", "--seed", "7", "--request-timeout", "60"]
            command += ["--max-examples", str(examples)]
            done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    found = SUMMARY.search(done.stdout)
    if not quiet or found is None or done.returncode:
        print(done.stdout[-6000:], done.stderr[-2000:], sep="\n", file=sys.stderr)
    assert found, "schemathesis did not come to its end"
    return int(found[1]), int(found[3] or 0) + (done.returncode != 0 and not found[3])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=CASES)
    cases, failures = described(parser.parse_args().examples, quiet=False)
    print(f"{cases} requests, {failures} failures")


if __name__ == "__main__":
    main()
