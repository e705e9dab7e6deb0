package com.adaptiveads.functions.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Tokens that say: the bearer was given this session. {@code 1.{expiry}.{mac}}, the expiry in epoch seconds, the mac HMAC-SHA-256
 * (RFC 2104) over version, session and expiry, in Base64 for URLs without padding. Nothing is stored.
 */
public final class SessionTokens {
    /** As long as a session is kept. */
    static final Duration LIFE = Duration.ofDays(30);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "1";
    private static final Pattern TOKEN = Pattern.compile(VERSION + "\\.(\\d{1,12})\\.([A-Za-z0-9_-]{43})");

    private final SigningKeys keys;
    private final Clock clock;

    /** What a token is worth. */
    public enum Verdict {
        VALID,
        EXPIRED,
        FORGED
    }

    public SessionTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** To be given to whoever the session is made for, and to nobody else. */
    String issue(String sessionId) {
        String expiry = Long.toString((clock.millis() + LIFE.toMillis()) / 1000);
        byte[] mac = mac(keys.ring().signing(), sessionId, expiry);
        return VERSION + "." + expiry + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    /** Takes the same time whatever is wrong with a well-formed token's mac. */
    Verdict verify(String sessionId, String token) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Verdict.FORGED;
        }
        byte[] given = Base64.getUrlDecoder().decode(parts.group(2));
        KeyRing ring = keys.ring();
        boolean genuine = Stream.concat(Stream.of(ring.signing()), ring.others().stream())
                .map(key -> MessageDigest.isEqual(mac(key, sessionId, parts.group(1)), given))
                .reduce(false, Boolean::logicalOr);
        if (!genuine) {
            return Verdict.FORGED;
        }
        return Long.parseLong(parts.group(1)) * 1000 > clock.millis() ? Verdict.VALID : Verdict.EXPIRED;
    }

    /** A session id has no {@code |}: no two sessions and expiries read the same. */
    private static byte[] mac(SecretKey key, String sessionId, String expiry) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((VERSION + "|" + sessionId + "|" + expiry).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not to be had", e); // every Java platform has it
        }
    }
}
