package com.adaptiveads.functions.token;

import java.util.Arrays;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Keys of one repeated byte each, replaced as a test goes on. */
final class FixedKeys implements SigningKeys {
    private KeyRing ring;

    FixedKeys(int signing, Integer... others) {
        ring = ring(signing, others);
    }

    void rotate(int signing, Integer... others) {
        ring = ring(signing, others);
    }

    private static KeyRing ring(int signing, Integer... others) {
        return new KeyRing(
                key(signing), List.of(others).stream().map(FixedKeys::key).toList());
    }

    private static SecretKey key(int each) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) each);
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    @Override
    public KeyRing ring() {
        return ring;
    }
}
