"""What cannot be started here is at least read: containers, compose file, hooks, Makefile."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[3]


def dockerfile():
    """The instructions of the Dockerfile, continued lines joined, as (word, rest)."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [tuple(line.split(None, 1)) for line in lines]


def compose():
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


def test_the_image_does_not_run_as_root():
    users = [rest for word, rest in dockerfile() if word == "USER"]
    assert users
    assert users[-1] not in {"root", "0"}
    assert dockerfile().index(("USER", users[-1])) < [w for w, _ in dockerfile()].index("CMD")


def test_the_image_has_a_health_check_and_a_volume_for_its_data():
    words = dict(dockerfile())
    assert "/readyz" in words["HEALTHCHECK"]
    assert words["VOLUME"] == "/data"
    assert "CROSSREAD_DATA=/data" in words["ENV"]


def test_torch_comes_first_and_from_the_cpu_index():
    runs = [rest for word, rest in dockerfile() if word == "RUN"]
    assert "^torch==" in runs[0]
    assert ("ARG", "TORCH_INDEX=https://download.pytorch.org/whl/cpu") in dockerfile()


def test_everything_that_is_copied_into_the_image_is_let_through_to_the_builder():
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    for source in [s for word, rest in dockerfile() if word == "COPY" for s in rest.split()[:-1]]:
        assert f"!{source.removeprefix('./')}" in kept
        assert (ROOT / source).exists()


def test_compose_gives_the_service_no_more_than_it_needs():
    api = compose()["services"]["api"]
    assert api["read_only"] is True
    assert "no-new-privileges:true" in api["security_opt"]
    assert api["cap_drop"] == ["ALL"]
    assert all(port.startswith("127.0.0.1:") for port in api["ports"])
    assert "/readyz" in " ".join(api["healthcheck"]["test"])


def test_compose_keeps_the_data_in_a_named_volume():
    volumes = [v.split(":") for v in compose()["services"]["api"]["volumes"]]
    assert ["data", "/data"] in volumes
    assert "data" in compose()["volumes"]


def test_every_target_of_the_makefile_tells_what_it_does():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    told = set(re.findall(r"^([a-z]+):.*## \S", text, re.MULTILINE))
    assert told == set(phony.split())
    assert {"help", "run", "test", "check", "bench", "spec"} <= told


def test_the_hooks_run_what_make_check_runs():
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    entries = [hook["entry"] for repo in hooks["repos"] for hook in repo["hooks"]]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^check:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    for line in recipe.split("\n"):
        command = line.strip().replace("$(BIN)", ".venv/bin").removesuffix(" .")
        assert any(entry.startswith(command) for entry in entries)


def test_ci_runs_the_two_targets_and_lets_no_real_backend_be_skipped():
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "set -euo pipefail" in script
    assert "export CI=true" in script
    assert script.split()[-4:] == ["make", "test", "make", "check"]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_the_locks_name_one_exact_public_version_of_everything(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    assert pins
    for pin in pins:
        assert re.fullmatch(r"[a-z0-9.-]+(\[[a-z0-9,-]+\])?==[^+\s]+", pin)


def test_the_torch_of_the_lock_is_the_one_that_is_constrained():
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    (constraint,) = re.findall(r"^torch==\S+", (ROOT / "constraints.txt").read_text(), re.MULTILINE)
    assert constraint in lock.splitlines()
