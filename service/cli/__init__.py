"""The command line: `crossread`."""

from __future__ import annotations

import logging

import click

from service import __version__
from service.cli.asking import demo, lookup
from service.cli.comparing import compare
from service.cli.covering import coverage
from service.cli.desk import Desk
from service.cli.evaluating import evaluate
from service.cli.feeding import ingest
from service.cli.papers import settings, spec
from service.cli.running import serve, worker
from service.cli.upkeep import doctor, reindex
from service.errors import CrossreadError, Invalid, Misconfigured
from service.settings import Settings, from_environment, settle_native_libraries


class _Commands(click.Group):
    """A group that tells our errors in one line."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. Raises `click.ClickException` in place of a `CrossreadError`."""
        try:
            return super().invoke(ctx)
        except Invalid as fault:
            raise click.ClickException(fault.detail) from fault
        except CrossreadError as fault:
            raise click.ClickException(str(fault)) from fault


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="crossread")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Who else reported this claim, and how does their version differ?

    Articles live in the folder that CROSSREAD_DATA names (./data). Exit codes: 0 it worked,
    1 it ran and something failed, 2 it was called wrongly.
    """
    settle_native_libraries()
    if ctx.obj is None:
        ctx.obj = Desk(_settings())
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")


def _settings() -> Settings:
    try:
        return from_environment()
    except Misconfigured as fault:
        raise click.UsageError(str(fault)) from fault


for command in (
    serve,
    worker,
    ingest,
    lookup,
    compare,
    coverage,
    reindex,
    doctor,
    settings,
    spec,
    demo,
    evaluate,
):
    main.add_command(command)
