"""None to one, one to many, back to none: what the alarms say to each situation."""

import pytest

from metric_math import evaluate

WORKERS = "Workers"


def expression(system, id):
    resource = system.named(WORKERS, id).properties
    metrics = resource.get("Metrics") or resource["TargetTrackingScalingPolicyConfiguration"]["CustomizedMetricSpecification"]["Metrics"]
    return next(m["Expression"] for m in metrics if m["ReturnData"])


def breaches(system, id, metrics, fill):
    value = evaluate(expression(system, id), metrics, fill)
    alarm = system.named(WORKERS, id).properties
    if value is None:
        return alarm["TreatMissingData"] == "breaching"
    above = alarm["ComparisonOperator"] == "GreaterThanThreshold"
    return value > alarm["Threshold"] if above else value < alarm["Threshold"]


def state(waiting, running, in_flight):
    return {"waiting": waiting, "running": running, "in_flight": in_flight}


@pytest.mark.parametrize("fill", [True, False], ids=["fill-mends-nothing", "fill-mends"])
@pytest.mark.parametrize(
    ("metrics", "starts"),
    [
        (state(1, None, None), True),  # ECS and SQS report nothing about none
        (state(1, 0, 0), True),
        (state(500, None, 0), True),
        (state(0, None, None), False),
        (state(None, None, None), False),  # a queue asleep
        (state(500, 1, 2), False),
        (state(500, 3, 0), False),  # wanted, and still starting
        (state(5, None, 2), False),  # a gap in ECS's reports while workers are busy
    ],
)
def test_first_worker_starts_when_jobs_wait_and_nobody_works(systems, metrics, starts, fill):
    for case in ("gpu-running", "fargate"):
        assert breaches(systems[case], "JobsWaitForNobody", metrics, fill) is starts


@pytest.mark.parametrize("fill", [True, False], ids=["fill-mends-nothing", "fill-mends"])
@pytest.mark.parametrize(
    ("metrics", "quiet"),
    [
        (state(0, 1, None), True),
        (state(0, 1, 0), True),
        (state(None, 1, None), True),
        (state(0, 1, 1), False),  # the last job still runs
        (state(1, 1, 0), False),
        (state(1, 1, None), False),
    ],
)
def test_last_worker_goes_only_when_nothing_waits_or_runs(systems, metrics, quiet, fill):
    assert breaches(systems["gpu-running"], "Quiet", metrics, fill) is quiet


@pytest.mark.parametrize("fill", [True, False], ids=["fill-mends-nothing", "fill-mends"])
def test_backlog_is_seconds_a_job_waits_and_never_divides_by_nothing(systems, fill):
    backlog = expression(systems["gpu-running"], "Backlog")
    assert evaluate(backlog, state(16, 2, None), fill) == 16 * 15 / 2
    assert evaluate(backlog, state(16, 0, None), fill) == 16 * 15
    assert evaluate(backlog, state(16, None, None), fill) == 16 * 15


def test_quiet_lasts_minutes_and_each_step_takes_its_alarm(systems):
    system = systems["gpu-running"]
    alarm = system.named(WORKERS, "Quiet").properties
    assert alarm["EvaluationPeriods"] == alarm["DatapointsToAlarm"] >= 10
    steps = {
        id: system.named(WORKERS, id).properties["StepScalingPolicyConfiguration"] for id in ("FirstWorker", "NoWorker")
    }
    assert {s["AdjustmentType"] for s in steps.values()} == {"ExactCapacity"}
    # how far beyond its threshold an alarm's value is lies inside the step, whichever bound is inclusive
    assert steps["FirstWorker"]["StepAdjustments"] == [{"MetricIntervalLowerBound": 0, "ScalingAdjustment": 1}]
    assert steps["NoWorker"]["StepAdjustments"] == [{"MetricIntervalUpperBound": 0, "ScalingAdjustment": 0}]
    assert system.named(WORKERS, "Backlog").properties["TargetTrackingScalingPolicyConfiguration"]["DisableScaleIn"] is True
    for id, policy in (("JobsWaitForNobody", "FirstWorker"), ("Quiet", "NoWorker")):
        assert system.named(WORKERS, id).properties["AlarmActions"] == [{"Ref": policy}]
        assert system.named(WORKERS, id).properties["Threshold"] == 0.5
