"""What every test shares: in CI, a test of a real backend may not be skipped."""

import os

import pytest

REAL_BACKENDS = ("browser", "model", "server", "postgres")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    real = any(item.get_closest_marker(name) for name in REAL_BACKENDS)
    if real and report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"skipped, but in CI it must run: {report.longrepr}"
    return report
