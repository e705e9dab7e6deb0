package com.adaptiveads.local.packaged;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.functions.aws.CloudFrontUrls;
import com.adaptiveads.local.LocalSystem;
import com.adaptiveads.local.packaged.PackagedFunction.Start;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** The artifact that deploys answers with URLs of CloudFront, which a stand-in serves as CloudFront is documented to. */
class PicturesAtEdgeIT {
    private static final String ID = "0123456789abcdef01234567";
    private static final String CROPPED = "products/" + ID + "/cropped.png";
    private static final String FUNCTION = "com.adaptiveads.functions.image.ImageHandler";
    private static final KeyPair PAIR = pair();
    private static final byte[] PICTURE = "a picture".getBytes(StandardCharsets.UTF_8);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Deployment deployment;
    private static EdgeStandIn edge;
    private static SecretStandIn secrets;
    private static PackagedFunction images;

    @BeforeAll
    static void start(@TempDir Path folder) {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeTrue(machine.equals("Linux amd64"), "AWS's runtime client is fetched for Linux on x86-64 only");
        deployment = Deployment.start(folder);
        edge = new EdgeStandIn(deployment.aws());
        secrets = new SecretStandIn();
        secrets.put("picture-key-K1", pem(PAIR));
        for (String key :
                List.of(CROPPED, "products/" + ID + "/full.png", "originals/" + ID + ".jpg", "drop/a/b.jpg")) {
            deployment
                    .aws()
                    .s3()
                    .putObject(
                            put -> put.bucket(LocalSystem.BUCKET).key(key).contentType("image/png"),
                            RequestBody.fromBytes(PICTURE));
        }
        images = launch("K1", Start.SNAP_START);
        images.snapshotAndRestore();
    }

    @AfterAll
    static void stop() {
        if (deployment != null) { // null where the assumption did not hold
            images.close();
            secrets.close();
            edge.close();
            deployment.close();
        }
    }

    @BeforeEach
    void trustTheKeyNow() {
        edge.trust(Map.of("K1", PAIR.getPublic()));
        edge.setAhead(Duration.ZERO);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static PackagedFunction launch(String keyId, Start start) {
        return deployment.launch(
                FUNCTION,
                start,
                Map.of(
                        "PICTURE_DOMAIN",
                        EdgeStandIn.DOMAIN,
                        "PICTURE_KEY_ID",
                        keyId,
                        "PICTURE_KEY_NAME",
                        "picture-key-" + keyId,
                        "AWS_ENDPOINT_URL_SECRETS_MANAGER",
                        secrets.endpoint()));
    }

    private static JsonObject answer(PackagedFunction function) {
        return Json.object(function.invoke(Deployment.sample("http-image")).body());
    }

    private static URI location(PackagedFunction function) {
        JsonObject answer = answer(function);
        assertEquals(302, answer.integer("statusCode", 100, 599), function::log);
        return URI.create(answer.object("headers").string("location"));
    }

    private static HttpResponse<byte[]> get(URI url) {
        try {
            return CLIENT.send(HttpRequest.newBuilder(edge.local(url)).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void refused(String url) {
        assertEquals(403, get(URI.create(url)).statusCode(), url);
    }

    @Test
    void thePictureIsServedToWhoeverHasTheUrlOfTheAnswer() {
        URI url = location(images);
        HttpResponse<byte[]> picture = get(url);

        assertEquals(EdgeStandIn.DOMAIN, url.getHost());
        assertEquals(200, picture.statusCode());
        assertArrayEquals(PICTURE, picture.body());
        assertEquals("image/png", picture.headers().firstValue("content-type").orElseThrow());
    }

    @Test
    void whatTheUrlDoesNotSayIsRefused() {
        String url = location(images).toString();
        String expires = url.replaceFirst(".*Expires=(\\d+)&.*", "$1");

        refused(url.replaceFirst("\\?.*", ""));
        refused(url.replace("cropped.png", "full.png"));
        refused(url.replace(expires, Long.toString(Long.parseLong(expires) + 1)));
        refused(url.replaceFirst("Signature=[^&]{4}", "Signature=AAAA"));
        refused(url.replaceFirst("Signature=[^&]+", "Signature=AAAA"));
        refused(url.replace("Key-Pair-Id=K1", "Key-Pair-Id=K2"));
        assertEquals(200, get(URI.create(url)).statusCode(), "untouched");
    }

    @Test
    void itExpires() {
        URI url = location(images);
        edge.setAhead(Duration.ofMinutes(14));
        assertEquals(200, get(url).statusCode(), "a redirection is kept for ten minutes");
        edge.setAhead(Duration.ofMinutes(31));
        assertEquals(403, get(url).statusCode());
    }

    @Test
    void evenASignatureOpensNoUploadAndNoDrop() {
        CloudFrontUrls anything = new CloudFrontUrls(EdgeStandIn.DOMAIN, "K1", PAIR::getPrivate, Clock.systemUTC());

        assertEquals(
                200,
                get(URI.create(anything.get(CROPPED, Duration.ofMinutes(1)))).statusCode());
        for (String key : List.of("originals/" + ID + ".jpg", "drop/a/b.jpg", "products/missing")) {
            refused(anything.get(key, Duration.ofMinutes(1)));
        }
    }

    @Test
    void keysRotateWithoutABrokenPicture() {
        KeyPair next = pair();
        secrets.put("picture-key-K2", pem(next));
        URI byTheOld = location(images);
        edge.trust(Map.of("K1", PAIR.getPublic(), "K2", next.getPublic()));
        try (PackagedFunction newer = launch("K2", Start.ON_DEMAND)) {
            assertEquals(200, get(location(newer)).statusCode());
            assertEquals(200, get(byTheOld).statusCode());
            assertEquals(200, get(location(images)).statusCode(), "the version before goes on");
            edge.trust(Map.of("K2", next.getPublic()));
            assertEquals(200, get(location(newer)).statusCode());
            assertEquals(403, get(byTheOld).statusCode(), "the old key is worth nothing");
        }
    }

    @Test
    void theKeyIsReadOnceAndOnlyWhenSomethingIsSigned() {
        try (PackagedFunction cold = launch("K1", Start.SNAP_START)) {
            secrets.reads();
            cold.snapshotAndRestore();
            assertEquals(0, secrets.reads(), "no snapshot holds it");
            location(cold);
            location(cold);
            assertEquals(1, secrets.reads());
        }
    }

    @Test
    void withoutItsKeyAFunctionFailsAndSaysWhyToTheLogOnly() {
        try (PackagedFunction keyless = launch("K9", Start.ON_DEMAND)) {
            JsonObject answer = answer(keyless);
            assertEquals(500, answer.integer("statusCode", 100, 599));
            assertFalse(answer.string("body").contains("secret"), answer.string("body"));
            assertTrue(keyless.log().contains("no such secret"), keyless.log());
            secrets.put("picture-key-K9", pem(PAIR));
            location(keyless); // asked for again
        }
    }
}
