"""How people sign in on the page."""

import json

from controls_access import SCOPES
from intrinsics import Scope
from registry import control

POOL = "https://cognito-idp.us-east-1.amazonaws.com"
DOMAIN = "https://adaptive-ads-dev-123456789012.auth.us-east-1.amazoncognito.com"
OF_A_POOL = {"openid", "email", *SCOPES.values()}


def has_pool(system):
    return system.parameters.get("Auth") == "jwt" and not system.parameters.get("JwtIssuer")


def site(system):
    """The domain the pool sends people back to; empty as long as nobody knows it."""
    return system.parameters.get("DomainName") or system.parameters.get("SiteDomain", "")


def signs_in(system):
    return bool(site(system)) if has_pool(system) else bool(system.parameters.get("JwtClientId"))


def clients(system, flow):
    return [c for c in system.of("AWS::Cognito::UserPoolClient") if flow in c.properties.get("AllowedOAuthFlows", [])]


def page_config(system):
    """What the page is told, as far as it is known before there is a pool; None when it is told nothing."""
    scope = Scope(system.root, {**{n: p.get("Default") for n, p in system.root["Parameters"].items()}, **system.parameters})
    output = system.root["Outputs"].get("PageConfig")
    return json.loads(scope.resolve(output["Value"])) if output and scope.holds(output["Condition"]) else None


@control
def page_signs_in_by_code_and_keeps_no_secret(system):
    """COG; RFC 9700: no implicit flow, no secret in a browser, addresses compared exactly."""
    if clients(system, "implicit"):
        yield "implicit flow"
    of_page = clients(system, "code")
    if len(of_page) != (1 if has_pool(system) and site(system) else 0):
        yield f"{len(of_page)} clients"
    for client in of_page:
        properties = client.properties
        if properties.get("GenerateSecret") is not False or properties["AllowedOAuthFlows"] != ["code"]:
            yield f"{client}: secret or flow"
        if properties.get("CallbackURLs") != [f"https://{site(system)}/signed-in"] or properties.get("LogoutURLs") != [
            f"https://{site(system)}/"
        ]:
            yield f"{client}: addresses"
        if set(properties.get("AllowedOAuthScopes", [])) != OF_A_POOL:
            yield f"{client}: scopes"
        if properties.get("PreventUserExistenceErrors") != "ENABLED":
            yield f"{client}: tells who has an account"
    for client in clients(system, "client_credentials"):
        if client.properties.get("GenerateSecret") is not True:
            yield f"{client}: no secret"


@control
def tokens_of_the_page_end_soon(system):
    """The gateway cannot know that a token was revoked; a refresh token is good once, and for a day's work."""
    for client in clients(system, "code"):
        properties = client.properties
        units = properties.get("TokenValidityUnits", {})
        if units.get("AccessToken") != "minutes" or properties.get("AccessTokenValidity", 1e9) > 15:
            yield f"{client}: access token"
        if units.get("RefreshToken") != "hours" or properties.get("RefreshTokenValidity", 1e9) > 12:
            yield f"{client}: refresh token"
        if properties.get("RefreshTokenRotation", {}).get("Feature") != "ENABLED" or not properties.get("EnableTokenRevocation"):
            yield f"{client}: rotation"
        # in the lite tier there is no rotation; the flow that knows none must be off
        if "ALLOW_REFRESH_TOKEN_AUTH" in properties.get("ExplicitAuthFlows", ["ALLOW_REFRESH_TOKEN_AUTH"]):
            yield f"{client}: flow without rotation"
        if any(pool.properties.get("UserPoolTier") != "ESSENTIALS" for pool in system.of("AWS::Cognito::UserPool")):
            yield "tier"


@control
def tokens_are_taken_of_page_and_machines_only(system):
    """The audience: Cognito's access tokens name a client instead, and the gateway compares that."""
    schemes = system.named("root", "Api").properties["Body"]["components"].get("securitySchemes", {})
    audience = schemes.get("token", {}).get("x-amazon-apigateway-authorizer", {}).get("jwtConfiguration", {}).get("audience")
    machines, page = ({"Fn::GetAtt": ["Identity", f"Outputs.{name}"]} for name in ("ClientId", "PageClientId"))
    if has_pool(system):
        wanted = [machines, page] if site(system) else [machines]
    else:
        wanted = [system.parameters["JwtAudience"]] if "JwtAudience" in system.parameters else None
    if audience != wanted:
        yield f"{audience}"


@control
def page_is_told_where_to_sign_in_and_may_go_there(system):
    """config.json, and the content policy: the issuer's hosts and, without a sign-in, none."""
    config = page_config(system)
    if (config is not None) != signs_in(system):
        yield f"told {config}"
    policy = str(system.named("Delivery", "Headers").properties)
    connect = policy.partition("connect-src ")[2].partition(";")[0].split()
    others = [source for source in connect if source not in ("'self'", "https://${PictureDomain}") and "-data-" not in source]
    if not signs_in(system):
        if others:
            yield f"may reach {others}"
        return
    if config is None:
        return
    wanted = set(SCOPES.values()) - set(config["signIn"]["scope"].split())
    if wanted or config["apiBase"] != "/" or not config["signIn"]["clientId"]:
        yield f"told {config}"
    issuer = system.parameters.get("JwtIssuer", "")
    if others != ([POOL, DOMAIN] if has_pool(system) else ["/".join(issuer.split("/")[:3])]):
        yield f"may reach {others}"
