"""What CloudFront serves, and how."""

import re

import grants
from registry import control

PICTURE_READER = {"Fn::GetAtt": ["Pictures", "Outputs.DistributionArn"]}
# Who may read a bucket through CloudFront, by its policy.
READERS = {
    "SitePolicy": ["arn:aws:cloudfront::123456789012:distribution/${Distribution}"],
    "DataBucketPolicy": [PICTURE_READER],
}


def _distributions(system):
    return [d.properties["DistributionConfig"] for d in system.of("AWS::CloudFront::Distribution")]


@control
def buckets_are_reached_by_cloudfront_with_origin_access_control_only(system):
    """CFR7; and only by the distribution that is for that bucket."""
    for distribution in _distributions(system):
        for origin in distribution["Origins"]:
            if "S3OriginConfig" in origin and (
                not origin.get("OriginAccessControlId") or origin["S3OriginConfig"] != {"OriginAccessIdentity": ""}
            ):
                yield origin["Id"]
    for policy in system.of("AWS::S3::BucketPolicy"):
        for statement in grants.statements(policy):
            if statement["Principal"] == {"Service": "cloudfront.amazonaws.com"}:
                source = statement.get("Condition", {}).get("StringEquals", {}).get("aws:SourceArn", "")
                if source not in READERS[policy.id] or statement["Action"] != "s3:GetObject":
                    yield f"{policy}: {statement['Sid']}"
            elif statement["Effect"] == "Allow" and statement["Principal"] == "*":
                yield f"{policy}: anybody"


def _behaviours(system, stack="Delivery"):
    distribution = system.named(stack, "Distribution").properties["DistributionConfig"]
    more = distribution.get("CacheBehaviors", [])
    return [("*", distribution["DefaultCacheBehavior"])] + [(b["PathPattern"], b) for b in more]


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
    for resource in system.of("AWS::CloudFront::Distribution"):
        for pattern, behaviour in _behaviours(system, resource.stack):
            if behaviour["ViewerProtocolPolicy"] not in ("https-only", "redirect-to-https"):
                yield f"{resource.stack} {pattern}"


@control
def site_logs_and_takes_a_firewall(system):
    """CFR2 when one is given, CFR3."""
    for distribution in _distributions(system):
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
