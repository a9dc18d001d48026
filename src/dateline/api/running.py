"""Running: the server, from its first check to its end."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path

import uvicorn

from dateline.api.guarding import Access, is_loopback
from dateline.api.serving import application
from dateline.errors import DatelineError
from dateline.store import Store

LONGEST_HEAD = 32 * 1024  # bytes of a request line and its headers
QUIET, LAST = 5, 5  # seconds that a connection may be idle, and that answers may still take at the end


def access_of(host: str, token: str | None) -> Access:
    """Who may ask a server that is bound to `host`. Raises DatelineError where others may, and no token keeps them out.

    >>> access_of("127.0.0.1", None).loopback
    True
    >>> access_of("0.0.0.0", None)
    Traceback (most recent call last):
    dateline.errors.DatelineError: 0.0.0.0: others could read the store there. Remedy: set DATELINE_TOKEN to a long random word.
    """
    if is_loopback(host):
        return Access(token or None, loopback=True)
    if not (token or "").strip():
        remedy = "set DATELINE_TOKEN to a long random word"
        raise DatelineError("others could read the store there", where=host, remedy=remedy)
    return Access(token, loopback=False)


def serve_store(path: Path, access: Access, place: tuple[str, int], tell: Callable[[str], None], workers: int = 1) -> None:
    """Serve a store until the process is told to end; `tell` is given the address once it can be asked.

    Python works on one thing at a time in one process, so that several `workers` answer more at once.
    Raises StoreError where there is no store, DatelineError where the address cannot be had or a worker breaks.
    """
    Store.open(path).close()
    with _bound(*place) as bound:
        name, port = place[0], bound.getsockname()[1]
        tell(f"http://{f'[{name}]' if ':' in name else name}:{port}/")
        if workers == 1:
            _server(path, access).run(sockets=[bound])
        else:
            _together(path, access, bound, workers)


def _server(path: Path, access: Access) -> uvicorn.Server:
    config = uvicorn.Config(
        application(path, access),
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        http="h11",
        ws="none",
        h11_max_incomplete_event_size=LONGEST_HEAD,
        timeout_keep_alive=QUIET,
        timeout_graceful_shutdown=LAST,
    )
    return uvicorn.Server(config)


def _together(path: Path, access: Access, bound: socket.socket, workers: int) -> None:
    """Serve in several processes, until this one is told to end, or one of them breaks."""
    context = get_context("spawn")
    processes = [context.Process(target=_work, args=(path, access, bound), daemon=True) for _ in range(workers)]
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        for process in processes:
            process.start()
        wait([process.sentinel for process in processes])
        raise DatelineError("a process that serves the store has ended", where=str(path), remedy="start it again")
    except KeyboardInterrupt:
        return
    finally:
        for process in processes:
            if process.pid:
                process.terminate()
                process.join(2 * LAST)


def _work(path: Path, access: Access, bound: socket.socket) -> None:
    """Serve in a process of its own, as long as the one that started it is there."""
    server = _server(path, access)

    def follow() -> None:
        parent = parent_process()
        if parent:
            parent.join()
        server.should_exit = True

    threading.Thread(target=follow, daemon=True).start()
    server.run(sockets=[bound])


def _bound(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.create_server(address[:2], family=family, backlog=2048)
        bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # or a body waits for its head to be acknowledged, for 40 ms
        return bound
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DatelineError(
            f"it cannot be served there: {reason}", where=f"{host}:{port}", remedy="name another --host or --port"
        ) from None
