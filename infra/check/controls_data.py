"""What is kept: buckets, tables, queues, the key."""

from grants import listed, statements
from registry import control

# Not versioned, or without an access log of its own, and why.
UNVERSIONED = {"AccessLogBucket": "logs are written once and expire"}
UNLOGGED = {
    "AccessLogBucket": "it is where the logs go, a bucket must not log into itself",
    "Site": "read by CloudFront only, whose own log says who",
    "Weights": "read by the workers only, in another stack than the log bucket",
}


def _tls_only(policies, ref, service, arns):
    for policy in policies:
        for statement in statements(policy):
            if (
                ref(policy)
                and statement["Effect"] == "Deny"
                and statement["Principal"] == "*"
                and statement["Action"] == f"{service}:*"
                and statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
                and all(arn in listed(statement["Resource"]) for arn in arns)
            ):
                return True
    return False


@control
def buckets_are_not_public(system):
    """Public access is blocked in all four ways (S2)."""
    for bucket in system.of("AWS::S3::Bucket"):
        block = bucket.properties.get("PublicAccessBlockConfiguration", {})
        for way in ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"):
            if block.get(way) is not True:
                yield f"{bucket}: {way}"


@control
def buckets_speak_tls_only(system):
    """S10."""
    policies = system.of("AWS::S3::BucketPolicy")
    for bucket in system.of("AWS::S3::Bucket"):
        own = [p for p in policies if p.stack == bucket.stack]
        arns = [{"Fn::GetAtt": [bucket.id, "Arn"]}, f"${{{bucket.id}.Arn}}/*"]
        if not _tls_only(own, lambda p: p.properties["Bucket"] == {"Ref": bucket.id}, "s3", arns):
            yield str(bucket)


@control
def queues_speak_tls_only(system):
    """SQS4."""
    policies = system.of("AWS::SQS::QueuePolicy")
    for queue in system.of("AWS::SQS::Queue"):
        arn = {"Fn::GetAtt": [queue.id, "Arn"]}
        if not _tls_only(policies, lambda p: {"Ref": queue.id} in p.properties["Queues"], "sqs", [arn]):
            yield str(queue)


@control
def everything_kept_is_encrypted(system):
    """SQS2 and buckets; with CustomerKey the data bucket, tables, queues and functions use that key."""
    own_key = system.parameters.get("CustomerKey") == "true"
    for bucket in system.of("AWS::S3::Bucket"):
        rules = bucket.properties.get("BucketEncryption", {}).get("ServerSideEncryptionConfiguration", [])
        algorithms = {rule["ServerSideEncryptionByDefault"]["SSEAlgorithm"] for rule in rules}
        wanted = "aws:kms" if own_key and bucket.id == "DataBucket" else "AES256"
        if algorithms != {wanted}:
            yield f"{bucket}: {algorithms}"
    for queue in system.of("AWS::SQS::Queue"):
        if not queue.properties.get("KmsMasterKeyId" if own_key else "SqsManagedSseEnabled"):
            yield str(queue)
    for table in system.of("AWS::DynamoDB::Table"):
        if own_key and not table.properties.get("SSESpecification", {}).get("KMSMasterKeyId"):
            yield str(table)
    for function in system.of("AWS::Lambda::Function"):
        if own_key != ("KmsKeyArn" in function.properties):
            yield str(function)


@control
def key_rotates_and_serves_this_account_only(system):
    """KMS5; whoever is not an administrator uses the key through a service that stores."""
    for key in system.of("AWS::KMS::Key"):
        if key.properties.get("EnableKeyRotation") is not True:
            yield f"{key}: rotation"
        for statement in statements(key):
            if statement["Principal"] == {"AWS": "*"}:
                limits = statement.get("Condition", {}).get("StringEquals", {})
                if not {"kms:CallerAccount", "kms:ViaService"} <= set(limits) or "kms:*" in listed(statement["Action"]):
                    yield f"{key}: {statement['Sid']}"


@control
def key_serves_every_service_that_stores(system):
    """Or the first read of an encrypted thing would be refused."""
    for key in (k for k in system.of("AWS::KMS::Key") if k.stack == "Storage"):
        via = [
            service.split(".")[0]
            for statement in statements(key)
            for service in statement.get("Condition", {}).get("StringEquals", {}).get("kms:ViaService", [])
        ]
        yield from sorted({"s3", "dynamodb", "sqs", "lambda"} - set(via))


@control
def buckets_keep_old_versions(system):
    """Except those that need none."""
    for bucket in system.of("AWS::S3::Bucket"):
        if bucket.properties.get("VersioningConfiguration") != {"Status": "Enabled"} and bucket.id not in UNVERSIONED:
            yield str(bucket)


