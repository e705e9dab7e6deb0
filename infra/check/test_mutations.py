"""A control that is taken out of the template is missed: every check can fail."""

import copy

import pytest

import test_controls  # noqa: F401  registers the controls
from cases import CASES
from grants import listed
from registry import CONTROLS, findings
from stacks import System, sources

GONE = object()
ROOT, STORAGE, WORKER, NETWORK, DELIVERY, IDENTITY, ALARMS, PICTURES = (
    "template.yaml",
    *(f"infra/{name}.yaml" for name in ("storage", "worker", "network", "delivery", "identity", "alarms", "pictures")),
)
GPU, OWN, EARLY, FOREIGN = "gpu-running", "own-key-and-pool", "pool-before-its-domain", "foreign-issuer-and-network"


def set_to(value, *path):
    def mutate(template):
        node = template["Resources"] if path[0] != "Globals" else template
        for step in path[:-1]:
            node = node[step]
        if value is GONE:
            del node[path[-1]]
        else:
            node[path[-1]] = value

    return mutate


def grant(action, resource, *path):
    def mutate(template):
        node = template["Resources"]
        for step in path:
            node = node[step]
        node.append({"Effect": "Allow", "Action": action, "Resource": resource})

    return mutate


def drop_grants(action, *path):
    def mutate(template):
        node = template["Resources"]
        for step in path:
            node = node[step]
        node[:] = [s for s in node if action not in listed(s.get("Action", []))]

    return mutate


def in_text(old, new, *path):
    def mutate(template):
        node = template["Resources"]
        for step in path[:-1]:
            node = node[step]
        assert old in node[path[-1]]
        node[path[-1]] = node[path[-1]].replace(old, new)

    return mutate


def without_output(name):
    def mutate(template):
        del template["Outputs"][name]

    return mutate


P = "Properties"
AUTHORIZER = ("Api", P, "DefinitionBody", "components", "securitySchemes", "Fn::If", 1, "token",
              "x-amazon-apigateway-authorizer", "jwtConfiguration")
TASK = ("TaskRole", P, "Policies", 0, "PolicyDocument", "Statement")
CONTAINER = ("Task", P, "ContainerDefinitions", 0)
DIST = ("Distribution", P, "DistributionConfig")
MACHINE = ("Machine", P, "LaunchTemplateData")
FOR_EDGE = ("DataBucketPolicy", P, "PolicyDocument", "Statement", 1, "Fn::If", 1)
KEYS = {"Fn::Sub": "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:adaptive-ads-${Stage}-picture-key-*"}
OBJECTS = {"Fn::Sub": "arn:${AWS::Partition}:s3:::adaptive-ads-${Stage}-data-${AWS::AccountId}-${AWS::Region}/drop/*"}

