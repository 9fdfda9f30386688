"""`crossread serve` and `crossread worker`: become the process that does the work."""

from __future__ import annotations

import errno
import os
import socket
import sys
import tempfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace

import click

from service.cli.desk import Desk, pass_desk
from service.cli.seeds import QUESTIONS
from service.settings import NATIVE_ENVIRONMENT, misspelt

METRICS_PREFIX = "crossread-metrics-"

FIRST_REQUEST = """\
Crossread starts at http://{at}/ and is ready when /readyz says so. Ask it then:

  curl -s http://{at}/v1/claims/lookup -H 'Content-Type: application/json' \\
    -d '{{"text": "{claim}"}}'
"""


@click.command()
@click.option("--host", help="Listen on this address.")
@click.option("--port", type=click.IntRange(1, 65_535), help="Listen on this port.")
@click.option("--workers", type=click.IntRange(min=1), help="How many processes.")
@pass_desk
def serve(desk: Desk, host: str | None, port: int | None, workers: int | None) -> None:
    """Serve the HTTP API and the pages with gunicorn.

    The database is migrated first. The port is for this machine: put a proxy such as nginx in
    front before others can reach it, since slow clients can hold every thread of gunicorn.
    """
    settings = replace(
        desk.settings,
        host=host or desk.settings.host,
        port=port or desk.settings.port,
        workers=workers or desk.settings.workers,
    )
    _check_is_free(settings.host, settings.port)
    at = _address(settings.host, settings.port)
    for name in misspelt():
        click.echo(f"warning: {name} is not a setting and changes nothing", err=True)
    click.echo(FIRST_REQUEST.format(at=at, claim=QUESTIONS[0]), err=True)
    _become(
        "gunicorn",
        _metrics_environment(settings.metrics_dir),
        "--config=python:service.gunicorn_conf",
        f"--bind={at}",
        f"--workers={settings.workers}",
        f"--log-level={settings.log_level}",
        "service.wsgi:create_app()",
    )


@click.command()
def worker() -> None:
    """Work on bulk jobs alone, beside web processes that have CROSSREAD_JOBS=off."""
    _become("service.worker", {})


def _check_is_free(host: str, port: int) -> None:
    """Raise `click.ClickException` if nobody can listen there: gunicorn would try for long."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with closing(socket.socket(family)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as gunicorn does
            probe.bind((host, port))
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            raise click.ClickException(f"port {port} is taken") from fault
        told = f"cannot listen on {_address(host, port)}: {fault.strerror}"
        raise click.ClickException(told) from fault


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _metrics_environment(folder: str) -> dict[str, str]:
    """Where the processes of this server share their counters; fresh unless a setting names it."""
    shared = folder or tempfile.mkdtemp(prefix=METRICS_PREFIX)
    return {"CROSSREAD_METRICS_DIR": shared, "PROMETHEUS_MULTIPROC_DIR": shared}


def _become(module: str, environment: Mapping[str, str], *arguments: str) -> None:
    """Replace this process, so that libraries find their environment when they load."""
    os.environ.update({**NATIVE_ENVIRONMENT, **environment})
    os.execv(sys.executable, [sys.executable, "-m", module, *arguments])  # noqa: S606 (ourselves)
