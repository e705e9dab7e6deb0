package com.adaptiveads.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

class PictureKeyTest {
    private static KeyPair pair(String algorithm, int bits) throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    /** As {@code openssl genpkey} writes it. */
    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static SecretsManagerClient holding(String secret) {
        return new SecretsManagerClient() {
            @Override
            public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
                assertEquals("picture-key", request.secretId());
                return GetSecretValueResponse.builder().secretString(secret).build();
            }

            @Override
            public String serviceName() {
                return SecretsManagerClient.SERVICE_NAME;
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Test
    void itIsReadAsItWasStored() throws NoSuchAlgorithmException {
        KeyPair pair = pair("RSA", 2048);

        assertEquals(pair.getPrivate(), PictureKey.read(holding(pem(pair)), "picture-key"));
    }

    @Test
    void whatIsNoSuchKeyIsRefusedWithoutBeingQuoted() throws NoSuchAlgorithmException {
        String half = pem(pair("RSA", 2048)).substring(0, 800);
        for (String wrong : List.of("", "no key", half, pem(pair("RSA", 1024)), pem(pair("EC", 256)))) {
            SecretsManagerClient secrets = holding(wrong);
            IllegalStateException failure =
                    assertThrows(IllegalStateException.class, () -> PictureKey.read(secrets, "picture-key"));
            assertEquals(null, failure.getCause());
            assertFalse(!wrong.isEmpty() && failure.toString().contains(wrong), failure.toString());
        }
    }
}
