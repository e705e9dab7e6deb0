"""What the guides claim is there: tests they name, alarms they explain, figures they mark."""

import re

from registry import CONTROLS
from stacks import ROOT

import test_controls  # noqa: F401  registers the controls


def guide(name):
    return (ROOT / "docs" / name).read_text()


def rows(text):
    """The cells of each line of each table, without heads and rules."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    rules = [set(line) <= set("|-: ") for line in lines]
    for line, rule, before_rule in zip(lines, rules, [*rules[1:], False]):
        if not rule and not before_rule:
            yield [cell.strip() for cell in line.strip("|").split("|")]


def java_tests():
    """Names of test methods by class."""
    found = {}
    for module in ("events", "functions", "inference-worker", "infra/local"):
        for file in (ROOT / module / "src/test/java").rglob("*.java"):
            text, end = file.read_text(), 0
            for method in re.finditer(r"\bvoid (\w+)\(", text):
                if re.search(r"@(Test|ParameterizedTest)\b", text[end : method.start()]):
                    found.setdefault(file.stem, set()).add(method.group(1))
                end = method.end()
    return found


def missing(names):
    """Names that are no test."""
    tests = java_tests()
    for name in names:
        java = re.fullmatch(r"(\w+(?:Test|IT|Contract))\.(\w+)", name)
        if java:
            if java.group(2) not in tests.get(java.group(1), ()):
                yield name
        elif re.fullmatch(r"\w+\.(test|spec)\.ts", name):
            if not [*(ROOT / "frontend/src").rglob(name), *(ROOT / "frontend/tests").glob(name)]:
                yield name
        elif name not in CONTROLS:
            yield name


def attempts():
    text = guide("security.md")
    return list(rows(text[text.index("## What somebody could try") :]))


def test_every_line_of_the_threat_model_names_its_test_or_says_it_has_none():
    assert len(attempts()) > 40
    for attempt, guard, held in attempts():
        assert held or re.search(r"not covered|allowed", guard, re.I), attempt
        assert re.fullmatch(r"(`[\w.]+`(, )?)*", held), attempt


def test_every_test_that_is_named_exists():
    named = [name for *_, held in attempts() for name in re.findall(r"`([\w.]+)`", held)]
    assert list(missing(named)) == []
    assert list(missing(["SessionTokensTest.doesNotExist", "NoSuchTest.at", "no_such_control", "no.spec.ts"])) == [
        "SessionTokensTest.doesNotExist",
        "NoSuchTest.at",
        "no_such_control",
        "no.spec.ts",
    ]


def test_every_alarm_is_explained_and_no_other(systems):
    text = guide("runbook.md")
    section = text[text.index("## Alarms") : text.index("## Stop the bill now")]
    explained = {name for first, *_ in rows(section) for name in re.findall(r"`([\w-]+)`", first)}
    names = {
        alarm.properties["AlarmName"].removeprefix("adaptive-ads-dev-")
        for alarm in systems["gpu-running"].of("AWS::CloudWatch::Alarm")
    }
    assert explained == names


def test_every_figure_of_the_costs_says_where_it_is_from():
    text = guide("runbook.md")
    costs = list(rows(text[text.index("## What 1 000 compositions cost") :]))
    assert len(costs) > 8
    for row in costs:
        assert re.search(r"measured|priced|estimated", " ".join(row)), row
