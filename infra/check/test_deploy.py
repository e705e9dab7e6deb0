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
  *UserPoolId*) echo "${POOL:-None}";;
  *PageConfig*) echo "${PAGE_CONFIG:-None}";;
  *"'Site'"*) echo https://d1.cloudfront.net;;
  "aws s3 cp - "*) cat >>"$CALLS";;
  *StackStatus*) [[ -n ${STATUS:-} ]] || exit 255; echo "$STATUS";;
  aws*describe-stacks*) echo something;;
  git*) echo 0123456789ab;;
esac
"""
KEPT = """version = 0.1
[dev.deploy.parameters]
parameter_overrides = 'Stage="dev" AlarmEmail="ops@example.com" WorkerImageTag="" SiteDomain=""'
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
        environment.setdefault("STATUS", "UPDATE_COMPLETE" if config else "")
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
    assert only.endswith(
        "--parameter-overrides Stage=dev AlarmEmail=ops@example.com SiteDomain=d1.cloudfront.net WorkerImageTag=0123456789ab"
    )


def test_first_deployment_that_broke_off_goes_on_without_asking_again(run):
    result, calls = run(KEPT, STATUS="", WORKER="account/worker")
    assert result.returncode == 0, result.stderr
    first, second = deployments(calls)
    assert "--guided" not in first and "AlarmEmail=ops@example.com" in first and "WorkerImageTag" not in first
    assert second.endswith("WorkerImageTag=0123456789ab")


def test_first_deployment_that_was_rolled_back_is_to_be_deleted(run):
    result, calls = run(KEPT, STATUS="ROLLBACK_COMPLETE")
    assert result.returncode == 1 and "sam delete --stack-name adaptive-ads-dev" in result.stderr
    assert not deployments(calls)


def test_without_a_worker_nothing_is_pushed(run):
    result, calls = run(KEPT)
    assert not [call for call in calls if call.startswith("make worker-image REPOSITORY")]
    assert result.returncode == 0


def test_pool_is_told_the_domain_that_the_first_deployment_made(run):
    _, calls = run(POOL="pool")
    first, second = deployments(calls)
    assert "--guided" in first and "SiteDomain" not in first
    assert second.endswith("SiteDomain=d1.cloudfront.net")
    assert len(deployments(run()[1])) == 1


def published(calls):
    return next(i for i, call in enumerate(calls) if call.startswith("aws s3 cp ") and "/config.json" in call)


def test_page_is_told_where_to_sign_in_after_it_is_published(run):
    told = '{"apiBase":"/","signIn":{"authority":"https://issuer"}}'
    _, calls = run(KEPT, PAGE_CONFIG=told)
    at = published(calls)
    assert calls[at + 1] == told
    assert "--cache-control no-cache" in calls[at] and "--content-type application/json" in calls[at]
    pages = next(i for i, call in enumerate(calls) if "s3 sync" in call and "--delete" in call)
    assert "--exclude config.json" in calls[pages] and pages < at
    assert any("create-invalidation" in call for call in calls[at:])


def test_without_a_sign_in_the_page_gets_its_own_config_again(run):
    _, calls = run(KEPT)
    assert calls[published(calls)].startswith("aws s3 cp frontend/config.json ")


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
