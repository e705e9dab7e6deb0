"""Pictures through CloudFront, where PictureKeys makes it ready and PicturesFrom sends people there."""

import java
from controls_delivery import PICTURE_READER, _behaviours
from grants import of_roles, statements
from registry import control

PICTURES = ["${DataBucket.Arn}/products/*", "${DataBucket.Arn}/compositions/*"]
SECRETS = "arn:aws:secretsmanager:us-east-1:123456789012:secret:adaptive-ads-dev-picture-key-*"


def keys(system):
    return [key for key in system.parameters.get("PictureKeys", "").split(",") if key]


def _from_cloudfront(resource):
    return [s for s in statements(resource) if s["Principal"] == {"Service": "cloudfront.amazonaws.com"}]


@control
def pictures_need_a_signature(system):
    """Every path of their distribution, by a key that PictureKeys names; reading only. Without keys there is no distribution."""
    groups = system.of("AWS::CloudFront::KeyGroup")
    if [group.properties["KeyGroupConfig"]["Items"] for group in groups] != [k for k in [keys(system)] if k]:
        yield "keys"
    if len(system.of("AWS::CloudFront::Distribution")) != 1 + len(groups):
        yield "distributions"
    for group in groups:
        for pattern, behaviour in _behaviours(system, group.stack):
            if behaviour.get("TrustedKeyGroups") != [{"Ref": group.id}] or behaviour.get("TrustedSigners"):
                yield f"{pattern} unsigned"
            if behaviour.get("AllowedMethods", ["GET", "HEAD"]) != ["GET", "HEAD"]:
                yield f"{pattern} writes"


@control
def pictures_are_all_the_edge_may_read(system):
    """Products' views and compositions, no upload, drop or report; and with the customer's key that key, to decrypt."""
    allowed = _from_cloudfront(system.named("root", "DataBucketPolicy"))
    if [(s["Effect"], s["Action"], s["Resource"]) for s in allowed] != [("Allow", "s3:GetObject", PICTURES)] * bool(keys(system)):
        yield f"bucket {allowed}"
    for key in (k for k in system.of("AWS::KMS::Key") if k.stack == "Storage"):
        uses = [(s["Action"], s.get("Condition")) for s in _from_cloudfront(key)]
        if uses != [("kms:Decrypt", {"StringEquals": {"aws:SourceArn": PICTURE_READER}})] * bool(keys(system)):
            yield f"key {uses}"


@control
def pictures_are_kept_no_longer_than_their_url_is_valid(system):
    """At the edge and in browsers; found by path alone, or the signature would be part of the name and nothing ever found."""
    seconds = 60 * int(java.minutes(java.source("functions", "functions/image/ImageHandler.java"))["VALIDITY"])
    if not keys(system):
        return
    cache = system.named("Pictures", "Cache").properties["CachePolicyConfig"]
    if not 0 < cache["DefaultTTL"] <= cache["MaxTTL"] <= seconds or cache["MinTTL"] != 0:
        yield "edge"
    by = cache["ParametersInCacheKeyAndForwardedToOrigin"]
    if [by[f"{k}sConfig"][f"{k}Behavior"] for k in ("Header", "Cookie", "QueryString")] != ["none"] * 3:
        yield "more than the path"
    custom = system.named("Pictures", "Headers").properties["ResponseHeadersPolicyConfig"].get("CustomHeadersConfig", {})
    kept = {i["Header"]: i["Value"] for i in custom.get("Items", []) if i["Override"]}.get("cache-control", "")
    if not kept.startswith("private, max-age=") or int(kept.split("=")[1]) > seconds:
        yield "browsers"
    for pattern, behaviour in _behaviours(system, "Pictures"):
        if behaviour.get("CachePolicyId") != {"Ref": "Cache"} or behaviour.get("OriginRequestPolicyId") or behaviour.get("Compress"):
            yield pattern


@control
def pages_may_show_and_read_pictures(system):
    """The content policy of the page names their host, they allow any page to read them, and they are nothing but pictures."""
    if not keys(system):
        return
    policy = str(system.named("Delivery", "Headers").properties)
    for name in ("img-src", "connect-src"):
        if " https://${PictureDomain}" not in policy.split(name)[-1].split(";")[0]:
            yield name
    if system.named("root", "Delivery").properties["Parameters"]["PictureDomain"] != {"Fn::GetAtt": ["Pictures", "Outputs.Domain"]}:
        yield "domain"
    headers = system.named("Pictures", "Headers").properties["ResponseHeadersPolicyConfig"]
    cors = headers.get("CorsConfig", {})
    if cors.get("AccessControlAllowOrigins") != {"Items": ["*"]} or cors.get("AccessControlAllowCredentials") is not False:
        yield "other pages"
    security = headers.get("SecurityHeadersConfig", {})
    if not security.get("ContentTypeOptions", {}).get("Override") or "sandbox" not in str(security.get("ContentSecurityPolicy")):
        yield "more than pictures"
    for pattern, behaviour in _behaviours(system, "Pictures"):
        if behaviour.get("ResponseHeadersPolicyId") != {"Ref": "Headers"}:
            yield pattern


@control
def picture_keys_are_read_by_who_signs_only(system):
    """The function that answers with a picture's URL, told the first key when it shall sign; nobody else, and nobody without keys."""
    wanted = {("root.ImageRole", "secretsmanager:GetSecretValue")} if keys(system) else set()
    if {(g.role, g.action) for g in of_roles(system) if g.resource == SECRETS} != wanted:
        yield "grants"
    for function in system.of("AWS::Lambda::Function"):
        told = {k: v for k, v in function.properties["Environment"]["Variables"].items() if k.startswith("PICTURE_")}
        signs = function.id == "Image" and system.parameters.get("PicturesFrom") == "cloudfront"
        if told != (
            {
                "PICTURE_DOMAIN": {"Fn::GetAtt": ["Pictures", "Outputs.Domain"]},
                "PICTURE_KEY_ID": keys(system)[0],
                "PICTURE_KEY_NAME": f"adaptive-ads-dev-picture-key-{keys(system)[0]}",
            }
            if signs
            else {}
        ):
            yield f"{function}: {told}"
