"""The deploy script, with sam, aws and make that only write down how they are called."""

import os
import shutil
import subprocess

import pytest

from stacks import ROOT

SHIM = """#!/bin/bash
echo "$(basename "$0") $*" >>"$CALLS"
case "$(basename "$0") $*" in
  *WorkerRepository*) echo "${WORKER:-None}";;
  "make -n worker-image") exit "${NO_IMAGE:-0}";;
  aws*describe-stacks*) echo something;;
  git*) echo 0123456789ab;;
esac
"""
KEPT = """version = 0.1
[dev.deploy.parameters]
parameter_overrides = 'Stage="dev" AlarmEmail="ops@example.com" WorkerImageTag=""'
"""


@pytest.fixture
def run(tmp_path):
    (tmp_path / "infra").mkdir()
    (tmp_path / "frontend").mkdir()
    (tmp_path / "frontend" / "index.html").write_text("page")
    (tmp_path / "bin").mkdir()
    shutil.copy(ROOT / "infra" / "deploy", tmp_path / "infra" / "deploy")
    (tmp_path / "samconfig.toml").write_text("version = 0.1\n")
    for tool in ("sam", "aws", "make", "git"):
        (tmp_path / "bin" / tool).write_text(SHIM)
        (tmp_path / "bin" / tool).chmod(0o755)

    def run(config=None, **environment):
        if config:
            (tmp_path / "samconfig.toml").write_text(config)
        calls = tmp_path / "calls"
        calls.write_text("")
        path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
        result = subprocess.run(
            [tmp_path / "infra" / "deploy"],
            env={"PATH": path, "CALLS": str(calls), **environment},
            capture_output=True,
            text=True,
        )
        return result, calls.read_text().splitlines()

    run.folder = tmp_path
    return run


def deployments(calls):
    return [call for call in calls if call.startswith("sam deploy")]


def test_first_deployment_asks_then_pushes_then_names_the_image(run):
    result, calls = run(WORKER="account/worker")
    assert result.returncode == 0, result.stderr
    first, second = deployments(calls)
    assert "--guided" in first and "Stage=dev" in first
    assert second.endswith("WorkerImageTag=0123456789ab")
    pushed = calls.index("make worker-image REPOSITORY=account/worker TAG=0123456789ab")
    assert calls.index(first) < pushed < calls.index(second)


def test_later_deployment_keeps_the_parameters_and_never_drops_the_image(run):
    _, calls = run(KEPT, WORKER="account/worker")
    (only,) = deployments(calls)
    assert "--guided" not in only
    assert only.endswith("--parameter-overrides Stage=dev AlarmEmail=ops@example.com WorkerImageTag=0123456789ab")


def test_without_an_image_to_build_it_says_so(run):
    result, calls = run(KEPT, WORKER="account/worker", NO_IMAGE="2")
    assert len(deployments(calls)) == 1
    assert "jobs wait in the queue" in result.stdout


def test_without_a_worker_nothing_is_pushed(run):
    result, calls = run(KEPT)
    assert not [call for call in calls if call.startswith("make worker-image REPOSITORY")]
    assert result.returncode == 0


def test_page_that_is_not_built_stops_before_anything_changes(run):
    (run.folder / "frontend" / "package.json").write_text("{}")
    result, calls = run(KEPT)
    assert result.returncode != 0 and "not built" in result.stderr
    assert not deployments(calls) and not [call for call in calls if "s3 sync" in call]


def test_failed_deployment_publishes_nothing(run):
    (run.folder / "bin" / "sam").write_text("#!/bin/bash\nexit 1\n")
    result, calls = run(KEPT)
    assert result.returncode != 0
    assert not [call for call in calls if "s3 sync" in call]


def test_stage_that_no_name_can_bear_is_refused(run):
    result, calls = run(STAGE="Prod!")
    assert result.returncode == 2 and not calls