@control
def buckets_do_not_grow_for_ever(system):
    """Old versions, half uploads and logs expire."""
    for bucket in system.of("AWS::S3::Bucket"):
        rules = [r for r in bucket.properties.get("LifecycleConfiguration", {}).get("Rules", []) if r["Status"] == "Enabled"]
        kinds = {kind for rule in rules for kind in rule}
        wanted = {"ExpirationInDays"} if bucket.id in UNVERSIONED else {"NoncurrentVersionExpiration"}
        if bucket.id in ("DataBucket", "Weights"):
            wanted = wanted | {"AbortIncompleteMultipartUpload"}
        for kind in sorted(wanted - kinds):
            yield f"{bucket}: {kind}"


@control
def buckets_log_access(system):
    """S1."""
    for bucket in system.of("AWS::S3::Bucket"):
        if "LoggingConfiguration" not in bucket.properties and bucket.id not in UNLOGGED:
            yield str(bucket)


@control
def what_is_kept_outlives_the_stack(system):
    """Deleting or replacing a stack deletes no customer data; what a first deployment made and rolled back is in nobody's way."""
    for kept in system.of("AWS::S3::Bucket", "AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::Cognito::UserPool"):
        if kept.id == "TopicKey":
            continue  # encrypts alarms on their way, nothing that is kept
        for policy, wanted in (("DeletionPolicy", "RetainExceptOnCreate"), ("UpdateReplacePolicy", "Retain")):
            if kept.body.get(policy) != wanted:
                yield f"{kept}: {policy}"


@control
def tables_can_be_restored(system):
    """DDB3."""
    for table in system.of("AWS::DynamoDB::Table"):
        if table.properties.get("PointInTimeRecoverySpecification") != {"PointInTimeRecoveryEnabled": True}:
            yield str(table)


@control
def what_expires_is_expired(system):
    """Sessions and counted changes go by themselves."""
    for id in ("EngagementTable", "TotalsTable"):
        ttl = system.named("Storage", id).properties.get("TimeToLiveSpecification")
        if ttl != {"AttributeName": "expires_at", "Enabled": True}:
            yield id


@control
def jobs_given_up_are_kept(system):
    """SQS3: after four receives, as the worker counts, for as long as a queue keeps anything."""
    redrive = system.named("Storage", "JobsQueue").properties.get("RedrivePolicy", {})
    if redrive != {"deadLetterTargetArn": {"Fn::GetAtt": ["JobsDeadLetters", "Arn"]}, "maxReceiveCount": 4}:
        yield f"redrive {redrive}"
    for queue in system.of("AWS::SQS::Queue"):
        if queue.properties.get("MessageRetentionPeriod") != 1_209_600:
            yield f"{queue}: retention"


@control
def alarms_arrive_encrypted(system):
    """SNS3: by TLS only, under a key that alarms may use (AWS's own for SNS they may not), from this account's alarms."""
    alarms = {"Service": "cloudwatch.amazonaws.com"}
    key, policy = system.named("Alarms", "TopicKey"), system.named("Alarms", "TopicPolicy")
    if system.named("Alarms", "Topic").properties.get("KmsMasterKeyId") != {"Ref": key.id}:
        yield "key"
    wanted = {"kms:Decrypt", "kms:GenerateDataKey*"}
    if not any(s["Principal"] == alarms and wanted <= set(listed(s["Action"])) for s in statements(key)):
        yield "alarms may not use the key"
    said = {(s["Effect"], str(s["Principal"]), s["Action"], str(s["Condition"])) for s in statements(policy)}
    if said != {
        ("Allow", str(alarms), "sns:Publish", str({"StringEquals": {"aws:SourceAccount": "123456789012"}})),
        ("Deny", "*", "sns:Publish", str({"Bool": {"aws:SecureTransport": "false"}})),
    }:
        yield "policy"


@control
def images_are_scanned_and_fixed(system):
    """ECR1."""
    for repository in system.of("AWS::ECR::Repository"):
        if repository.properties.get("ImageScanningConfiguration") != {"ScanOnPush": True}:
            yield f"{repository}: scan"
        if repository.properties.get("ImageTagMutability") != "IMMUTABLE":
            yield f"{repository}: tags"


@control
def logs_expire(system):
    """Every log group keeps what LogRetentionDays says, and nothing logs into a group it makes itself."""
    for group in system.of("AWS::Logs::LogGroup"):
        if group.properties.get("RetentionInDays") != 30:
            yield str(group)
    for function in system.of("AWS::Lambda::Function"):
        if function.properties.get("LoggingConfig", {}).get("LogGroup") != {"Ref": "FunctionLogs"}:
            yield str(function)
    for task in system.of("AWS::ECS::TaskDefinition"):
        for container in task.properties["ContainerDefinitions"]:
            if container.get("LogConfiguration", {}).get("Options", {}).get("awslogs-group") != {"Ref": "Logs"}:
                yield str(task)
