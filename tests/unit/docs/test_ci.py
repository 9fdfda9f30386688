"""In CI, a test of a real backend that skips is a failure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

ALONE = {"PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": "", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}

SUITE = """
import pytest

@pytest.mark.model
def test_real():
    pytest.skip("no model here")

@pytest.mark.skipif(True, reason="no server here")
@pytest.mark.server
def test_real_too():
    pass

def test_plain():
    pytest.skip("not on this system")

@pytest.mark.model
@pytest.mark.xfail(strict=True)
def test_known():
    assert False
"""


@pytest.mark.parametrize(
    ("ci", "counts"),
    [("true", "1 failed, 1 skipped, 1 xfailed, 1 error"), ("", "3 skipped, 1 xfailed")],
)
def test_skipped_tests_of_real_backends_fail_in_ci_only(tmp_path, ci, counts):
    (tmp_path / "test_suite.py").write_text(SUITE)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n model:\n server:\n")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "-p", "no:cacheprovider"],
        check=False,
        cwd=tmp_path,
        env=os.environ | ALONE | {"CI": ci},
        capture_output=True,
        text=True,
    )
    assert counts in done.stdout
