"""Who may do what: the API, CloudFront, IAM."""

import re

import grants
from registry import control

# Routes that ask for a token when Auth is jwt, and the scope. All others are a visitor's own session and public.
SCOPES = {
    ("POST", "/api/upload"): "adaptive-ads/upload",
    ("POST", "/api/uploads"): "adaptive-ads/upload",
    ("GET", "/api/products"): "adaptive-ads/read",
    ("GET", "/api/products/{id}"): "adaptive-ads/read",
    ("DELETE", "/api/products/{id}"): "adaptive-ads/delete",
    ("GET", "/api/products/{id}/compositions"): "adaptive-ads/read",
    ("GET", "/api/stats"): "adaptive-ads/read",
}

# Actions that are granted on everything, and why they cannot be granted on less.
ON_EVERYTHING = {
    "cloudwatch:DescribeAlarms": "a list is asked for, which is granted on all or not at all",
    "ecr:GetAuthorizationToken": "the action knows no resource",
    "ecs:DiscoverPollEndpoint": "the action knows no resource",
}

# Managed policies, and why.
MANAGED = {
    "AWSLambdaBasicExecutionRole": "SAM attaches it to every role it makes; logs only",
    "AWSXrayWriteOnlyAccess": "SAM attaches it for tracing; its actions know no resource",
    "AWSLambdaDynamoDBExecutionRole": "SAM attaches it for streams; reads streams and writes logs",
}

SECRET = re.compile(r"SECRET|PASSWORD|PASSWD|CREDENTIAL|PRIVATE|TOKEN|API_?KEY|ACCESS_?KEY", re.I)
SECRET_VALUE = re.compile(r"AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY")


def routes(system):
    for path, methods in system.named("root", "Api").properties["Body"]["paths"].items():
        for method, operation in methods.items():
            yield ("$default", "") if path == "/$default" else (method.upper(), path), operation


@control
def api_logs_every_request(system):
    """APIG1, APIG6; without addresses of visitors."""
    settings = system.named("root", "ApiApiGatewayDefaultStage").properties.get("AccessLogSettings", {})
    if settings.get("DestinationArn") != {"Fn::GetAtt": ["ApiLogs", "Arn"]}:
        yield "destination"
    for field in ("requestId", "routeKey", "status", "integrationErrorMessage", "authorizer.error"):
        if f"$context.{field}" not in settings.get("Format", ""):
            yield field
    if "sourceIp" in settings.get("Format", "") or "userAgent" in settings.get("Format", ""):
        yield "about a person"


@control
def every_route_is_throttled(system):
    """All by the default, what costs GPU time or destroys more tightly; no setting for a route there is not."""
    stage = system.named("root", "ApiApiGatewayDefaultStage").properties
    default = stage.get("DefaultRouteSettings", {})
    if not 0 < default.get("ThrottlingRateLimit", 0) <= 100 or not default.get("ThrottlingBurstLimit"):
        yield "default"
    known = {" ".join(key) for key, _ in routes(system)}
    for key, setting in stage.get("RouteSettings", {}).items():
        if key not in known or not setting.get("ThrottlingRateLimit") or not setting.get("ThrottlingBurstLimit"):
            yield key
    for key in ("POST /api/upload", "POST /api/uploads", "POST /api/variations", "DELETE /api/products/{id}"):
        if stage.get("RouteSettings", {}).get(key, default).get("ThrottlingRateLimit", 1e9) > 10:
            yield f"{key} is dear"


@control
def scoped_routes_ask_for_a_token(system):
    """APIG4: with jwt, and in the API's own definition, where a gateway obeys it."""
    jwt = system.parameters.get("Auth") == "jwt"
    seen = set()
    for key, operation in routes(system):
        scopes = [scope for need in operation.get("security", []) for scope in need.get("token", [])]
        seen.add(key)
        if scopes != ([SCOPES[key]] if jwt and key in SCOPES else []):
            yield f"{key}: {scopes}"
    yield from (f"{key} is no route" for key in SCOPES.keys() - seen)
    schemes = system.named("root", "Api").properties["Body"]["components"].get("securitySchemes", {})
    if jwt:
        authorizer = schemes.get("token", {}).get("x-amazon-apigateway-authorizer", {})
        settings = authorizer.get("jwtConfiguration", {})
        if authorizer.get("type") != "jwt" or not settings.get("issuer") or not all(settings.get("audience") or [None]):
            yield f"authorizer {authorizer}"
    if system.of("AWS::ApiGatewayV2::Authorizer"):
        yield "a stand-alone authorizer guards nothing"


