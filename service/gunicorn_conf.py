"""How gunicorn runs Crossread. `crossread serve` adds the address and the number of workers."""

from __future__ import annotations

import gc
import shutil
import sys
from pathlib import Path
from threading import Thread
from typing import Protocol

from service.bootstrap import load_libraries, migrate, read_index
from service.errors import CrossreadError
from service.settings import from_environment


class Worker(Protocol):
    """What is used here of gunicorn's worker, which has no types."""

    pid: int


# A request waits for the database and the model, both of which let other threads run.
worker_class = "gthread"
threads = 4
timeout = 120
graceful_timeout = 30
keepalive = 5

# Model and database are opened in each worker: onnxruntime's threads and SQLite's connections do
# not survive a fork. Imported modules do, and what was read of the index: see `on_starting`.
preload_app = False

# Workers are not renewed after so many requests: a new one loads the model and the index again,
# and nothing here is known to grow.
max_requests = 0

# A heartbeat file on a full or slow disk would stop the workers.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 (gunicorn's advice)

# The socket for remote control is on by default, in the home folder; nobody here uses it.
control_socket_disable = True


_MANY_NEW_OBJECTS = 20_000


def on_starting(server: object) -> None:  # noqa: ARG001 (gunicorn's signature)
    """Migrate the database, and import and read once what all workers need.

    What is imported is frozen, so that no worker's collector writes to pages that all share.
    Raises `SystemExit`, telling why, if the data folder or the database cannot be used.
    """
    try:
        settings = from_environment()
        reading = Thread(target=read_index, args=(settings,), daemon=True)
        reading.start()
        migrate(settings)
    except CrossreadError as fault:
        sys.exit(f"Error: {fault}")
    load_libraries()
    reading.join()  # a fork is for a process of one thread
    gc.collect()
    gc.freeze()


def post_worker_init(worker: Worker) -> None:  # noqa: ARG001 (gunicorn's signature)
    """Spare look-ups the collector's pauses: what is loaded by now stays, and it runs less often.

    A look-up makes thousands of small facts that live for one answer; with the usual threshold
    the slowest answers took twice as long.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MANY_NEW_OBJECTS, 20, 10)


def child_exit(server: object, worker: Worker) -> None:  # noqa: ARG001 (gunicorn's signature)
    """Let the gauges of a dead worker go."""
    from prometheus_client import multiprocess  # noqa: PLC0415 (not before it is needed)

    if folder := from_environment().metrics_dir:
        multiprocess.mark_process_dead(worker.pid, folder)  # type: ignore[no-untyped-call]


def on_exit(server: object) -> None:  # noqa: ARG001 (gunicorn's signature)
    """Remove the counters, unless a setting chose their folder."""
    folder = Path(from_environment().metrics_dir or ".")
    if folder.name.startswith("crossread-metrics-"):
        shutil.rmtree(folder, ignore_errors=True)