MUTATIONS = [
    ("buckets_are_not_public", GPU, ROOT, set_to(False, "DataBucket", P, "PublicAccessBlockConfiguration", "BlockPublicPolicy")),
    ("buckets_speak_tls_only", GPU, WORKER, set_to(GONE, "WeightsPolicy")),
    ("queues_speak_tls_only", GPU, STORAGE, set_to([{"Ref": "JobsQueue"}], "QueuePolicy", P, "Queues")),
    ("everything_kept_is_encrypted", OWN, STORAGE, set_to(GONE, "TotalsTable", P, "SSESpecification")),
    ("everything_kept_is_encrypted", GPU, STORAGE, set_to(GONE, "JobsDeadLetters", P, "SqsManagedSseEnabled")),
    ("key_rotates_and_serves_this_account_only", OWN, STORAGE, set_to(False, "Key", P, "EnableKeyRotation")),
    ("key_rotates_and_serves_this_account_only", OWN, STORAGE, set_to(GONE, "Key", P, "KeyPolicy", "Statement", 1, "Condition")),
    ("key_serves_every_service_that_stores", OWN, STORAGE,
     set_to(GONE, "Key", P, "KeyPolicy", "Statement", 1, "Condition", "StringEquals", "kms:ViaService")),
    ("buckets_keep_old_versions", GPU, ROOT, set_to(GONE, "DataBucket", P, "VersioningConfiguration")),
    ("buckets_do_not_grow_for_ever", GPU, ROOT, set_to(GONE, "DataBucket", P, "LifecycleConfiguration")),
    ("buckets_log_access", GPU, ROOT, set_to(GONE, "DataBucket", P, "LoggingConfiguration")),
    ("what_is_kept_outlives_the_stack", GPU, STORAGE, set_to("Delete", "ProductsTable", "DeletionPolicy")),
    ("what_is_kept_outlives_the_stack", GPU, STORAGE, set_to("Retain", "ProductsTable", "DeletionPolicy")),
    ("tables_can_be_restored", GPU, STORAGE, set_to(GONE, "ProductsTable", P, "PointInTimeRecoverySpecification")),
    ("what_expires_is_expired", GPU, STORAGE, set_to(GONE, "EngagementTable", P, "TimeToLiveSpecification")),
    ("jobs_given_up_are_kept", GPU, STORAGE, set_to(3, "JobsQueue", P, "RedrivePolicy", "maxReceiveCount")),
    ("alarms_arrive_encrypted", GPU, ALARMS, set_to("alias/aws/sns", "Topic", P, "KmsMasterKeyId")),
    ("alarms_arrive_encrypted", GPU, ALARMS, set_to(GONE, "TopicPolicy", P, "PolicyDocument", "Statement", 1)),
    ("images_are_scanned_and_fixed", GPU, WORKER, set_to(GONE, "Repository", P, "ImageScanningConfiguration")),
    ("logs_expire", GPU, NETWORK, set_to({}, "FlowLogs", P)),
    ("logs_expire", GPU, ROOT, set_to(GONE, "Globals", "Function", "LoggingConfig", "LogGroup")),
    ("api_logs_every_request", GPU, ROOT, set_to(GONE, "Api", P, "AccessLogSettings")),
    ("every_route_is_throttled", GPU, ROOT, set_to(GONE, "Api", P, "DefaultRouteSettings")),
    ("every_route_is_throttled", GPU, ROOT, set_to(GONE, "Api", P, "RouteSettings", "POST /api/variations")),
    ("scoped_routes_ask_for_a_token", OWN, ROOT,
     set_to(GONE, "Api", P, "DefinitionBody", "paths", "/api/products/{id}", "delete", "security")),
    ("scoped_routes_ask_for_a_token", OWN, ROOT, set_to(GONE, "Api", P, "DefinitionBody", "components", "securitySchemes")),
    ("pages_may_read_pictures_and_put_photos", FOREIGN, ROOT,
     set_to(["*"], "DataBucket", P, "CorsConfiguration", "CorsRules", 0, "AllowedOrigins")),
    ("buckets_are_reached_by_cloudfront_with_origin_access_control_only", GPU, DELIVERY,
     set_to(GONE, *DIST, "Origins", 0, "OriginAccessControlId")),
    ("buckets_are_reached_by_cloudfront_with_origin_access_control_only", GPU, DELIVERY,
     set_to(GONE, "SitePolicy", P, "PolicyDocument", "Statement", 1, "Condition")),
    ("buckets_are_reached_by_cloudfront_with_origin_access_control_only", OWN, PICTURES,
     set_to(GONE, *DIST, "Origins", 0, "OriginAccessControlId")),
    ("buckets_are_reached_by_cloudfront_with_origin_access_control_only", OWN, ROOT,
     set_to(GONE, *FOR_EDGE, "Condition")),
    ("pages_carry_security_headers", GPU, DELIVERY,
     set_to(GONE, "Headers", P, "ResponseHeadersPolicyConfig", "SecurityHeadersConfig", "ContentSecurityPolicy")),
    ("pages_carry_security_headers", GPU, DELIVERY, set_to(GONE, *DIST, "DefaultCacheBehavior", "ResponseHeadersPolicyId")),
    ("signed_urls_name_the_host_the_page_may_reach", GPU, ROOT,
     set_to(GONE, "Globals", "Function", "Environment", "Variables", "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT")),
    ("tls_is_recent", FOREIGN, DELIVERY,
     set_to("TLSv1", *DIST, "ViewerCertificate", "Fn::If", 1, "MinimumProtocolVersion")),
    ("tls_is_recent", GPU, DELIVERY, set_to("allow-all", *DIST, "DefaultCacheBehavior", "ViewerProtocolPolicy")),
    ("site_logs_and_takes_a_firewall", FOREIGN, DELIVERY, set_to(GONE, *DIST, "WebACLId")),
    ("site_logs_and_takes_a_firewall", FOREIGN, PICTURES, set_to(GONE, *DIST, "WebACLId")),
    ("tls_is_recent", FOREIGN, PICTURES, set_to("allow-all", *DIST, "DefaultCacheBehavior", "ViewerProtocolPolicy")),
    ("pictures_need_a_signature", OWN, PICTURES, set_to(GONE, *DIST, "DefaultCacheBehavior", "TrustedKeyGroups")),
    ("pictures_need_a_signature", OWN, PICTURES,
     set_to([{"PathPattern": "/products/*", "TargetOriginId": "data", "ViewerProtocolPolicy": "https-only"}], *DIST, "CacheBehaviors")),
    ("pictures_need_a_signature", OWN, PICTURES, set_to(["KOFSOMEBODYELSE"], "KeyGroup", P, "KeyGroupConfig", "Items")),
    ("pictures_need_a_signature", FOREIGN, PICTURES,
     set_to(["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"], *DIST, "DefaultCacheBehavior", "AllowedMethods")),
    ("pictures_are_all_the_edge_may_read", FOREIGN, ROOT, set_to({"Fn::Sub": "${DataBucket.Arn}/*"}, *FOR_EDGE, "Resource")),
    ("pictures_are_all_the_edge_may_read", OWN, STORAGE,
     set_to(GONE, "Key", P, "KeyPolicy", "Statement", 2, "Fn::If", 1, "Condition")),
    ("pictures_are_all_the_edge_may_read", OWN, STORAGE, set_to("kms:*", "Key", P, "KeyPolicy", "Statement", 2, "Fn::If", 1, "Action")),
    ("pictures_are_kept_no_longer_than_their_url_is_valid", OWN, PICTURES, set_to(86_400, "Cache", P, "CachePolicyConfig", "MaxTTL")),
    ("pictures_are_kept_no_longer_than_their_url_is_valid", OWN, PICTURES,
     set_to("all", "Cache", P, "CachePolicyConfig", "ParametersInCacheKeyAndForwardedToOrigin", "QueryStringsConfig",
            "QueryStringBehavior")),
    ("pictures_are_kept_no_longer_than_their_url_is_valid", OWN, PICTURES,
     set_to(GONE, "Headers", P, "ResponseHeadersPolicyConfig", "CustomHeadersConfig")),
    ("pages_may_show_and_read_pictures", OWN, DELIVERY,
     in_text("blob: data: https://${DataBucketDomain}${Pictures}", "blob: data: https://${DataBucketDomain}", "Headers", P,
             "ResponseHeadersPolicyConfig", "SecurityHeadersConfig", "ContentSecurityPolicy", "ContentSecurityPolicy", "Fn::Sub", 0)),
    ("pages_may_show_and_read_pictures", OWN, PICTURES, set_to(GONE, "Headers", P, "ResponseHeadersPolicyConfig", "CorsConfig")),
    ("pages_may_show_and_read_pictures", OWN, PICTURES,
     set_to(GONE, "Headers", P, "ResponseHeadersPolicyConfig", "SecurityHeadersConfig", "ContentSecurityPolicy")),
    ("picture_keys_are_read_by_who_signs_only", OWN, ROOT,
     grant("secretsmanager:GetSecretValue", KEYS, "Track", P, "Policies", 0, "Statement")),
    ("picture_keys_are_read_by_who_signs_only", GPU, ROOT,
     grant("secretsmanager:GetSecretValue", KEYS, "Image", P, "Policies", 0, "Statement")),
    ("picture_keys_are_read_by_who_signs_only", FOREIGN, ROOT,
     set_to({"Fn::If": ["PicturesAtEdge", {"Fn::GetAtt": "Pictures.Outputs.Domain"}, {"Ref": "AWS::NoValue"}]},
            "Image", P, "Environment", "Variables", "PICTURE_DOMAIN")),
    ("picture_keys_are_read_by_who_signs_only", OWN, ROOT, set_to("K0", "Image", P, "Environment", "Variables", "PICTURE_KEY_ID")),
    ("views_get_the_page_and_files_themselves", GPU, DELIVERY,
     in_text("/\\.[a-z0-9]+$/", "/\\.html$/", "Views", P, "FunctionCode")),
    ("views_get_the_page_and_files_themselves", GPU, DELIVERY,
     set_to(GONE, "TrackerHeaders", P, "ResponseHeadersPolicyConfig", "CorsConfig")),
    ("no_action_is_a_wildcard", GPU, WORKER, grant("s3:*", {"Ref": "DataBucket"}, *TASK)),
    ("no_resource_is_everything", GPU, WORKER, grant("s3:GetObject", "*", *TASK)),
    ("no_resource_is_everything", GPU, ROOT,
     grant("dynamodb:GetItem", "*", "Image", P, "Policies", 0, "Statement")),
    ("roles_use_no_managed_policy", GPU, WORKER,
     set_to(["arn:aws:iam::aws:policy/AmazonS3FullAccess"], "TaskRole", P, "ManagedPolicyArns")),
    ("environments_hold_no_secrets", GPU, ROOT,
     set_to("x", "Globals", "Function", "Environment", "Variables", "HUB_TOKEN")),
    ("environments_hold_no_secrets", GPU, WORKER,
     set_to({"Name": "DB_PASSWORD", "Value": "x"}, *CONTAINER, "Environment", 0)),
    ("environments_hold_no_secrets", GPU, ROOT,
     set_to("s3cr3t", "Globals", "Function", "Environment", "Variables", "SESSION_TOKENS")),
    ("session_keys_are_made_here_and_read_by_who_checks_tokens", OWN, STORAGE,
     set_to({"PasswordLength": 12}, "SessionKeys", P, "GenerateSecretString")),
    ("session_keys_are_made_here_and_read_by_who_checks_tokens", OWN, ROOT,
     grant("secretsmanager:GetSecretValue", OBJECTS, "Image", P, "Policies", 0, "Statement")),
    ("users_are_known_and_have_a_second_factor", OWN, IDENTITY, set_to("OFF", "Pool", P, "MfaConfiguration")),
    ("page_signs_in_by_code_and_keeps_no_secret", OWN, IDENTITY, set_to(True, "Page", P, "GenerateSecret")),
    ("page_signs_in_by_code_and_keeps_no_secret", OWN, IDENTITY, set_to(["code", "implicit"], "Page", P, "AllowedOAuthFlows")),
    ("page_signs_in_by_code_and_keeps_no_secret", OWN, IDENTITY, set_to(["https://*/"], "Page", P, "CallbackURLs")),
    ("page_signs_in_by_code_and_keeps_no_secret", OWN, IDENTITY, set_to(GONE, "Page", P, "PreventUserExistenceErrors")),
    ("page_signs_in_by_code_and_keeps_no_secret", EARLY, IDENTITY, set_to(GONE, "Page", "Condition")),
    ("tokens_of_the_page_end_soon", OWN, IDENTITY, set_to(GONE, "Page", P, "AccessTokenValidity")),
    ("tokens_of_the_page_end_soon", OWN, IDENTITY, set_to(GONE, "Page", P, "RefreshTokenRotation")),
    ("tokens_of_the_page_end_soon", OWN, IDENTITY, set_to(GONE, "Page", P, "ExplicitAuthFlows")),
    ("tokens_of_the_page_end_soon", OWN, IDENTITY, set_to("LITE", "Pool", P, "UserPoolTier")),
    ("tokens_are_taken_of_page_and_machines_only", OWN, ROOT,
     set_to([{"Fn::GetAtt": ["Identity", "Outputs.ClientId"]}], *AUTHORIZER, "audience")),
    ("tokens_are_taken_of_page_and_machines_only", FOREIGN, ROOT, set_to(["ads", "studio"], *AUTHORIZER, "audience")),
    ("page_is_told_where_to_sign_in_and_may_go_there", OWN, ROOT, set_to("", "Delivery", P, "Parameters", "SignInOrigins")),
    ("page_is_told_where_to_sign_in_and_may_go_there", FOREIGN, ROOT,
     set_to("https:", "Delivery", P, "Parameters", "SignInOrigins")),
    ("page_is_told_where_to_sign_in_and_may_go_there", GPU, DELIVERY,
     in_text("${SignInOrigins}", "https:", "Headers", P, "ResponseHeadersPolicyConfig", "SecurityHeadersConfig",
             "ContentSecurityPolicy", "ContentSecurityPolicy", "Fn::Sub", 0)),
    ("page_is_told_where_to_sign_in_and_may_go_there", OWN, ROOT, without_output("PageConfig")),
    ("functions_run_on_the_current_runtime", GPU, ROOT, set_to("java21", "Globals", "Function", "Runtime")),
    ("functions_run_on_the_current_runtime", OWN, ROOT, set_to(GONE, "Globals", "Function", "SnapStart")),
    ("everything_calls_the_alias", GPU, ROOT,
     set_to({"Fn::GetAtt": ["Track", "Arn"]}, "Api", P, "DefinitionBody", "paths", "/api/track", "post",
            "x-amazon-apigateway-integration", "uri", "Fn::Join", 1, 1)),
    ("new_versions_roll_back", GPU, ROOT, set_to(GONE, "Globals", "Function", "DeploymentPreference", "Alarms")),
    ("a_flood_of_events_starves_nobody", GPU, ROOT, set_to(GONE, "Track", P, "ReservedConcurrentExecutions")),
    ("a_flood_of_events_starves_nobody", GPU, ROOT, set_to(1024, "Drop", P, "MemorySize")),
    ("functions_give_up_before_the_gateway_does", GPU, ROOT, set_to(60, "Upload", P, "Timeout")),
    ("streams_are_counted_and_nothing_is_lost", GPU, ROOT,
     set_to(GONE, "Rollup", P, "Events", "Engagement", P, "BisectBatchOnFunctionError")),
    ("streams_are_counted_and_nothing_is_lost", GPU, STORAGE,
     set_to("KEYS_ONLY", "EngagementTable", P, "StreamSpecification", "StreamViewType")),
    ("events_given_up_are_kept", GPU, ROOT, set_to(GONE, "Drop", P, "EventInvokeConfig", "DestinationConfig")),
    ("bucket_tells_of_photos_only", GPU, ROOT,
     set_to(GONE, "DataBucket", P, "NotificationConfiguration", "LambdaConfigurations", 0, "Filter")),
    ("bucket_tells_of_photos_only", GPU, ROOT, set_to(GONE, "DropMayBeCalledByBucket", P, "SourceAccount")),
    ("system_never_wakes_itself", GPU, ROOT, grant("s3:PutObject", OBJECTS, "Drop", P, "Policies", 0, "Statement")),
    ("a_missing_object_is_a_404", GPU, ROOT, drop_grants("s3:ListBucket", "Image", P, "Policies", 0, "Statement")),
    ("a_missing_object_is_a_404", GPU, WORKER, drop_grants("s3:ListBucket", *TASK)),
    ("machines_ask_for_tokens_and_encrypt", GPU, WORKER, set_to("optional", *MACHINE, "MetadataOptions", "HttpTokens")),
    ("machines_ask_for_tokens_and_encrypt", GPU, WORKER,
     set_to(False, *MACHINE, "BlockDeviceMappings", 0, "Ebs", "Encrypted")),
    ("nobody_comes_in", GPU, NETWORK, set_to("0.0.0.0/0", "EndpointAccess", P, "SecurityGroupIngress", 0, "CidrIp")),
    ("network_logs_its_traffic", GPU, NETWORK, set_to(GONE, "FlowLog")),
    ("own_network_reaches_what_the_worker_calls", GPU, NETWORK, set_to(GONE, "EcrDocker")),
    ("cluster_is_watched", GPU, WORKER, set_to(GONE, "Cluster", P, "ClusterSettings")),
    ("worker_has_time_to_hand_back", GPU, WORKER, set_to(60, *CONTAINER, "StopTimeout")),
    ("a_worker_at_work_may_ask_to_stay", GPU, WORKER, drop_grants("ecs:UpdateTaskProtection", *TASK)),
    ("a_worker_at_work_may_ask_to_stay", GPU, WORKER, grant("ecs:StopTask", "arn:aws:ecs:us-east-1:1:task/x/*", *TASK)),
    ("a_job_is_leased_as_the_queue_says", GPU, STORAGE, set_to(30, "JobsQueue", P, "VisibilityTimeout")),
    ("idle_costs_no_machine", GPU, WORKER, set_to("1", "Machines", P, "MinSize")),
    ("idle_costs_no_machine", GPU, WORKER, set_to(GONE, "QueueStaysAwake")),
    ("gpu_is_asked_for_where_there_is_one", GPU, WORKER, set_to(GONE, *CONTAINER, "ResourceRequirements")),
]


@pytest.mark.parametrize(("control", "case", "file", "mutate"), MUTATIONS, ids=lambda v: v if isinstance(v, str) else "")
def test_without_its_control_the_check_fails(systems, control, case, file, mutate):
    templates = copy.deepcopy(sources())
    mutate(templates[file])
    unchanged = systems[case].root if file != ROOT else None
    assert findings(control, System(CASES[case], templates, unchanged)) != []


def test_every_control_has_a_mutation():
    assert {control for control, *_ in MUTATIONS} == set(CONTROLS)