@control
def pages_may_read_pictures_and_put_photos(system):
    """PUT for the named sites and the deployment's own, GET for all: the signed URL is the permission."""
    rules = system.named("root", "DataBucket").properties.get("CorsConfiguration", {}).get("CorsRules", [])
    by_method = {method: rule for rule in rules for method in rule["AllowedMethods"]}
    sites = [s for s in system.parameters.get("CorsOrigins", "").split(",") if s]
    if by_method.get("PUT", {}).get("AllowedOrigins") != [*sites, "https://${Delivery.Outputs.Domain}"]:
        yield f"PUT {by_method.get('PUT')}"
    if by_method.get("GET", {}).get("AllowedOrigins") != ["*"]:
        yield "GET"
    if set(by_method) != {"PUT", "GET", "HEAD"}:
        yield f"{sorted(by_method)}"


@control
def buckets_are_reached_by_cloudfront_with_origin_access_control_only(system):
    """CFR7; and only by this distribution."""
    distribution = system.named("Delivery", "Distribution").properties["DistributionConfig"]
    for origin in distribution["Origins"]:
        if "S3OriginConfig" in origin and (
            not origin.get("OriginAccessControlId") or origin["S3OriginConfig"] != {"OriginAccessIdentity": ""}
        ):
            yield origin["Id"]
    for policy in system.of("AWS::S3::BucketPolicy"):
        for statement in grants.statements(policy):
            if statement["Principal"] == {"Service": "cloudfront.amazonaws.com"}:
                source = statement.get("Condition", {}).get("StringEquals", {}).get("aws:SourceArn", "")
                if not source.endswith("distribution/${Distribution}") or statement["Action"] != "s3:GetObject":
                    yield f"{policy}: {statement['Sid']}"
            elif statement["Effect"] == "Allow" and statement["Principal"] == "*":
                yield f"{policy}: anybody"


def _behaviours(system):
    distribution = system.named("Delivery", "Distribution").properties["DistributionConfig"]
    return [("*", distribution["DefaultCacheBehavior"])] + [(b["PathPattern"], b) for b in distribution["CacheBehaviors"]]


@control
def pages_carry_security_headers(system):
    """HSTS, type, frames, referrer, content policy; on every behaviour some."""
    headers = system.named("Delivery", "Headers").properties["ResponseHeadersPolicyConfig"].get("SecurityHeadersConfig", {})
    if headers.get("StrictTransportSecurity", {}).get("AccessControlMaxAgeSec", 0) < 31_536_000:
        yield "HSTS"
    for name in ("ContentTypeOptions", "FrameOptions", "ReferrerPolicy"):
        if not headers.get(name, {}).get("Override"):
            yield name
    policy = headers.get("ContentSecurityPolicy", {}).get("ContentSecurityPolicy", "")
    directives = {d.split()[0]: d.split()[1:] for d in policy.split(";") if d.strip()}
    wanted = {"default-src": "'self'", "script-src": "'self'", "object-src": "'none'", "frame-ancestors": "'none'"}
    for name, source in wanted.items():
        if directives.get(name) != [source]:
            yield name
    for name in ("img-src", "connect-src"):  # photos go to the bucket and pictures come from it
        if not any(source.startswith("https://adaptive-ads-dev-data-") for source in directives.get(name, [])):
            yield name
    for pattern, behaviour in _behaviours(system):
        if not behaviour.get("ResponseHeadersPolicyId"):
            yield pattern


@control
def signed_urls_name_the_host_the_page_may_reach(system):
    """In us-east-1 the SDK signs for the bucket's global name unless told otherwise, which the content policy blocks."""
    for function in system.of("AWS::Lambda::Function"):
        if function.properties["Environment"]["Variables"].get("AWS_S3_US_EAST_1_REGIONAL_ENDPOINT") != "regional":
            yield str(function)
    host = "https://adaptive-ads-dev-data-123456789012-us-east-1.s3.us-east-1.amazonaws.com"
    if host not in str(system.named("Delivery", "Headers").properties):
        yield host


@control
def tls_is_recent(system):
    """CFR4, CFR5; with CloudFront's own domain its certificate decides, which cannot be set."""
    distribution = system.named("Delivery", "Distribution").properties["DistributionConfig"]
    if system.parameters.get("DomainName") and distribution["ViewerCertificate"].get("MinimumProtocolVersion") != "TLSv1.2_2021":
        yield "viewer"
    for origin in distribution["Origins"]:
        custom = origin.get("CustomOriginConfig")
        if custom and (custom["OriginProtocolPolicy"] != "https-only" or custom["OriginSSLProtocols"] != ["TLSv1.2"]):
            yield origin["Id"]
    for pattern, behaviour in _behaviours(system):
        if behaviour["ViewerProtocolPolicy"] not in ("https-only", "redirect-to-https"):
            yield pattern


