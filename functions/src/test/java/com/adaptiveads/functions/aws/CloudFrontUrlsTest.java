package com.adaptiveads.functions.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.functions.testing.TestClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudFrontUrlsTest {
    private static final String KEY = "products/0123456789abcdef01234567/cropped.png";
    private static final Duration VALIDITY = Duration.ofMinutes(15);
    private static final KeyPair PAIR = pair("RSA", 2048);
    private static final Pattern SIGNED = Pattern.compile(
            "(?<base>https://pictures\\.test/[^?]*)\\?Expires=(?<expires>\\d+)&Signature=(?<signature>[A-Za-z0-9~_-]+)"
                    + "&Key-Pair-Id=K2JCJMDEHXQW5F&Hash-Algorithm=SHA256");

    private final TestClock clock = new TestClock();
    private final AtomicInteger reads = new AtomicInteger();
    private final CloudFrontUrls urls = new CloudFrontUrls(
            "pictures.test",
            "K2JCJMDEHXQW5F",
            () -> {
                reads.incrementAndGet();
                return PAIR.getPrivate();
            },
            clock);

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Signed(String base, long expires, String signature) {
        static Signed of(String url) {
            Matcher matcher = SIGNED.matcher(url);
            assertTrue(matcher.matches(), url);
            return new Signed(
                    matcher.group("base"), Long.parseLong(matcher.group("expires")), matcher.group("signature"));
        }

        String policy() {
            return "{\"Statement\":[{\"Resource\":\"" + base + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":"
                    + expires + "}}}]}";
        }

        boolean verifies(String policy) {
            try {
                Signature verifier = Signature.getInstance("SHA256withRSA");
                verifier.initVerify(PAIR.getPublic());
                verifier.update(policy.getBytes(StandardCharsets.UTF_8));
                return verifier.verify(Base64.getDecoder()
                        .decode(signature.replace('-', '+').replace('_', '=').replace('~', '/')));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Signed signed(String key) {
        return Signed.of(urls.get(key, VALIDITY));
    }

    @Test
    void theSignatureIsOfThePolicyThatCloudFrontMakesOfTheUrl() {
        Signed signed = signed(KEY);

        assertEquals("https://pictures.test/" + KEY, signed.base());
        assertEquals(
                "{\"Statement\":[{\"Resource\":\"https://pictures.test/products/0123456789abcdef01234567/cropped.png\","
                        + "\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":1800000900}}}]}",
                signed.policy());
        assertTrue(signed.verifies(signed.policy()));
    }

    @Test
    void itIsOfNoOtherPictureAndNoOtherMoment() {
        Signed signed = signed(KEY);

        for (int at = 0; at < signed.policy().length(); at++) {
            char changed = (char) (signed.policy().charAt(at) ^ 1);
            assertFalse(signed.verifies(
                    signed.policy().substring(0, at) + changed + signed.policy().substring(at + 1)));
        }
        assertFalse(signed.verifies(signed.policy() + " "));
    }

    @Test
    void base64HoldsNothingThatMeansSomethingInAUrl() {
        Set<Character> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) { // 344 characters each: that one of 64 is missing in all is as good as impossible
            signed("products/" + i).signature().chars().forEach(c -> seen.add((char) c));
        }
        assertTrue(seen.containsAll(Set.of('-', '_', '~')), seen.toString());
        assertFalse(seen.contains('+') || seen.contains('=') || seen.contains('/'), seen.toString());
    }

    @Test
    void anyKeyComesBackFromItsPath() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            StringBuilder key = new StringBuilder("products/");
            random.ints(1 + random.nextInt(40), 1, 0x2FFFF)
                    .map(c -> random.nextBoolean() ? c % 0x7F + 1 : c)
                    .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                    .forEach(key::appendCodePoint);

            Signed signed = signed(key.toString());

            assertTrue(signed.base().matches("[A-Za-z0-9._~%/:-]+"), signed.base());
            assertEquals("/" + key, URI.create(signed.base()).getPath());
            assertTrue(signed.verifies(signed.policy()), signed.base());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "results/summer/red sneaker.jpg, results/summer/red%20sneaker.jpg",
        "drop/été/ß.png, drop/%C3%A9t%C3%A9/%C3%9F.png",
        "a+b=c&d?e#f%20*, a%2Bb%3Dc%26d%3Fe%23f%2520%2A",
        "~a-b_c.d, ~a-b_c.d",
        "x\\\"}]y, x%5C%22%7D%5Dy"
    })
    void oddKeysAreEncodedOnceAndCannotBreakOutOfThePolicy(String key, String path) {
        assertEquals("https://pictures.test/" + path, signed(key).base());
    }

    @Test
    void forAWhileAPictureHasOneUrl() {
        clock.advance(1);
        String first = urls.get(KEY, VALIDITY);
        clock.advance(VALIDITY.toMillis() - 2_000);

        assertEquals(first, urls.get(KEY, VALIDITY));
        assertEquals(
                first,
                new CloudFrontUrls("pictures.test", "K2JCJMDEHXQW5F", PAIR::getPrivate, clock)
                        .get(KEY, VALIDITY)); // of another function
        clock.advance(2_000);
        assertNotEquals(first, urls.get(KEY, VALIDITY));
    }

    @Test
    void itIsValidForAsLongAsWasAskedForAndAtMostTwice() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            clock.advance(random.nextInt(10_000_000));
            long validity = random.nextLong(1, 5_000);
            long expires =
                    Signed.of(urls.get(KEY, Duration.ofSeconds(validity))).expires() * 1_000;
            long left = expires - clock.millis();
            assertTrue(left >= validity * 1_000 && left <= 2 * validity * 1_000, left + " of " + validity);
        }
    }

    @Test
    void theKeyIsAskedForWhenSomethingIsSignedAndNotBefore() {
        assertEquals(0, reads.get());
        urls.get(KEY, VALIDITY);
        assertEquals(1, reads.get());
    }

    @Test
    void aKeyThatCannotSignSaysSo() {
        CloudFrontUrls broken =
                new CloudFrontUrls("pictures.test", "K", () -> pair("EC", 256).getPrivate(), clock);

        assertThrows(IllegalStateException.class, () -> broken.get(KEY, VALIDITY));
    }
}
