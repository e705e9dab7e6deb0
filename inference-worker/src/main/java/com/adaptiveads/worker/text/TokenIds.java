package com.adaptiveads.worker.text;

import java.util.Arrays;

/**
 * A text as a model takes it: start token, the text's tokens, end token, padding.
 *
 * @param ids as many as the model's context is long
 * @param length how many of them are real: start, text and end
 * @param cut the end of the text that did not fit, as the model would have read it; empty when all did
 */
@SuppressWarnings("ArrayRecordComponent") // becomes a tensor
public record TokenIds(long[] ids, int length, String cut) {

    /** 1 where a token is real, 0 where it is padding. */
    public long[] attentionMask() {
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 0, length, 1);
        return mask;
    }

    public boolean truncated() {
        return !cut.isEmpty();
    }
}
