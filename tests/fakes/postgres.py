"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path

import psycopg
import pytest

from service.store import open_stores

OWNER = "crossread"
# An ICU locale orders text unlike Python does, as a newsroom's own server may.
CREATION_OPTIONS = (
    *("-A", "trust", "--no-sync", "--encoding=UTF8"),
    *("--locale=C", "--locale-provider=icu", "--icu-locale=en"),
)
SERVER_OPTIONS = "-c listen_addresses='' -c max_connections=60 -k {folder}"


class Cluster:
    """A running server, with one database made ready to be copied."""

    def __init__(self, programs, folder):
        self._programs = programs
        self.folder = folder
        self._numbers = count(1)
        data = folder / "data"
        self._run("initdb", "-D", data, "-U", OWNER, *CREATION_OPTIONS)
        self.start()
        self._execute("CREATE DATABASE template_of_tests")
        open_stores(self.url("template_of_tests")).close()

    def url(self, database):
        """The address of one of its databases."""
        return f"postgresql://{OWNER}@/{database}?host={self.folder}"

    def new_database(self, *, migrated=True):
        """The address of a new database, with the tables or wholly empty."""
        name = f"test_{next(self._numbers)}"
        template = "template_of_tests" if migrated else "template1"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def configure(self, name, value):
        """Change a setting of the running server."""
        self._execute(f"ALTER SYSTEM SET {name} = {value}")
        self._run("pg_ctl", "-D", self.folder / "data", "reload")
        while self._execute(f"SHOW {name}") != [(value,)]:
            time.sleep(0.01)

    def start(self):
        """Start the server, again after a `stop`."""
        options, log = SERVER_OPTIONS.format(folder=self.folder), self.folder / "log"
        self._run("pg_ctl", "-D", self.folder / "data", "-w", "-l", log, "-o", options, "start")

    def stop(self):
        """End the server as a crash would."""
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def _run(self, program, *arguments):
        """Run a program of the server, as someone else if we are root, which it refuses to be."""
        command = [str(self._programs / program), *map(str, arguments)]
        if os.geteuid() == 0:
            command = ["runuser", "-u", _servant(), "--", *command]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL, timeout=60)

    def _execute(self, statement):
        where = f"host={self.folder} user={OWNER} dbname=postgres"
        with psycopg.connect(where, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []


def _servant():
    """A user without rights."""
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _programs():
    """The folder of the server's programs, newest first, or nothing."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    folders += [Path(found).resolve().parent] if found else []
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


@pytest.fixture(scope="session")
def postgres():
    """A server for the whole run."""
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed")
    folder = Path(tempfile.mkdtemp(prefix="crossread-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _servant())
    try:
        cluster = Cluster(programs, folder)
        yield cluster
        cluster.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
