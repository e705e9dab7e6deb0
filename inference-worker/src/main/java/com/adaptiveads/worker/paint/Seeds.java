package com.adaptiveads.worker.paint;

/** Makes unrelated seeds of neighbouring ones. */
final class Seeds {
    private Seeds() {}

    /** The finaliser of SplitMix64, a bijection (Steele, Lea and Flood, Fast splittable pseudorandom generators, 2014). */
    static long mixed(long value) {
        long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
