"""The functions and what calls them."""

import grants
from controls_access import routes
from registry import control

DATA = "arn:aws:s3:::adaptive-ads-dev-data-123456789012-us-east-1"
STREAMS = {"EngagementTable": "NEW_AND_OLD_IMAGES", "ProductsTable": "KEYS_ONLY", "CompositionsTable": "KEYS_ONLY"}

# Who stores photos under originals/, whose arrival calls Drop again. That call stores nothing: it only gets a product on
# that waits for its photo (AnnouncedPhotos).
STORE_ORIGINALS = {"root.UploadRole", "root.AnnounceRole", "root.DropRole"}


def functions(system):
    return system.of("AWS::Lambda::Function")


@control
def functions_run_on_the_current_runtime(system):
    """L1: java25 on arm64, traced, logs as JSON, SnapStart as asked for."""
    snap = system.parameters.get("SnapStart", "None")
    for function in functions(system):
        p = function.properties
        if p["Runtime"] != "java25" or p["Architectures"] != ["arm64"]:
            yield f"{function}: runtime"
        if p.get("TracingConfig") != {"Mode": "Active"} or p.get("LoggingConfig", {}).get("LogFormat") != "JSON":
            yield f"{function}: tracing or log"
        if p.get("SnapStart", {}).get("ApplyOn") != snap:
            yield f"{function}: SnapStart"


@control
def everything_calls_the_alias(system):
    """A version that takes over step by step, and SnapStart, exist behind the alias only."""
    aliases = {a.id for a in system.of("AWS::Lambda::Alias")}
    yield from (f.id for f in functions(system) if f"{f.id}Aliaslive" not in aliases)
    for key, operation in routes(system):
        uri = operation["x-amazon-apigateway-integration"]["uri"]
        called = [part.get("Ref") for part in uri["Fn::Join"][1] if isinstance(part, dict)]
        if len(called) != 1 or called[0] not in aliases:
            yield f"{key}"
    for mapping in system.of("AWS::Lambda::EventSourceMapping"):
        if mapping.properties["FunctionName"].get("Ref") not in aliases:
            yield str(mapping)
    for permission in system.of("AWS::Lambda::Permission"):
        if permission.properties["FunctionName"].get("Ref") not in aliases:
            yield str(permission)


@control
def new_versions_roll_back(system):
    """While one takes over, an alarm takes it back."""
    groups = system.of("AWS::CodeDeploy::DeploymentGroup")
    if len(groups) != len(functions(system)):
        yield "not every function"
    for group in groups:
        alarms = group.properties.get("AlarmConfiguration", {})
        if {"Name": {"Ref": "FunctionsFail"}} not in alarms.get("Alarms", []) or not alarms.get("Enabled"):
            yield f"{group}: alarm"
        if "DEPLOYMENT_STOP_ON_ALARM" not in group.properties.get("AutoRollbackConfiguration", {}).get("Events", []):
            yield f"{group}: rollback"


@control
def a_flood_of_events_starves_nobody(system):
    """The flood's functions have their own share; Drop has memory for the largest photo."""
    by_id = {f.id: f.properties for f in functions(system)}
    for id in ("Track", "Analyze", "Drop"):
        if not by_id[id].get("ReservedConcurrentExecutions"):
            yield id
    if by_id["Drop"]["MemorySize"] < 1769:
        yield "Drop: memory"


@control
def functions_give_up_before_the_gateway_does(system):
    """30 seconds, not to be raised."""
    uris = [operation["x-amazon-apigateway-integration"]["uri"]["Fn::Join"][1] for _, operation in routes(system)]
    called = {part.get("Ref") for uri in uris for part in uri if isinstance(part, dict)}
    for function in functions(system):
        if f"{function.id}Aliaslive" in called and function.properties["Timeout"] > 29:
            yield str(function)


