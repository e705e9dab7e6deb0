"""infra/openapi.yaml is valid, and says what the template and the Java code say."""

import json
import re

import pytest
from openapi_spec_validator import validate

import java
import openapi
from controls_access import SCOPES
from stacks import ROOT

READ = r'(\w+)\s*\.(?:id|string|number|integer|object|objects|strings|numbers|optional\w+|has)\(\s*"(\w+)"'

# What a Java file reads of a body: the variable it reads from, and the schemas that hold its names.
REQUESTS = {
    ("AnalyzeRequest", "body"): ["AnalyzeRequest"],
    ("Canvas", "json"): ["Canvas"],
    ("HeatmapRequest", "body"): ["HeatmapRequest"],
    ("HeatmapRequest", "grid"): ["Grid"],
    ("Interaction", "event"): ["Interaction"],
    ("Interaction", "data"): ["InteractionData"],
    ("Placed", "json"): ["Placed"],
    ("TrackRequest", "body"): ["TrackRequest", "Batch"],
    ("UploadRequest", "body"): ["UploadRequest"],
    ("VariationRequest", "body"): ["VariationRequest"],
}

# Java files that write (parts of) answers, and the schemas that hold their names.
ANSWERS = {
    ("events", "events/api/ErrorBody.java"): ["Error"],
    ("events", "events/api/Hotspot.java"): ["Hotspot"],
    ("events", "events/api/Placed.java"): ["Placed"],
    ("events", "events/api/TrackRequest.java"): ["Rejected"],
    ("functions", "functions/analyze/Analysis.java"): ["Analysis", "Attention"],
    ("functions", "functions/composition/CompositionBody.java"): ["Composition"],
    ("functions", "functions/generation/GenerationView.java"): ["Generation"],
    ("functions", "functions/heatmap/HeatmapAnswer.java"): ["Heatmap", "Mark", "Cells", "Spot", "Place"],
    ("functions", "functions/product/ProductBody.java"): ["Product", "Views", "View", "Segmentation"],
    ("functions", "functions/products/ListProductsHandler.java"): ["Products"],
    ("functions", "functions/products/ListCompositionsHandler.java"): ["Compositions"],
    ("functions", "functions/token/SessionAccess.java"): ["NewSession"],
    ("functions", "functions/sessions/SessionView.java"): ["Session", "SessionProduct"],
    ("functions", "functions/stats/StatsHandler.java"): ["Stats"],
    ("functions", "functions/status/SystemStatus.java"): ["Status"],
    ("functions", "functions/status/WorkerView.java"): ["Worker"],
    ("functions", "functions/totals/FunnelCounters.java"): ["Funnel"],
    ("functions", "functions/totals/Series.java"): ["Series", "Point"],
    ("functions", "functions/totals/Stats.java"): ["Stats"],
    ("functions", "functions/totals/Visits.java"): ["Visits"],
    ("functions", "functions/track/Tracker.java"): ["Tracked"],
    ("functions", "functions/upload/UploadHandler.java"): ["Uploaded"],
    ("functions", "functions/uploads/AnnounceHandler.java"): ["Announced", "PresignedPut"],
}

# Properties that another file writes than the schema's own.
ELSEWHERE = {
    "functions/composition/CompositionBody.java": {"engagement"},
    "functions/product/ProductBody.java": {"engagement"},
    "functions/stats/StatsHandler.java": {k for k in openapi.properties("Stats") if k.startswith(("total_", "generations", "visits"))},
    "functions/totals/Stats.java": {"worker", "series"},
    "functions/totals/Series.java": set(),
}


def test_it_is_valid():
    validate(openapi.document())


def test_routes_are_those_of_the_code():
    assert {key for key, _ in openapi.operations()} == java.routes().keys() - {("$default", "")}


def test_tokens_and_scopes_are_those_of_the_template():
    for key, operation in openapi.operations():
        assert operation.get("security", []) == ([{}, {"token": [SCOPES[key]]}] if key in SCOPES else []), key
        assert {"401", "403"} <= operation["responses"].keys() or key not in SCOPES, key


@pytest.mark.parametrize(("file", "variable"), REQUESTS, ids=lambda v: v)
def test_requests_have_the_fields_that_the_code_reads(file, variable):
    text = java.source("events", f"events/api/{file}.java")
    read = {name for receiver, name in re.findall(READ, text) if receiver == variable}
    for pair in re.findall(rf'pair\({variable}, "(\w+)", "(\w+)"', text):
        read |= set(pair)
    if f"Canvas.of({variable})" in text:
        read.add("canvas")
    # HttpRequest reads the token, of every body that is about a session
    documented = openapi.properties(*REQUESTS[file, variable]) - {"session_token"}
    # a single interaction has no events: it says so to be told from a batch
    assert read | ({"events"} if variable == "event" else set()) == documented


