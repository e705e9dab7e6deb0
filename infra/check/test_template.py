"""The templates lint, use what they declare, and can be created in some order."""

import json
import re
import shutil
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from cases import CASES
from stacks import ROOT, sources


def lint(*arguments):
    tool = Path(sys.executable).with_name("cfn-lint")
    return subprocess.run([tool, "-r", "us-east-1", *arguments], cwd=ROOT, capture_output=True, text=True)


def test_sources_lint():
    result = lint("-t", "template.yaml", *sorted(path for path in sources() if path.startswith("infra/")))
    assert (result.returncode, result.stdout) == (0, "")


def test_transformed_template_lints(systems, tmp_path):
    """One parameter set does: SAM leaves the conditions in. The linter sees more in it than in the source."""
    # W3002: the nested templates are still files here. W2001: SAM writes some parameters' values in.
    shutil.copytree(ROOT / "infra", tmp_path / "infra", ignore=lambda folder, names: [n for n in names if not n.endswith(".yaml")])
    (tmp_path / "root.json").write_text(json.dumps(systems["own-key-and-pool"].root))
    result = lint("-t", str(tmp_path / "root.json"), "-i", "W3002", "W2001")
    assert (result.returncode, result.stdout) == (0, "")


@pytest.mark.parametrize("path", sources())
def test_every_parameter_and_condition_is_used(path):
    template = sources()[path]
    rest = json.dumps({k: v for k, v in template.items() if k not in ("Parameters", "Metadata", "Rules")})
    for name in template.get("Parameters", {}):
        assert f'"{name}"' in rest or f"${{{name}}}" in rest, name
    for name in template.get("Conditions", {}):
        assert rest.count(f'"{name}"') > 1, name


def test_operators_are_told_of_every_parameter_and_of_the_concurrency_they_need(systems):
    guide = (ROOT / "docs" / "deploy.md").read_text()
    for name in sources()["template.yaml"]["Parameters"]:
        assert f"`{name}`" in guide, name
    reserved = sum(f.properties.get("ReservedConcurrentExecutions", 0) for f in systems["as-it-comes"].of("AWS::Lambda::Function"))
    assert f"{reserved} are reserved" in guide and f"concurrency of {reserved + 100} or more" in guide


def references(node):
    """Ids a body refers to; attributes and nested outputs count as their resource."""
    if isinstance(node, list):
        for value in node:
            yield from references(value)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in ("Ref", "Condition") and isinstance(value, str):
                yield value
            elif key == "Fn::GetAtt":
                yield value.split(".")[0] if isinstance(value, str) else value[0]
            elif key == "DependsOn":
                yield from [value] if isinstance(value, str) else value
            else:
                if key == "Fn::Sub":
                    text = value if isinstance(value, str) else value[0]
                    yield from (name.split(".")[0] for name in re.findall(r"\$\{([^}!]+)\}", text))
                yield from references(value)


def graph(template):
    resources = template["Resources"]
    return {id: {r for r in references(body) if r in resources and r != id} for id, body in resources.items()}


@pytest.mark.parametrize("case", CASES)
def test_no_stack_waits_for_itself(systems, case):
    for template in [systems[case].root, *(t for path, t in sources().items() if path != "template.yaml")]:
        list(TopologicalSorter(graph(template)).static_order())  # raises CycleError with the way round


def test_bucket_waits_for_the_permission_its_notification_needs(systems):
    """S3 tries the notification when it is made; CloudFront's domain, which CORS names, comes before too."""
    waits = graph(systems["as-it-comes"].root)
    order = list(TopologicalSorter(waits).static_order())
    for first in ("DropAliaslive", "DropMayBeCalledByBucket", "Delivery", "Api"):
        assert order.index(first) < order.index("DataBucket")


def test_functions_do_not_wait_for_the_bucket_that_calls_one_of_them(systems):
    waits = graph(systems["as-it-comes"].root)
    reached, todo = set(), ["Drop", "Image", "Upload", "Api"]
    while todo:
        id = todo.pop()
        if id not in reached:
            reached.add(id)
            todo.extend(waits[id])
    assert "DataBucket" not in reached
