"""The template as CloudFormation would get it: SAM transformed, nested stacks loaded, one parameter set applied."""

import copy
import functools
import os
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from samtranslator.translator.transform import transform  # noqa: E402
from samtranslator.yaml_helper import yaml_parse  # noqa: E402

from intrinsics import Scope  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]


class _NoManagedPolicies:
    """The template names none of SAM's policy templates."""

    def load(self):
        return {}


@dataclass(frozen=True)
class Resource:
    stack: str
    id: str
    type: str
    body: dict

    @property
    def properties(self):
        return self.body.get("Properties", {})

    def __str__(self):
        return f"{self.stack}.{self.id}"


@functools.cache
def sources():
    """Every template as parsed, by its path from the root; not to be changed."""
    nested = sorted(p for p in (ROOT / "infra").glob("*.yaml") if p.name != "openapi.yaml")
    paths = [ROOT / "template.yaml", *nested]
    return {str(p.relative_to(ROOT)): yaml_parse(p.read_text()) for p in paths}


def transformed(source, parameters):
    """The root template without SAM; the code is where `sam package` would have put it."""
    source = copy.deepcopy(source)
    for resource in source["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = "s3://packages/functions.zip"
    defaults = {name: p.get("Default") for name, p in source["Parameters"].items()}
    return transform(source, {**defaults, **parameters}, _NoManagedPolicies())


class System:
    """All resources that one parameter set makes, of all stacks, decided as far as they can be."""

    def __init__(self, parameters, templates=None, root=None):
        """With templates of the caller's own, and the root if it is transformed already."""
        self.parameters = parameters
        self._templates = templates or sources()
        self.root = root or transformed(self._templates["template.yaml"], parameters)
        self.resources = []
        self._stack("root", self.root, parameters)

    def _stack(self, name, template, given):
        scope = Scope(template, given)
        for id, body in template["Resources"].items():
            if "Condition" in body and not scope.holds(body["Condition"]):
                continue
            resource = Resource(name, id, body["Type"], scope.resolve(body))
            self.resources.append(resource)
            if body["Type"] == "AWS::CloudFormation::Stack":
                nested = self._templates[body["Properties"]["TemplateURL"]]
                self._stack(id, nested, resource.properties.get("Parameters", {}))

    def of(self, *types):
        return [r for r in self.resources if r.type in types]

    def named(self, stack, id):
        return next(r for r in self.resources if (r.stack, r.id) == (stack, id))
