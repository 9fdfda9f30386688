"""The entry of a process that does nothing but bulk jobs: `python -m service.worker`."""

from __future__ import annotations

import signal
from threading import Event

from service.bootstrap import open_house, open_runner, start_log
from service.settings import from_environment


def main() -> None:
    """Work on bulk jobs until SIGTERM or SIGINT; the batch in hand is finished first."""
    settings = from_environment()
    start_log(settings)
    runner = open_runner(open_house(settings))
    stopped = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    runner.start()
    stopped.wait()
    runner.stop()


if __name__ == "__main__":
    main()
