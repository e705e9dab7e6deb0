"""Who may do what: the API, IAM, users."""

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
# Names that look like one, and the only values they may have.
NO_SECRETS = {"SESSION_TOKENS": {"off", "required"}}
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
            if value not in NO_SECRETS.get(name, ()) and (SECRET.search(name) or SECRET_VALUE.search(str(value))):
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


# Functions that act for one session, or make one: they alone may read what signs its token.
SESSION_ROLES = {f"root.{name}Role" for name in ("Track", "Analyze", "Heatmap", "Variations", "Sessions", "CreateSession")}


@control
def session_keys_are_made_here_and_read_by_who_checks_tokens(system):
    """Generated, long, kept, and granted to those roles and on that secret only; without signed sessions there is none."""
    # keys of pictures have a control of their own
    required = system.parameters.get("SessionTokens") == "required"
    secrets = system.of("AWS::SecretsManager::Secret")
    if len(secrets) != (1 if required else 0):
        yield f"{len(secrets)} secrets"
    for secret in secrets:
        made = secret.properties.get("GenerateSecretString", {})
        if "SecretString" in secret.properties or made.get("PasswordLength", 0) < 43:
            yield f"{secret}: not made here, or short"
        if secret.body.get("DeletionPolicy") != "RetainExceptOnCreate":
            yield f"{secret}: not kept"
        if system.parameters.get("CustomerKey") == "true" and not secret.properties.get("KmsKeyId"):
            yield f"{secret}: key"
    reading = [g for g in grants.of_roles(system) if g.action.startswith("secretsmanager:") and "picture-key" not in str(g.resource)]
    if {g.role for g in reading} != (SESSION_ROLES if required else set()):
        yield f"read by {sorted(g.role for g in reading)}"
    for grant in reading:
        if grant.action != "secretsmanager:GetSecretValue" or grant.resource != {"Fn::GetAtt": ["Storage", "Outputs.SessionKeysArn"]}:
            yield f"{grant.role}: {grant.action}"
