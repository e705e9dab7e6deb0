package com.adaptiveads.functions.token;

import java.util.List;
import javax.crypto.SecretKey;

/**
 * Keys of HMAC-SHA-256.
 *
 * @param signing signs what is issued
 * @param others accepted besides: the one before, or the one that is about to sign
 */
public record KeyRing(SecretKey signing, List<SecretKey> others) {
    public KeyRing {
        others = List.copyOf(others);
    }
}
