"""infra/openapi.yaml as data."""

import functools

import yaml
from openapi_schema_validator import OAS31Validator

from stacks import ROOT


@functools.cache
def document():
    return yaml.safe_load((ROOT / "infra" / "openapi.yaml").read_text())


def operations():
    """Operations by method and path."""
    for path, item in document()["paths"].items():
        for method in item.keys() & {"get", "put", "post", "delete", "patch", "head", "options"}:
            yield (method.upper(), path), item[method]


def properties(*names):
    """Names of the properties of these schemas."""
    schemas = document()["components"]["schemas"]
    return {name for schema in names for name in schemas[schema].get("properties", {})}


def resolve(node):
    """What a reference points to."""
    while "$ref" in node:
        target = document()
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node


def problems(schema, value):
    """What is wrong with a value by a schema of the document."""
    whole = {**schema, "components": document()["components"]}
    return [f"{list(e.absolute_path)}: {e.message}" for e in OAS31Validator(whole).iter_errors(value)]