@control
def site_logs_and_takes_a_firewall(system):
    """CFR2 when one is given, CFR3."""
    distribution = system.named("Delivery", "Distribution").properties["DistributionConfig"]
    if not distribution.get("Logging", {}).get("Bucket"):
        yield "no log"
    if distribution.get("WebACLId", "") != system.parameters.get("WebAclArn", ""):
        yield "firewall"


@control
def views_get_the_page_and_files_themselves(system):
    """The viewer function rewrites views only; the API's 404 stays one; the tracker is soon replaced and readable by others."""
    code = system.named("Delivery", "Views").properties["FunctionCode"]
    regex = re.search(r"if \(!/(.+)/i\.test\(request\.uri\)\)", code)
    if "request.uri === '/' && accept.startsWith('application/json')" not in code or "DefaultRootObject" in str(
        system.named("Delivery", "Distribution").properties
    ):
        yield "status"
    named = re.compile(regex.group(1), re.I) if regex else re.compile("$^")
    for file in ("/tracker.js", "/config.json", "/assets/index-B7d_9x.css", "/index.html"):
        if not named.search(file):
            yield file
    for view in ("/", "/library", "/products/0a1b"):
        if named.search(view):
            yield view
    with_function = [pattern for pattern, behaviour in _behaviours(system) if behaviour.get("FunctionAssociations")]
    if with_function != ["*"]:
        yield f"function on {with_function}"
    tracker = dict(_behaviours(system)).get("/tracker.js", {})
    if tracker.get("CachePolicyId") != {"Ref": "TrackerCache"} or tracker.get("ResponseHeadersPolicyId") != {"Ref": "TrackerHeaders"}:
        yield "tracker"
    if system.named("Delivery", "TrackerCache").properties["CachePolicyConfig"]["MaxTTL"] > 3600:
        yield "tracker is kept"
    cors = system.named("Delivery", "TrackerHeaders").properties["ResponseHeadersPolicyConfig"].get("CorsConfig", {})
    if cors.get("AccessControlAllowOrigins") != {"Items": ["*"]} or cors.get("AccessControlAllowCredentials") is not False:
        yield "tracker for other sites"


@control
def no_action_is_a_wildcard(system):
    """IAM5."""
    for grant in grants.of_roles(system):
        if "*" in grant.action:
            yield f"{grant.role}: {grant.action}"


@control
def no_resource_is_everything(system):
    """IAM5, but for actions that know no resource."""
    for grant in grants.of_roles(system):
        if grant.resource == "*" and grant.action not in ON_EVERYTHING:
            yield f"{grant.role}: {grant.action}"
        if isinstance(grant.resource, str) and grant.resource.startswith("arn:aws:s3:::") and grant.resource.endswith("us-east-1/*"):
            yield f"{grant.role}: {grant.action} on the whole bucket"


@control
def roles_use_no_managed_policy(system):
    """IAM4, but for what SAM attaches."""
    for role in system.of("AWS::IAM::Role"):
        for arn in role.properties.get("ManagedPolicyArns", []):
            if arn.split("/")[-1] not in MANAGED:
                yield f"{role}: {arn}"


@control
def environments_hold_no_secrets(system):
    """ECS2, and functions and machines."""
    for function in system.of("AWS::Lambda::Function"):
        for name, value in function.properties.get("Environment", {}).get("Variables", {}).items():
            if SECRET.search(name) or SECRET_VALUE.search(str(value)):
                yield f"{function}: {name}"
    for task in system.of("AWS::ECS::TaskDefinition"):
        for container in task.properties["ContainerDefinitions"]:
            for variable in container.get("Environment", []):
                if SECRET.search(variable["Name"]) or SECRET_VALUE.search(str(variable["Value"])):
                    yield f"{task}: {variable['Name']}"
    for machine in system.of("AWS::EC2::LaunchTemplate"):
        if SECRET.search(str(machine.properties["LaunchTemplateData"].get("UserData", ""))):
            yield str(machine)


@control
def users_are_known_and_have_a_second_factor(system):
    """COG1, COG2, COG7, COG8."""
    for pool in system.of("AWS::Cognito::UserPool"):
        if pool.properties.get("MfaConfiguration") != "ON" or pool.properties.get("EnabledMfas") != ["SOFTWARE_TOKEN_MFA"]:
            yield "second factor"
        if pool.properties.get("AdminCreateUserConfig") != {"AllowAdminCreateUserOnly": True}:
            yield "sign-up"
        if pool.properties.get("Policies", {}).get("PasswordPolicy", {}).get("MinimumLength", 0) < 12:
            yield "password"
        if pool.properties.get("DeletionProtection") != "ACTIVE":
            yield "deletion"
