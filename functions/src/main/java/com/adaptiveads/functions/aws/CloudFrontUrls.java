package com.adaptiveads.functions.aws;

import com.adaptiveads.functions.blob.PictureUrls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * URLs of CloudFront with a canned policy, signed by RSA (PKCS #1 v1.5) over SHA-256. They expire at whole multiples of their
 * validity, and that signature holds no randomness: within such a span every function gives the same picture the same URL, so that
 * browsers find it in their cache.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html">
 *     Create a signed URL using a canned policy</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PrivateCFSignatureCodeAndExamples.html">SHA-256 and
 *     {@code Hash-Algorithm}</a>
 */
public final class CloudFrontUrls implements PictureUrls {
    private final String domain;
    private final String keyId;
    private final Supplier<PrivateKey> key;
    private final Clock clock;

    /**
     * @param domain of the distribution, whose paths are the bucket's keys
     * @param keyId CloudFront's id of the public key
     * @param key RSA, asked for when something is signed
     */
    public CloudFrontUrls(String domain, String keyId, Supplier<PrivateKey> key, Clock clock) {
        this.domain = domain;
        this.keyId = keyId;
        this.key = key;
        this.clock = clock;
    }

    @Override
    public String get(String key, Duration validity) {
        String url = "https://" + domain + "/" + path(key);
        long expires = expires(validity.toSeconds());
        return url + "?Expires=" + expires + "&Signature=" + signature(policy(url, expires)) + "&Key-Pair-Id=" + keyId
                + "&Hash-Algorithm=SHA256";
    }

    /** Epoch seconds: the first multiple of the validity that is not sooner. */
    private long expires(long validity) {
        return Math.ceilDiv(Math.ceilDiv(clock.millis(), 1_000L) + validity, validity) * validity;
    }

    /** Byte for byte what CloudFront makes of the URL to check it. */
    private static String policy(String url, long expires) {
        return "{\"Statement\":[{\"Resource\":\"" + url + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":"
                + expires + "}}}]}";
    }

    private String signature(String policy) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.get());
            signature.update(policy.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(signature.sign())
                    .replace('+', '-')
                    .replace('=', '_')
                    .replace('/', '~');
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of pictures cannot sign", e);
        }
    }

    /** RFC 3986: everything but unreserved characters and slashes as the octets of its UTF-8. */
    private static String path(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~")
                .replace("%2F", "/");
    }
}
