"""The template and the Java code say the same."""

import re

import grants
import java
from controls_compute import functions
from controls_access import routes
from stacks import ROOT

# Read by the JVM, the SDK or ECS, not by our code.
NOT_OURS = {"JAVA_TOOL_OPTIONS", "AWS_REGION", "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT"}

LAMBDA_S_OWN = {"AWS_LAMBDA_INITIALIZATION_TYPE"}  # set by Lambda itself
LOCAL = {"S3_PATH_STYLE"}  # read, and given by nobody but emulators


def handlers(system):
    return {f"{f.id}Aliaslive": f.properties["Handler"].removesuffix("::handleRequest") for f in functions(system)}


def test_routes_and_their_handlers_are_those_of_the_code(systems):
    by_alias = handlers(systems["as-it-comes"])
    declared = {}
    for key, operation in routes(systems["as-it-comes"]):
        parts = operation["x-amazon-apigateway-integration"]["uri"]["Fn::Join"][1]
        declared[key] = by_alias[next(p["Ref"] for p in parts if isinstance(p, dict))]
    assert declared == java.routes()


def test_every_route_may_call_its_function(systems):
    """SAM makes the permissions from Events, the gateway calls what the definition says: both name the same."""
    system = systems["as-it-comes"]
    allowed = set()
    for permission in system.of("AWS::Lambda::Permission"):
        match = re.search(r"\$\{__ApiId__\}/\*/([A-Z]+|\*)(/.*|)$", permission.properties["SourceArn"])
        if match:
            allowed.add((permission.properties["FunctionName"]["Ref"], match.group(1), match.group(2)))
    for (method, path), operation in routes(system):
        parts = operation["x-amazon-apigateway-integration"]["uri"]["Fn::Join"][1]
        alias = next(p["Ref"] for p in parts if isinstance(p, dict))
        wanted = (alias, "*", "") if method == "$default" else (alias, method, re.sub(r"\{\w+\}", "*", path))
        assert wanted in allowed, wanted


def test_every_handler_exists(systems):
    for handler in handlers(systems["as-it-comes"]).values():
        package, name = handler.removeprefix("com.adaptiveads.").rsplit(".", 1)
        assert f"class {name}" in java.source("functions", f"{package.replace('.', '/')}/{name}.java")


def test_tables_are_those_of_the_local_stack(systems):
    for name, made in java.tables().items():
        table = systems["as-it-comes"].named("Storage", f"{name.capitalize()}Table").properties
        assert [k["AttributeName"] for k in table["KeySchema"]] == made["key"], name
        assert {a["AttributeName"]: a["AttributeType"] for a in table["AttributeDefinitions"]} == made["attributes"], name
        indexes = {
            i["IndexName"]: [k["AttributeName"] for k in i["KeySchema"]] for i in table.get("GlobalSecondaryIndexes", [])
        }
        assert indexes == made["indexes"], name
        assert all(i["Projection"] == {"ProjectionType": "ALL"} for i in table.get("GlobalSecondaryIndexes", []))
        assert table.get("StreamSpecification", {}).get("StreamViewType") == made["stream"], name
    assert len(java.tables()) == len(systems["as-it-comes"].of("AWS::DynamoDB::Table")) == 4


def test_counted_streams_are_those_of_the_local_stack(systems):
    text = java.source("infra/local", "local/RollupStreams.java")
    local = {name.capitalize() for name in re.findall(r"TABLES\.(\w+)\(\)", text)}
    mapped = {
        m.properties["EventSourceArn"]["Fn::GetAtt"][1].removeprefix("Outputs.").removesuffix("Stream")
        for m in systems["as-it-comes"].of("AWS::Lambda::EventSourceMapping")
    }
    assert mapped == local


def test_queue_is_that_of_the_local_stack_and_the_worker(systems):
    queue = systems["as-it-comes"].named("Storage", "JobsQueue").properties
    local = java.constants(java.source("infra/local", "local/emulator/Provisioning.java"))
    worker = java.constants(java.source("inference-worker", "worker/Settings.java"))
    assert str(queue["RedrivePolicy"]["maxReceiveCount"]) == local["MAX_RECEIVES"] == worker["MAX_RECEIVES"]
    assert str(queue["VisibilityTimeout"]) == local["VISIBILITY_SECONDS"]
    assert str(queue["MessageRetentionPeriod"]) == local["RETENTION_SECONDS"]


def test_expiry_has_the_code_s_name(systems):
    for table, item in (("EngagementTable", "EngagementItem"), ("TotalsTable", "TotalItem")):
        names = java.constants(java.source("events", f"events/store/{item}.java"))
        ttl = systems["as-it-comes"].named("Storage", table).properties["TimeToLiveSpecification"]
        assert ttl["AttributeName"] == names["EXPIRES_AT"]


def test_notified_prefixes_are_those_the_code_knows(systems):
    keys = java.constants(java.source("events", "events/store/Keys.java"))
    configurations = systems["as-it-comes"].named("root", "DataBucket").properties["NotificationConfiguration"]
    prefixes = {c["Filter"]["S3Key"]["Rules"][0]["Value"] for c in configurations["LambdaConfigurations"]}
    assert prefixes == {keys["ORIGINALS"], keys["DROP"]}


def test_pictures_lie_where_cloudfront_may_read(systems):
    made = re.findall(r'return ("\w+/") \+ productId \+ "/"', java.source("events", "events/store/Keys.java"))
    (allowed,) = [s for s in grants.statements(systems["own-key-and-pool"].named("root", "DataBucketPolicy")) if s["Effect"] == "Allow"]
    assert sorted(f'"{r.split("/", 1)[1][:-1]}"' for r in allowed["Resource"]) == sorted(made)


def test_functions_get_what_they_read_and_nothing_else(systems):
    read, required = java.environment("functions", "functions")
    given = [f for case in ("as-it-comes", "own-key-and-pool") for f in functions(systems[case])]
    for function in given:
        assert required <= set(function.properties["Environment"]["Variables"]) - NOT_OURS <= read
    assert read - LAMBDA_S_OWN == set().union(*(f.properties["Environment"]["Variables"] for f in given)) - NOT_OURS | LOCAL


def test_people_are_sent_back_to_where_the_page_waits(systems):
    page = (ROOT / "frontend/src/api/signIn.ts").read_text()
    waits = {name: re.search(rf"const {name} = '([^']+)'", page).group(1) for name in ("BACK", "OUT")}
    client = systems["own-key-and-pool"].named("Identity", "Page").properties
    site = "https://d111111abcdef8.cloudfront.net"
    assert client["CallbackURLs"] == [site + waits["BACK"]] and client["LogoutURLs"] == [site + waits["OUT"]]


def test_worker_gets_what_it_reads_and_nothing_else(systems):
    read, required = java.environment("inference-worker", "worker")
    container = systems["gpu-running"].named("Workers", "Task").properties["ContainerDefinitions"][0]
    given = {variable["Name"] for variable in container["Environment"]} - NOT_OURS
    assert required <= given <= read
