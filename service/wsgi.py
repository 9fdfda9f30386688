"""The entry of the web processes: `gunicorn 'service.wsgi:create_app()'`."""

from __future__ import annotations

import atexit
from typing import TYPE_CHECKING

from service.bootstrap import open_app, open_house, open_runner, start_log
from service.settings import from_environment

if TYPE_CHECKING:
    from flask import Flask


def create_app() -> Flask:
    """The application of this process, with everything it needs opened here.

    Starts the job runner too, unless `CROSSREAD_JOBS` is off. Raises `CrossreadError` if a part
    cannot be opened.
    """
    settings = from_environment()
    start_log(settings)
    house = open_house(settings)
    if settings.jobs:
        runner = open_runner(house)
        runner.start()
        atexit.register(runner.stop)
    return open_app(house)
