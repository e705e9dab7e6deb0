"""Dashboard and alarms show what the code tells CloudWatch, all of it and nothing else."""

import json
import re
from itertools import combinations

import pytest

import java
from cases import CASES
from stacks import ROOT

OURS = "AdaptiveAds/dev"
COLUMNS = 24


def emitted():
    """Dimensions by the metric's name, as the code declares them."""
    text = java.source("events", "events/metric/Metric.java")
    found = re.findall(r'^    ([A-Z_]+)\("(\w+)", "(\w+)"((?:, "\w+")*)\)[,;]', text, re.M)
    return {label: (constant, unit, re.findall(r"\w+", dimensions)) for constant, label, unit, dimensions in found}


def widgets(system):
    return json.loads(system.named("Dashboard", "Dashboard").properties["DashboardBody"])["widgets"]


def shown(system):
    """Namespace, name and dimensions of every metric of every widget, searches included."""
    for widget in widgets(system):
        for metric in widget["properties"].get("metrics", []):
            if isinstance(metric[0], dict):
                space, dimensions, name = re.match(
                    r"SEARCH\('\{([\w/-]+),([\w,]+)\} MetricName=\"(\w+)\"', '\w+', \d+\)$", metric[0]["expression"]
                ).groups()
                yield space, name, dimensions.split(",")
            else:
                names = [part for part in metric if isinstance(part, str)]
                yield names[0], names[1], names[2::2]


@pytest.mark.parametrize("case", CASES)
def test_our_metrics_are_shown_and_no_other(systems, case):
    ours = {name: dimensions for space, name, dimensions in shown(systems[case]) if space == OURS}
    assert ours == {name: dimensions for name, (_, _, dimensions) in emitted().items()}


def test_every_metric_is_told_by_the_code():
    code = "\n".join(
        f.read_text() for module in ("functions", "inference-worker") for f in (ROOT / module / "src/main").rglob("*.java")
    )
    for label, (constant, unit, _) in emitted().items():
        assert f"Metric.{constant}" in code, label
        assert unit in ("Count", "Seconds")
    assert len(emitted()) == len(re.findall(r"^    [A-Z_]+\(\"", java.source("events", "events/metric/Metric.java"), re.M))


def test_functions_and_worker_tell_it_where_it_is_looked_for(systems):
    for function in systems["gpu-running"].of("AWS::Lambda::Function"):
        assert function.properties["Environment"]["Variables"]["METRICS_NAMESPACE"] == OURS, function
    container = systems["gpu-running"].named("Workers", "Task").properties["ContainerDefinitions"][0]
    assert {"Name": "METRICS_NAMESPACE", "Value": OURS} in container["Environment"]


def test_alarms_on_our_metrics_name_one_there_is(systems):
    watched = [
        alarm.properties
        for alarm in systems["gpu-running"].of("AWS::CloudWatch::Alarm")
        if alarm.properties.get("Namespace") == OURS
    ]
    assert watched
    for alarm in watched:
        _, _, dimensions = emitted()[alarm["MetricName"]]
        assert [d["Name"] for d in alarm.get("Dimensions", [])] == dimensions


def test_metrics_of_aws_are_of_what_is_deployed(systems):
    """Each has a value for each dimension, and none is left to be filled in by hand."""
    for widget in widgets(systems["gpu-running"]):
        for metric in widget["properties"].get("metrics", []):
            if not isinstance(metric[0], dict):
                names = [part for part in metric if isinstance(part, str)]
                assert len(names) % 2 == 0 and all(names), metric
    spaces = {space for space, _, _ in shown(systems["gpu-running"])}
    assert spaces == {OURS, "AWS/ApiGateway", "AWS/Lambda", "AWS/SQS", "ECS/ContainerInsights"}
    cluster = systems["gpu-running"].named("Workers", "Cluster").properties["ClusterName"]
    assert f'"ClusterName", "{cluster}"' in json.dumps(widgets(systems["gpu-running"]))


def test_widgets_do_not_overlap_and_stay_on_the_page(systems):
    def cells(widget):
        return {
            (x, y)
            for x in range(widget["x"], widget["x"] + widget["width"])
            for y in range(widget["y"], widget["y"] + widget["height"])
        }

    for one, other in combinations(widgets(systems["as-it-comes"]), 2):
        assert not cells(one) & cells(other)
    assert all(w["x"] + w["width"] <= COLUMNS for w in widgets(systems["as-it-comes"]))


def test_the_budget_is_drawn_where_it_is_set(systems):
    drawn = [
        line["value"]
        for widget in widgets(systems["as-it-comes"])
        for line in widget["properties"].get("annotations", {}).get("horizontal", [])
    ]
    assert drawn == [240]
