"""What each role may do."""

from dataclasses import dataclass


def listed(value):
    return value if isinstance(value, list) else [value]


@dataclass(frozen=True)
class Grant:
    role: str
    action: str
    resource: object
    condition: object


def of_roles(system):
    for role in system.of("AWS::IAM::Role"):
        for policy in role.properties.get("Policies", []):
            for statement in listed(policy["PolicyDocument"]["Statement"]):
                if statement["Effect"] == "Allow":
                    for action in listed(statement["Action"]):
                        for resource in listed(statement.get("Resource")):
                            yield Grant(str(role), action, resource, statement.get("Condition"))


def statements(resource):
    """Of a policy that stands at a resource."""
    document = resource.properties.get("PolicyDocument") or resource.properties.get("KeyPolicy")
    return listed(document["Statement"])
