package com.adaptiveads.functions.token;

/** Where the keys of session tokens are kept. */
public interface SigningKeys {
    /** As they are now, or were a few minutes ago. */
    KeyRing ring();
}
