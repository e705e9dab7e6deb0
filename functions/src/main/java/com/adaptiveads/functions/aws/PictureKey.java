package com.adaptiveads.functions.aws;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The private half of a key that signs URLs of pictures: an RSA key in PKCS #8, PEM, as {@code infra/picture-key} stores it. */
public final class PictureKey {
    private static final int BITS = 2048;

    private PictureKey() {}

    /**
     * Asks Secrets Manager. A key never changes under its name, so it is read once.
     *
     * @throws IllegalStateException when it is not such a key of 2048 bits, the only size CloudFront takes
     */
    public static PrivateKey read(SecretsManagerClient secrets, String name) {
        return parse(secrets.getSecretValue(get -> get.secretId(name)).secretString());
    }

    private static PrivateKey parse(String pem) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() == BITS) {
                return key;
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // what went wrong could quote the key
        }
        throw new IllegalStateException("the key of pictures is not an RSA key of " + BITS + " bits in PKCS #8");
    }
}
