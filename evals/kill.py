"""Killed while adding: `kill -9` at random moments, and what is left in the file.

    python -m evals.kill [--kills 100] [--articles 2000]

A child adds records that were read before (so that 2,000 articles take seconds) and tells which it has committed.
It is killed, and the file is looked at: no committed article may be missing, SQLite and the full text must find the file whole,
and when the same articles have been added again to the end, none may be there twice.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline import Reader
from dateline.codec import record_from_json, record_to_json
from dateline.record import Record
from dateline.store import Store
from dateline.text.articles import open_articles
from dateline.types import Article
from evals.grown import ID

KILLS, ARTICLES, BATCH = 100, 2000, 8
LONGEST_WAIT = 1.0  # seconds of adding before the next kill
EXAMPLES = Path(__file__).parent.parent / "src" / "dateline" / "examples"


@dataclass
class Damage:
    """What was found amiss."""

    lost: int = 0
    unsound: int = 0
    twice: int = 0
    kills: int = 0
    rounds: int = 0


def measure() -> dict[str, float]:
    """A few kills, for the gate; the whole is run by hand."""
    damage = killed(10, 200, examples())
    return {"kills survived, percent": 100.0 if damage.lost == damage.unsound == damage.twice == 0 else 0.0}


def killed(kills: int, articles: int, records: list[Record], seed: int = 1) -> Damage:
    """Kill as often, look each time; begin a new store whenever one is full."""
    chance, damage = random.Random(seed), Damage()
    with TemporaryDirectory() as folder:
        lines = Path(folder, "records.jsonl")
        lines.write_bytes(b"".join(record_to_json(record) + b"\n" for record in copies(records, articles)))
        while damage.kills < kills:
            damage.rounds += 1
            _round(Path(folder, f"{damage.rounds}.db"), lines, articles, Kills(kills, chance, damage))
    return damage


@dataclass
class Kills:
    """How many there are to be, when, and what they did."""

    wanted: int
    chance: random.Random
    damage: Damage


def _round(path: Path, lines: Path, articles: int, kills: Kills) -> None:
    """Fill one store, killed again and again; then look for what is there twice."""
    committed: set[str] = set()
    while kills.damage.kills < kills.wanted:
        alive = _run(path, lines, committed, kills.chance.uniform(0, LONGEST_WAIT))
        if alive:
            break
        kills.damage.kills += 1
        kills.damage.lost += len(committed - _kept(path))
        kills.damage.unsound += not sound(path)
    _run(path, lines, committed, None)
    with Store(path) as store:
        kept = [record.article.id for record in store.narrowed()]
        kills.damage.twice += len(kept) - len(set(kept)) + (store.count(of="articles") != articles)
    kills.damage.lost += len(committed - set(kept))
    kills.damage.unsound += not sound(path)


def _run(path: Path, lines: Path, committed: set[str], wait: float | None) -> bool:
    """Let a child add, kill it so long after its first commit; gives whether it was done before that."""
    command = [sys.executable, "-m", "evals.kill", "--add", str(path), str(lines)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout
    begun = child.stdout.readline()  # it opens the file now
    if wait is not None and begun:
        time.sleep(wait)
        child.kill()
    told, _ = child.communicate()
    committed.update(line for line in told.splitlines() if line.startswith("article-") and len(line) == len("article-") + 16)
    return child.returncode == 0


def add(path: Path, lines: Path) -> None:
    """The child: adds what is not there yet, and tells what is committed."""
    print("ready", flush=True)
    with Store(path) as store, store.turn(), lines.open("rb") as file:
        store.keep([])
        records = (record for line in file if not store.has((record := record_from_json(line)).article.id))
        while batch := list(islice(records, BATCH)):
            store.keep([store.packed(record) for record in batch])
            os.write(1, "".join(f"{record.article.id}\n" for record in batch).encode())


def _kept(path: Path) -> set[str]:
    if not path.exists():
        return set()
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT id FROM records").fetchall() if _has_tables(connection) else []
    connection.close()
    return {identity for (identity,) in found}


def _has_tables(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'records'").fetchone()[0])


def sound(path: Path) -> bool:
    """Whether the file is whole, and every table that is derived agrees with the records."""
    if not path.exists():
        return True
    with sqlite3.connect(path) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if whole and _has_tables(connection):
            counts = [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("records", "article")]
            whole = counts[0] == counts[1]
            connection.execute("INSERT INTO passage (passage) VALUES ('integrity-check')")
    connection.close()
    return whole


def examples() -> list[Record]:
    reader = Reader()
    return [reader.read(article) for article in open_articles([str(EXAMPLES)], None, "2025-10-14") if isinstance(article, Article)]


def copies(records: list[Record], articles: int) -> Iterator[Record]:
    """So many different records: always the same ones, under other ids."""
    for k in range(articles):
        line = ID.sub(lambda each, k=k: f"{int(each[0], 16) ^ (k << 40):016x}".encode(), record_to_json(records[k % len(records)]))
        yield record_from_json(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--add", nargs=2, type=Path, metavar=("STORE", "RECORDS"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.add:
        add(*args.add)
        return
    damage = killed(args.kills, args.articles, examples())
    print(f"{damage.kills} kills in {damage.rounds} stores of {args.articles} articles")
    print(f"committed articles lost {damage.lost}, unsound files {damage.unsound}, articles twice {damage.twice}")


if __name__ == "__main__":
    main()
