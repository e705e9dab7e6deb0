"""The script that makes keys for pictures, with an aws that only writes down how it is called."""

import json
import os
import subprocess

import pytest

from stacks import ROOT

# What comes in by standard input is a private key: only its public half is written down.
SHIM = """#!/bin/bash
echo "$*" >>"$CALLS"
case "$*" in
  "kms list-aliases"*) echo "${ALIAS:-null}";;
  "cloudfront create-public-key"*) printf 'K2JCJMDEHXQW5F\\tE1\\n';;
  "secretsmanager create-secret"*) [[ $* == *"--secret-string file:///dev/stdin" ]] && openssl pkey -pubout >"$CALLS.stored"; exit "${FAILS:-0}";;
esac
"""


@pytest.fixture
def run(tmp_path):
    (tmp_path / "aws").write_text(SHIM)
    (tmp_path / "aws").chmod(0o755)

    def run(**environment):
        calls = tmp_path / "calls"
        calls.write_text("")
        result = subprocess.run(
            [ROOT / "infra" / "picture-key"],
            cwd=tmp_path,
            env={
                "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
                "CALLS": str(calls),
                "TMPDIR": str(tmp_path),
                **environment,
            },
            capture_output=True,
            text=True,
        )
        return result, calls.read_text()

    run.folder = tmp_path
    return run


def test_the_halves_of_one_key_go_to_cloudfront_and_to_the_secret_of_its_id(run):
    result, calls = run(STAGE="prod")
    assert result.returncode == 0, result.stderr
    (created,) = [line for line in calls.splitlines() if line.startswith("cloudfront create-public-key")]
    config, _ = json.JSONDecoder().raw_decode(created, created.index("{"))
    assert config["EncodedKey"] == (run.folder / "calls.stored").read_text()
    assert "secretsmanager create-secret --name adaptive-ads-prod-picture-key-K2JCJMDEHXQW5F" in calls
    assert "PictureKeys=K2JCJMDEHXQW5F" in result.stdout


def test_the_private_half_is_on_no_command_line_in_no_file_and_not_shown(run):
    result, calls = run()
    kept = "".join(file.read_text() for file in run.folder.iterdir() if file.name != "aws")
    assert "BEGIN PUBLIC KEY" in kept
    for text in (result.stdout, result.stderr, calls, kept):
        assert "PRIVATE KEY" not in text


def test_each_run_makes_another_key(run):
    run()
    first = (run.folder / "calls.stored").read_text()
    run()
    assert first != (run.folder / "calls.stored").read_text()


def test_a_stage_with_a_key_of_its_own_encrypts_with_it(run):
    assert "--kms-key-id" not in run()[1]
    assert "--kms-key-id alias/adaptive-ads-dev " in run(ALIAS='"alias/adaptive-ads-dev"')[1]


def test_a_public_half_without_its_private_one_is_taken_back(run):
    result, calls = run(FAILS="1")
    assert result.returncode != 0 and "PictureKeys" not in result.stdout
    assert calls.splitlines()[-1] == "cloudfront delete-public-key --id K2JCJMDEHXQW5F --if-match E1"


def test_stage_that_no_name_can_bear_is_refused(run):
    result, calls = run(STAGE="Prod!")
    assert result.returncode == 2 and not calls
