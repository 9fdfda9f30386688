"""`python -m service` is `crossread`."""

from service.cli import main

main(prog_name="crossread")
