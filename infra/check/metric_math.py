"""CloudWatch's metric math as far as the alarms use it, at one moment.

What FILL gives when a metric has no data at all is not documented; both readings are tried.
"""

import re


class Missing(Exception):
    """No value at this moment."""


def evaluate(expression, metrics, fill_mends_nothing):
    """The value; None when there is none."""

    def fill(name, default):
        value = metrics[name]
        return (None if fill_mends_nothing else default) if value is None else value

    def largest(values):
        present = [v for v in values if v is not None]
        if not present:
            raise Missing
        return max(present)

    code = re.sub(r"FILL\((\w+),", r'FILL("\1",', expression.replace(" AND ", " and "))
    code = re.sub(r"(?<![\"\w])([a-z_]+)(?![\"\w(])", lambda m: m.group(1) if m.group(1) == "and" else f"m.{m.group(1)}", code)
    try:
        return eval(code, {"FILL": fill, "MAX": largest, "IF": lambda c, a, b: a if c else b, "m": _Metrics(metrics)})
    except Missing:
        return None


class _Metrics:
    def __init__(self, metrics):
        self._metrics = metrics

    def __getattr__(self, name):
        value = self._metrics[name]
        if value is None:
            raise Missing
        return value