@control
def streams_are_counted_and_nothing_is_lost(system):
    """Each counted table has its stream; a batch is bisected, tried a bounded number of times and then kept."""
    for table in system.of("AWS::DynamoDB::Table"):
        view = table.properties.get("StreamSpecification", {}).get("StreamViewType")
        if view != STREAMS.get(table.id):
            yield f"{table}: {view}"
    mappings = system.of("AWS::Lambda::EventSourceMapping")
    sources = {m.properties["EventSourceArn"]["Fn::GetAtt"][1] for m in mappings}
    if sources != {"Outputs.EngagementStream", "Outputs.ProductsStream", "Outputs.CompositionsStream"}:
        yield f"{sources}"
    dead = {"OnFailure": {"Destination": {"Fn::GetAtt": ["Storage", "Outputs.FunctionDeadLettersArn"]}}}
    for mapping in mappings:
        p = mapping.properties
        if (
            p.get("BisectBatchOnFunctionError") is not True
            or p.get("FunctionResponseTypes") != ["ReportBatchItemFailures"]
            or p.get("StartingPosition") != "TRIM_HORIZON"
            or not 1 <= p.get("MaximumRetryAttempts", -1) <= 100
            or not 0 < p.get("MaximumRecordAgeInSeconds", -1) <= 86_400
        ):
            yield f"{mapping}: settings"
        if p.get("DestinationConfig") != dead:
            yield f"{mapping}: destination"


@control
def events_given_up_are_kept(system):
    """S3 events too; and the roles may put them there."""
    configs = system.of("AWS::Lambda::EventInvokeConfig")
    dead = {"Fn::GetAtt": ["Storage", "Outputs.FunctionDeadLettersArn"]}
    for config in configs:
        if config.properties.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination") != dead:
            yield str(config)
    if not configs:
        yield "no configuration"
    may = {g.role for g in grants.of_roles(system) if g.action == "sqs:SendMessage" and g.resource == dead}
    yield from ({"root.DropRole", "root.RollupRole"} - may)


@control
def bucket_tells_of_photos_only(system):
    """originals/ and drop/, to Drop's alias, which this bucket of this account alone may call."""
    notified = system.named("root", "DataBucket").properties.get("NotificationConfiguration", {})
    seen = {}
    for target in notified.get("LambdaConfigurations", []):
        rules = target.get("Filter", {}).get("S3Key", {}).get("Rules", [])
        prefixes = [rule["Value"] for rule in rules if rule["Name"].lower() == "prefix"]
        seen[prefixes[0] if prefixes else ""] = target
        if target["Function"] != {"Ref": "DropAliaslive"} or target["Event"] != "s3:ObjectCreated:*":
            yield f"{target}"
    if set(seen) != {"originals/", "drop/"} or set(notified) != {"LambdaConfigurations"}:
        yield f"{sorted(seen)}"
    permission = system.named("root", "DropMayBeCalledByBucket").properties
    if permission.get("SourceArn") != DATA or permission.get("SourceAccount") != "123456789012":
        yield "permission"


@control
def system_never_wakes_itself(system):
    """Nobody stores under drop/, and under originals/ only those that are known to end there."""
    for grant in grants.of_roles(system):
        if grant.action not in ("s3:PutObject", "s3:*") or not isinstance(grant.resource, str):
            continue
        stored = grant.resource.removeprefix(f"{DATA}/").rstrip("*")
        if grant.resource.startswith(DATA) and ("drop/".startswith(stored) or stored.startswith("drop/")):
            yield f"{grant.role} stores under drop/"
        if stored.startswith("originals/") and grant.role not in STORE_ORIGINALS:
            yield f"{grant.role} stores originals"


@control
def a_missing_object_is_a_404(system):
    """S3 says 403 instead to who may not list the bucket; who reads objects must be able to tell."""
    actions = list(grants.of_roles(system))
    readers = {g.role for g in actions if g.action == "s3:GetObject" and str(g.resource).startswith(DATA)}
    may_list = {g.role for g in actions if g.action == "s3:ListBucket" and g.resource == DATA and not g.condition}
    yield from sorted(readers - may_list)
    if not readers:
        yield "nobody reads"
