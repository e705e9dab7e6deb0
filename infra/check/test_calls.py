"""Each role grants what its function really calls, and nothing else. infra/check/calls.json was recorded by the integration tests
(make record-calls), which refuse any call that is neither in it nor in unrecorded.json."""

import copy
import json

import pytest

import grants
import java
from cases import CASES
from controls_compute import functions
from stacks import ROOT, System, sources

CALLS_NOTHING = ["CreateSessionHandler"]  # it makes up an id; the key it signs with is read of Secrets Manager, which is not recorded
CALLS = {caller: [] for caller in CALLS_NOTHING} | json.loads((ROOT / "infra" / "check" / "calls.json").read_text())
DATA = "arn:aws:s3:::adaptive-ads-dev-data-123456789012-us-east-1"

# Granted, and called by code that the recorded tests do not reach: when, and who tests it otherwise, if anybody does.
NOT_RECORDED = json.loads((ROOT / "infra" / "check" / "unrecorded.json").read_text())

# Granted for what the record cannot see.
NOT_OURS = {
    "sqs:SendMessage function-dead-letters": "Lambda hands over what the function could not take",
    "ecs:UpdateTaskProtection tasks": "the ECS agent asks with the worker's role, TaskProtectionTest",
    "secretsmanager:GetSecretValue session-keys": "with SessionTokens=required; one machine keeps them in a file",
    "secretsmanager:GetSecretValue picture-key-*": "with PictureKeys; the packaged function reads it in PicturesAtEdgeIT",
}


def handlers(system):
    return {f.properties["Handler"].split("::")[0].split(".")[-1]: f.id for f in functions(system)}


def named(resource):
    """A grant's resource as the record names it."""
    match resource:
        case {"Fn::GetAtt": ["Storage", attribute]} if attribute.endswith("TableArn"):
            return attribute.removeprefix("Outputs.").removesuffix("TableArn").lower()
        case {"Fn::GetAtt": ["Storage", "Outputs.JobsQueueArn"]}:
            return "jobs"
        case {"Fn::GetAtt": ["Storage", "Outputs.FunctionDeadLettersArn"]}:
            return "function-dead-letters"
        case {"Fn::GetAtt": ["Storage", "Outputs.SessionKeysArn"]}:
            return "session-keys"
        case str() if ":secretsmanager:" in resource and resource.endswith(":adaptive-ads-dev-picture-key-*"):
            return "picture-key-*"
        case str() if ":ecs:" in resource and ":task/" in resource:
            return "tasks"
        case {"Fn::Join": ["/", [table, *rest]]}:
            return "/".join([named(table), *rest])
        case str() if resource.startswith(DATA):
            return resource.removeprefix(DATA).removeprefix("/") or "bucket"
        case "arn:aws:s3:::${Bucket}" | "arn:aws:s3:::weights-of-another-stack":
            return "models-bucket"
        case "arn:aws:s3:::${Bucket}/models/*" | "arn:aws:s3:::weights-of-another-stack/models/*":
            return "models/*"
    return f"another resource {resource}"


def granted(system, role):
    """Actions and resources, as the record names them, with the prefix to which a listing is limited."""
    for grant in grants.of_roles(system):
        if grant.role == role:
            prefixes = (grant.condition or {}).get("StringLike", {}).get("s3:prefix", [""])
            yield from (f"{grant.action} {named(grant.resource)} {prefix}".strip() for prefix in prefixes)


def allows(grant, call):
    """A listing without a limit allows one with."""
    return grant == call or grant == "s3:ListBucket bucket" and call.startswith(grant)


def roles(system):
    yield from ((handler, f"root.{id}Role") for handler, id in handlers(system).items())
    yield "Worker", "Workers.TaskRole"


CALLERS = [*sorted({full.split(".")[-1] for full in java.routes().values()}), "DropHandler", "RollupHandler", "Worker"]


def test_everybody_is_recorded(systems):
    assert CALLS.keys() == set(CALLERS) == {caller for caller, _ in roles(systems["gpu-running"])}


def refused(system, caller):
    """Calls that IAM would refuse."""
    allowed = [*granted(system, dict(roles(system))[caller])]
    return [call for call in CALLS[caller] if not any(allows(grant, call) for grant in allowed)]


def unused(system, caller):
    """Grants that nobody uses."""
    return {
        grant
        for grant in granted(system, dict(roles(system))[caller])
        if grant not in NOT_OURS and not any(allows(grant, call) for call in CALLS[caller])
    }


@pytest.mark.parametrize("case", ["gpu-running", "own-key-and-pool", "foreign-issuer-and-network"])
@pytest.mark.parametrize("caller", CALLERS)
def test_what_is_called_is_granted(systems, caller, case):
    assert refused(systems[case], caller) == []


@pytest.mark.parametrize("case", ["gpu-running", "own-key-and-pool", "foreign-issuer-and-network"])
@pytest.mark.parametrize("caller", CALLERS)
def test_what_is_granted_is_called(systems, caller, case):
    assert unused(systems[case], caller) == set(NOT_RECORDED.get(caller, {}))


def test_a_grant_too_few_and_one_too_many_are_seen(systems):
    templates = copy.deepcopy(sources())
    statement = templates["template.yaml"]["Resources"]["Track"]["Properties"]["Policies"][0]["Statement"][0]
    statement["Action"] = ["dynamodb:GetItem", "dynamodb:Scan"]
    changed = System(CASES["gpu-running"], templates)
    assert refused(changed, "TrackHandler") == ["dynamodb:PutItem engagement"]
    assert unused(changed, "TrackHandler") == {"dynamodb:Scan engagement", *NOT_RECORDED["TrackHandler"]}
