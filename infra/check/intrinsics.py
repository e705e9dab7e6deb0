"""CloudFormation's functions as far as a parameter set decides them; what needs a resource is left as it is."""

import re

PSEUDO = {
    "AWS::AccountId": "123456789012",
    "AWS::Partition": "aws",
    "AWS::Region": "us-east-1",
    "AWS::StackName": "ads",
    "AWS::URLSuffix": "amazonaws.com",
}
NOTHING = object()


class Scope:
    """The parameters and conditions of one stack."""

    def __init__(self, template, given):
        self.values = dict(PSEUDO)
        for name, parameter in template.get("Parameters", {}).items():
            value = given.get(name, parameter.get("Default"))
            if isinstance(value, str) and "List" in parameter["Type"]:
                value = value.split(",")
            self.values[name] = value
        self._conditions = template.get("Conditions", {})

    def holds(self, condition):
        if isinstance(condition, str):
            return self.holds(self._conditions[condition])
        ((function, argument),) = condition.items()
        match function:
            case "Condition":
                return self.holds(argument)
            case "Fn::Equals":
                left, right = (self.resolve(side) for side in argument)
                return left == right
            case "Fn::Not":
                return not self.holds(argument[0])
            case "Fn::And":
                return all(self.holds(part) for part in argument)
            case "Fn::Or":
                return any(self.holds(part) for part in argument)
        raise ValueError(f"unknown condition {function}")

    def resolve(self, node):
        if isinstance(node, list):
            return [value for value in map(self.resolve, node) if value is not NOTHING]
        if not isinstance(node, dict):
            return node
        if len(node) == 1:
            ((name, argument),) = node.items()
            if name == "Ref":
                return NOTHING if argument == "AWS::NoValue" else self.values.get(argument, node)
            if name == "Fn::If":
                return self.resolve(argument[1] if self.holds(argument[0]) else argument[2])
            if name.startswith("Fn::"):
                return self._function(name, argument)
        resolved = {key: self.resolve(value) for key, value in node.items()}
        return {key: value for key, value in resolved.items() if value is not NOTHING}

    def _function(self, name, argument):
        argument = self.resolve(argument)
        match name, argument:
            case "Fn::Sub", str():
                return self._substitute(argument, {})
            case "Fn::Sub", [str() as text, dict() as more]:
                return self._substitute(text, more)
            case "Fn::Join", [separator, list() as parts] if all(isinstance(p, str) for p in parts):
                return separator.join(parts)
            case "Fn::Split", [separator, str() as text]:
                return text.split(separator)
            case "Fn::Select", [index, list() as parts]:
                return parts[int(index)]
            case "Fn::Base64", str():
                return argument
        return {name: argument}

    def _substitute(self, text, more):
        known = {k: str(v) for k, v in {**self.values, **more}.items() if isinstance(v, (str, int, float))}
        return re.sub(r"\$\{([^}!]+)\}", lambda m: known.get(m.group(1), m.group(0)), text)