@pytest.mark.parametrize(("module", "path"), ANSWERS, ids=lambda v: v)
def test_answers_have_the_fields_that_the_code_writes(module, path):
    text = java.source(module, path)
    names = java.constants(text)
    written = {literal or names.get(constant, "") for literal, constant in re.findall(r'\.with\(\s*(?:"(\w+)"|([A-Z_]+)\b)', text)}
    if path.endswith("totals/Series.java"):  # the counters of a period are listed where they are named
        stats = java.source("functions", "functions/totals/Stats.java")
        listed = re.search(r"OF_A_PERIOD =\s*List\.of\(([^)]*)\)", stats).group(1)
        written |= {java.constants(stats)[name.strip()] for name in listed.split(",")}
    written.discard("location")  # a header
    assert written | ELSEWHERE.get(path, set()) == openapi.properties(*ANSWERS[module, path])


def test_every_schema_of_a_body_is_compared_with_the_code():
    compared = {s for schemas in [*REQUESTS.values(), *ANSWERS.values()] for s in schemas}
    bodies = {n for n, s in openapi.document()["components"]["schemas"].items() if "properties" in s}
    # GatewayError is the gateway's own; ProductError is an Error with a product's code; a claim is one id
    assert bodies - compared == {"GatewayError", "ProductError", "Claimed"}


CODE = r'"([a-z0-9_]+)"'
SENTENCE = r'(?:"(?:[^"\\]|\\.)*"|\w+|String\.valueOf\([^"]*\))'


def codes(module, *folders):
    found = set()
    for folder in folders:
        for file in (ROOT / module / "src/main/java/com/adaptiveads" / folder).rglob("*.java"):
            text = file.read_text()
            found |= set(re.findall(rf"(?:InvalidJson|badRequest|Refused)\(\s*{CODE}", text))
            found |= set(re.findall(rf"HttpProblem\(\s*\w+,\s*{CODE}", text))
            found |= set(re.findall(rf"throttled\(\s*{CODE},", text))
            found |= set(re.findall(rf"(?:Problem|ErrorBody)\(\s*{SENTENCE},\s*{CODE}\)", text))
    return found


def enum(name):
    return set(openapi.document()["components"]["schemas"][name]["enum"])


def test_error_codes_are_those_of_the_code():
    api = codes("events", "events") | codes("functions", "functions")
    worker = codes("inference-worker", "worker/segment", "worker/image", "worker/queue")
    worker |= codes("inference-worker", "worker/job") - {"product_deleted", "product_failed", "product_altered"}  # of ads
    assert enum("ErrorCode") | enum("ProductErrorCode") == api | worker | {"timeout"}  # the gateway's, as the local one names it
    assert worker <= enum("ProductErrorCode")
    assert enum("ErrorCode") - api == {"timeout"}


def test_limits_are_those_of_the_code():
    schemas = openapi.document()["components"]["schemas"]

    def limit(module, path, name):
        return int(java.constants(java.source(module, path))[name])

    assert schemas["Batch"]["properties"]["events"]["maxItems"] == limit("events", "events/api/TrackRequest.java", "MAX_EVENTS")
    assert schemas["AnalyzeRequest"]["properties"]["layout"]["maxItems"] == limit("events", "events/api/AnalyzeRequest.java", "MAX_LAYOUT")
    assert schemas["Grid"]["properties"]["rows"]["maximum"] == limit("events", "events/api/HeatmapRequest.java", "MAX_CELLS_A_SIDE")
    assert schemas["Phrase"]["maxLength"] == limit("events", "events/api/Phrase.java", "MAX")
    assert schemas["UploadRequest"]["properties"]["filename"]["maxLength"] == limit("events", "events/api/UploadRequest.java", "MAX_FILENAME")
    page = openapi.document()["components"]["parameters"]["Limit"]["schema"]["maximum"]
    for handler in ("ListProductsHandler", "ListCompositionsHandler"):
        assert page == limit("functions", f"functions/products/{handler}.java", "MAX_LIMIT")


def samples():
    for file in sorted((ROOT / "events" / "samples").glob("http-*.json")):
        event = json.loads(file.read_text())
        if event["routeKey"] != "$default":
            yield file.stem, event


@pytest.mark.parametrize(("name", "event"), [*samples()], ids=lambda v: v if isinstance(v, str) else "")
def test_sample_requests_are_documented(name, event):
    method, path = event["routeKey"].split(" ")
    operation = dict(openapi.operations())[method, path]
    parameters = [openapi.resolve(p) for p in operation.get("parameters", [])]
    asked = {p["name"] for p in parameters if p["in"] == "query"}
    assert set(event.get("queryStringParameters", {})) <= asked
    if "body" in event:
        content = openapi.resolve(operation["requestBody"])["content"]
        kind = event["headers"]["content-type"].split(";")[0]
        assert kind in content
        if kind == "application/json":
            assert openapi.problems(content[kind]["schema"], json.loads(event["body"])) == []


def test_a_wrong_body_is_seen():
    """The validator does its work: what the code refuses is refused."""
    track = {"$ref": "#/components/schemas/TrackRequest"}
    assert openapi.problems(track, {"session_id": "s", "type": "click", "data": {"x": 1}}) != []
    assert openapi.problems(track, {"session_id": "s", "type": "fly", "data": {}}) != []
    assert openapi.problems(track, {"session_id": "a/b", "batch_id": "b", "events": []}) != []
    assert openapi.problems(track, {"session_id": "s", "batch_id": "b", "events": [{}]}) == []
