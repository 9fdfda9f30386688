"""The entry of the web processes: `gunicorn 'service.wsgi:create_app()'`."""

from __future__ import annotations

import atexit
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from service.bootstrap import open_app, open_house, open_runner, start_log
from service.errors import CrossreadError
from service.settings import from_environment

if TYPE_CHECKING:
    from flask import Flask

    from service.newsroom import Newsroom


def create_app() -> Flask:
    """The application of this process, with everything it needs opened here.

    Starts the job runner too, unless `CROSSREAD_JOBS` is off, and warms up behind the first
    requests. Raises `CrossreadError` if a part cannot be opened.
    """
    settings = from_environment()
    start_log(settings)
    house = open_house(settings)
    if settings.jobs:
        runner = open_runner(house)
        runner.start()
        atexit.register(runner.stop)
    Thread(target=_warm_up, args=(house.newsroom,), name="warm-up", daemon=True).start()
    return open_app(house)


def _warm_up(newsroom: Newsroom) -> None:
    # What is in the way is told to whoever asks, and may be gone by then.
    with suppress(CrossreadError):
        newsroom.warm_up()
