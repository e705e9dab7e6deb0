"""Parameter sets a deployment may choose; every check runs on each."""

CASES = {
    "as-it-comes": {},
    "nothing-optional": {"Worker": "none"},
    "fargate": {"Worker": "cpu", "WorkerImageTag": "1", "DeploymentPreference": "AllAtOnce"},
    "gpu-running": {"WorkerImageTag": "1", "AlarmEmail": "ops@example.com"},
    "own-key-and-pool": {
        "WorkerImageTag": "1",
        "CustomerKey": "true",
        "Auth": "jwt",
        "SnapStart": "PublishedVersions",
        "SessionTokens": "required",
        "PictureKeys": "K2JCJMDEHXQW5F,KBEFOREITWAS01",
        "PicturesFrom": "cloudfront",
        "SiteDomain": "d111111abcdef8.cloudfront.net",
    },
    "pool-before-its-domain": {"Worker": "none", "Auth": "jwt"},
    "foreign-issuer-and-network": {
        "WorkerImageTag": "1",
        "Auth": "jwt",
        "JwtIssuer": "https://issuer.example.com/tenant",
        "JwtAudience": "ads",
        "JwtClientId": "studio",
        "CorsOrigins": "https://shop.example.com,https://www.example.com",
        "VpcId": "vpc-0123456789abcdef0",
        "SubnetIds": "subnet-0123456789abcdef0,subnet-0123456789abcdef1",
        "ModelsBucket": "weights-of-another-stack",
        "DomainName": "ads.example.com",
        "CertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/0",
        "WebAclArn": "arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/0",
        "PictureKeys": "K2JCJMDEHXQW5F",
    },
}
