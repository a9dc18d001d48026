"""Serving: a large store asked by many at once over HTTP, at a steady rate, whether or not those before are answered.

    python -m evals.serve [FILE] [--seconds N] [--rate N]

FILE is a store; without it, one of some thousand events is made. `python -m evals.store --million FILE` grows one of a million.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from dateline.store import Store

RATE, SECONDS, FEW = 50, 60, 5  # requests a second, seconds of a run, seconds where it is only to be seen that it works
TYPES = ("ASSAULT", "ACCUSE", "REQUEST", "CONSULT", "THREATEN", "MOBILIZE", "AGREE", "REJECT")
Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]
WORDS = ("troops", "border", "ceasefire talks", '"prime minister"', "missile", "sanctions", "president", "killed")


@dataclass(frozen=True)
class Outcome:
    """One request: what was asked, how it was answered, in how many seconds, counted from when it was to be asked."""

    address: str
    status: int
    seconds: float


def measure() -> dict[str, float]:
    """A few seconds over a small store."""
    from evals.grown import grown, seeds

    with TemporaryDirectory() as folder:
        path = Path(folder, "dateline.db")
        with Store(path) as store, store.turn():
            store.keep(list(grown(seeds(), 5000)))
        outcomes = asked(path, RATE, FEW)
    return {"requests answered": 100 * sum(each.status == 200 for each in outcomes) / len(outcomes)}


def asked(path: Path, rate: float, seconds: float) -> list[Outcome]:
    """What became of so many requests a second, for so many seconds."""
    addresses = list(addresses_of(path, int(rate * seconds)))
    with served(path) as port:
        asyncio.run(_all(port, addresses[:20], 5))  # tables are loaded
        return asyncio.run(_all(port, addresses, rate))


@contextmanager
def served(path: Path) -> Iterator[int]:
    """The port of a server of a store."""
    command = [sys.executable, "-m", "dateline", "serve", "--db", str(path), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ) as server:
        assert server.stderr
        line = server.stderr.readline()
        try:
            yield int(line.split(" at ")[1].split()[0].rstrip("/").rpartition(":")[2])
        finally:
            server.terminate()
            server.wait(30)


def addresses_of(path: Path, many: int) -> Iterator[str]:
    """What people and programs ask: filters and words of all kinds, single facts and records, pages further on."""
    chance = random.Random(11)
    with Store.open(path) as store:
        codes = [name for name, _ in store.group("", ["actor"], when="2022").rows if name and len(name) == 3 and name.isupper()][:60]
        facts = [row for of in ("events", "claims") for row in store.find(of=of, limit=200)]
    for _ in range(many):
        code, other, row = chance.choice(codes), chance.choice(codes), chance.choice(facts)
        kind, words = chance.choice(TYPES), quote(chance.choice(WORDS))
        month = f"{chance.choice((2021, 2022, 2023))}-{chance.randint(1, 12):02}"
        yield chance.choice((
            f"/events?actor={code}&type={kind}",
            f"/events?actor={code}&recipient={other}",
            f"/events?type={kind}&when={month}&status=actual",
            f"/events?country={code}&limit=100",
            f"/events?text={words}&actor={code}",
            "/events?limit=50",
            f"/claims?speaker={code}&act=deny",
            f"/claims?text={words}",
            f"/articles?actor={code}&when={month}",
            f"/search?text={words}&of=events",
            f"/counts?by=month&by=type&actor={code}&recipient={other}",
            f"/actors?code={code}",
            f"/places?country={code}",
            f"/articles/{row.source.id}",
            f"/{'events' if row.id.startswith('event') else 'claims'}/{row.id}",
        ))  # fmt: skip


async def _all(port: int, addresses: list[str], rate: float) -> list[Outcome]:
    """Every request at its time, whether or not the ones before it are answered."""
    begun, free = time.perf_counter(), asyncio.LifoQueue[Connection]()

    async def one(number: int, address: str) -> Outcome:
        due = begun + number / rate
        await asyncio.sleep(max(0, due - time.perf_counter()))
        try:
            connection = _kept(free) or await asyncio.open_connection("127.0.0.1", port)
            status = await _answered(*connection, address)
            free.put_nowait(connection)
        except (OSError, EOFError, ValueError, IndexError):
            status = 0
        return Outcome(address, status, time.perf_counter() - due)

    return await asyncio.gather(*(one(number, address) for number, address in enumerate(addresses)))


def _kept(free: asyncio.LifoQueue[Connection]) -> Connection | None:
    """A connection that the server has not closed meanwhile."""
    while not free.empty():
        connection = free.get_nowait()
        if not connection[0].at_eof():
            return connection
    return None


async def _answered(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str) -> int:
    writer.write(f"GET /api/v1{address} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
    if b"content-length" in headers:
        await reader.readexactly(int(headers[b"content-length"]))
    else:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readexactly(2)
    return int(head.split(b" ", 2)[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--rate", type=float, default=RATE)
    args = parser.parse_args()
    if args.file is None:
        print(*measure().items())
        return
    outcomes = asked(args.file, args.rate, args.seconds)
    wrong = [each for each in outcomes if each.status != 200]
    taken = statistics.quantiles([each.seconds for each in outcomes], n=100)
    median, high, highest = (1000 * taken[place] for place in (49, 94, 98))
    used = os.times()
    print(f"{len(outcomes)} requests, {len(wrong)} errors, ms: median {median:.0f}, p95 {high:.0f}, p99 {highest:.0f}")
    print(f"  the server used {1000 * (used.children_user + used.children_system) / len(outcomes):.1f} ms of a processor for each")
    kinds: dict[str, list[float]] = {}
    for each in outcomes:
        kinds.setdefault("&".join(part.partition("=")[0] for part in each.address.split("&"))[:40], []).append(each.seconds)
    for kind, seconds in sorted(kinds.items(), key=lambda item: -max(item[1]))[:12]:
        print(f"  {kind:42} median {statistics.median(seconds) * 1e3:6.0f} most {max(seconds) * 1e3:6.0f} of {len(seconds)}")
    print(*wrong[:3], sep="\n")


if __name__ == "__main__":
    main()
