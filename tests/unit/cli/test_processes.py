"""How the processes are started: threads settled first, everything opened after the fork."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from service import gunicorn_conf
from service.cli import running
from service.cli.desk import Desk
from service.settings import NATIVE_ENVIRONMENT, Settings

ROOT = Path(__file__).resolve().parents[3]

STAND_IN = """
import os, sys
from service.cli import main, running
os.execv = lambda path, argv: print(*argv[1:], *(
    f"{name}={os.environ[name]}" for name in sorted(os.environ) if name in {names}
), sep="\\n")
main(prog_name="crossread")
"""


def started(tmp_path, *arguments):
    """What `crossread …` would become: its arguments and the environment it sets."""
    names = [*NATIVE_ENVIRONMENT, "CROSSREAD_METRICS_DIR", "PROMETHEUS_MULTIPROC_DIR"]
    command = [sys.executable, "-c", STAND_IN.replace("{names}", repr(names)), *arguments]
    inherited = {k: v for k, v in os.environ.items() if k not in names}
    own = {"CROSSREAD_DATA": str(tmp_path / "data"), "CROSSREAD_METRICS_DIR": str(tmp_path)}
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=ROOT, env=inherited | own
    )
    return done.stdout.splitlines(), done.stderr


def test_serve_becomes_gunicorn_with_one_thread_a_library(tmp_path):
    lines, said = started(tmp_path, "serve", "--port", "8321", "--workers", "3")
    assert lines[:2] == ["-m", "gunicorn"]
    assert {"--bind=127.0.0.1:8321", "--workers=3"} <= set(lines)
    assert "--config=python:service.gunicorn_conf" in lines
    assert {f"{name}={value}" for name, value in NATIVE_ENVIRONMENT.items()} <= set(lines)
    assert f"PROMETHEUS_MULTIPROC_DIR={tmp_path}" in lines
    assert "curl -s http://127.0.0.1:8321/v1/claims/lookup" in said


STARTING = """
import sys
from service import gunicorn_conf
gunicorn_conf.on_starting(None)
loaded = {"torch", "onnxruntime", "faiss", "flask"} & set(sys.modules)
threads = [line for line in open("/proc/self/status") if line.startswith("Threads:")]
print(sorted(loaded), *threads)
"""


def starting(tmp_path):
    """What gunicorn does before it forks a worker."""
    environment = os.environ | NATIVE_ENVIRONMENT | {"CROSSREAD_DATA": str(tmp_path / "data")}
    command = [sys.executable, "-c", STARTING]
    return subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=ROOT, env=environment
    )


def test_before_the_fork_the_database_is_migrated_and_what_starts_no_thread_is_loaded(tmp_path):
    assert starting(tmp_path).stdout.split("\n")[0] == ("['faiss', 'flask'] Threads:\t1")
    assert (tmp_path / "data" / "crossread.sqlite").stat().st_size > 0


def test_nothing_is_forked_if_the_data_folder_cannot_be_made(tmp_path):
    (tmp_path / "data").write_text("")
    done = starting(tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: CROSSREAD_DATA is ")
    assert done.stderr.count("\n") == 1


OCCUPIED = """
import os, socket
held = socket.create_server(("127.0.0.1", 0))
from service.cli import main, running
os.execv = lambda *_: print("started")
main(["serve", "--host", "{host}", "--port", str(held.getsockname()[1])], prog_name="crossread")
"""


@pytest.mark.parametrize(
    ("host", "says"),
    [("127.0.0.1", "Error: port "), ("192.0.2.1", "Error: cannot listen on 192.0.2.1:")],
)
def test_serve_ends_where_nobody_can_listen_before_it_does_anything(tmp_path, host, says):
    command = [sys.executable, "-c", OCCUPIED.replace("{host}", host)]
    environment = os.environ | {"CROSSREAD_DATA": str(tmp_path / "data")}
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=ROOT, env=environment
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(says)
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()


def test_an_ipv6_address_is_bracketed():
    assert running._address("::1", 8000) == "[::1]:8000"


def test_worker_becomes_the_job_runner(tmp_path):
    lines, _ = started(tmp_path, "worker")
    assert lines[:2] == ["-m", "service.worker"]
    assert "OMP_NUM_THREADS=1" in lines


def test_counters_go_to_a_fresh_folder_unless_one_is_set():
    fresh = [Path(running._metrics_environment("")["CROSSREAD_METRICS_DIR"]) for _ in range(2)]
    assert fresh[0] != fresh[1]
    for folder in fresh:
        folder.rmdir()  # which would fail, were it not empty


def test_the_application_is_made_after_the_fork_and_imports_load_no_library():
    assert gunicorn_conf.preload_app is False
    assert gunicorn_conf.control_socket_disable is True
    probe = """
import sys, threading, service.wsgi, service.gunicorn_conf
loaded = {"torch", "faiss", "onnxruntime", "sqlalchemy", "pysqlite3", "flask"} & set(sys.modules)
sys.exit(f"{loaded} {threading.active_count()}" if loaded or threading.active_count() > 1 else 0)
"""
    subprocess.run([sys.executable, "-c", probe], check=True, cwd=ROOT)


@pytest.mark.parametrize("terminal", [True, False])
def test_a_bar_is_drawn_on_a_terminal_only(terminal):
    desk = Desk(Settings(), err=Console(stderr=True, force_terminal=terminal))
    assert desk.progress().disable is not terminal
