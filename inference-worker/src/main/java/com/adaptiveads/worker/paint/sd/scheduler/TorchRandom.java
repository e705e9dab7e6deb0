package com.adaptiveads.worker.paint.sd.scheduler;

/**
 * Normal deviates as PyTorch's CPU generator draws them for {@code torch.randn} in single precision, to within 1e-6 (the
 * last bits of torch's vector logarithm and cosine differ from machine to machine). A generator of a graphics card draws
 * other numbers.
 *
 * <p>MT19937 (Matsumoto and Nishimura, 1998). 16 numbers or more are drawn in blocks of 16 by Box and Muller from 24-bit
 * uniforms; fewer come one by one from 53-bit uniforms, with the second of each pair kept for the next call.
 */
public final class TorchRandom {
    private static final int WORDS = 624;
    private static final int MIDDLE = 397;
    private static final int BLOCK = 16;
    private static final int HALF = BLOCK / 2;
    private static final float TWO_PI = 2.0f * (float) Math.PI;
    private static final double BITS_53 = 0x1.0p-53;
    private static final float BITS_24 = 0x1.0p-24f;

    private final int[] state = new int[WORDS];
    private int next = WORDS;
    private double kept = Double.NaN;

    /** @param seed of which the generator uses the low 32 bits, as PyTorch's does */
    public TorchRandom(long seed) {
        state[0] = (int) seed;
        for (int i = 1; i < WORDS; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
    }

    /** What {@code torch.randn(length)} would give next, into {@code target[offset … offset + length)}. */
    public void fill(float[] target, int offset, int length) {
        if (length < BLOCK) {
            for (int i = 0; i < length; i++) {
                target[offset + i] = (float) single();
            }
            return;
        }
        for (int i = 0; i < length; i++) {
            target[offset + i] = uniform();
        }
        for (int i = 0; i + BLOCK <= length; i += BLOCK) {
            transform(target, offset + i);
        }
        if (length % BLOCK != 0) { // the last 16 are drawn anew, over the end of the block before them
            int last = offset + length - BLOCK;
            for (int i = 0; i < BLOCK; i++) {
                target[last + i] = uniform();
            }
            transform(target, last);
        }
    }

    private static void transform(float[] block, int start) {
        for (int j = start; j < start + HALF; j++) {
            double radius = Math.sqrt(-2 * Math.log(1 - block[j]));
            double angle = TWO_PI * block[j + HALF];
            block[j] = (float) (radius * Math.cos(angle));
            block[j + HALF] = (float) (radius * Math.sin(angle));
        }
    }

    private double single() {
        if (!Double.isNaN(kept)) {
            double second = kept;
            kept = Double.NaN;
            return second;
        }
        double angle = 2 * Math.PI * uniform53();
        double radius = Math.sqrt(-2 * Math.log1p(-uniform53()));
        kept = radius * Math.sin(angle);
        return radius * Math.cos(angle);
    }

    private float uniform() {
        return (word() & 0xFF_FFFF) * BITS_24;
    }

    private double uniform53() {
        long high = word();
        long low = word() & 0xFFFF_FFFFL;
        return ((high << 32 | low) & (1L << 53) - 1) * BITS_53;
    }

    private int word() {
        if (next == WORDS) {
            twist();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    private void twist() {
        for (int i = 0; i < WORDS; i++) {
            int y = (state[i] & 0x8000_0000) | (state[(i + 1) % WORDS] & 0x7fff_ffff);
            state[i] = state[(i + MIDDLE) % WORDS] ^ (y >>> 1) ^ (-(y & 1) & 0x9908b0df);
        }
        next = 0;
    }
}
