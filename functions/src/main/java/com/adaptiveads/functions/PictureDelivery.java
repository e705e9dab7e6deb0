package com.adaptiveads.functions;

import java.util.Map;
import java.util.Optional;

/**
 * CloudFront before the pictures.
 *
 * @param domain of the distribution, without a scheme
 * @param keyId CloudFront's id of the public key whose private half signs
 * @param keyName the secret that holds the private half
 */
record PictureDelivery(String domain, String keyId, String keyName) {
    /**
     * From {@code PICTURE_DOMAIN}, {@code PICTURE_KEY_ID} and {@code PICTURE_KEY_NAME}. Without a domain there is none and pictures
     * come from S3.
     *
     * @throws IllegalStateException naming the variable that is missing beside a domain
     */
    static Optional<PictureDelivery> from(Map<String, String> environment) {
        return value(environment, "PICTURE_DOMAIN")
                .map(domain -> new PictureDelivery(
                        domain, beside(environment, "PICTURE_KEY_ID"), beside(environment, "PICTURE_KEY_NAME")));
    }

    private static String beside(Map<String, String> environment, String name) {
        return value(environment, name)
                .orElseThrow(() -> new IllegalStateException(
                        "The environment variable " + name + " is not set, and PICTURE_DOMAIN needs it."));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
