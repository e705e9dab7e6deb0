package com.adaptiveads.functions.engagement;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Integers as bytes, small ones short: LEB128, signed ones zigzag, as in Protocol Buffers. */
final class Varints {
    private Varints() {}

    /** Appends. */
    static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Writer unsigned(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                bytes.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
            return this;
        }

        Writer signed(long value) {
            return unsigned((value << 1) ^ (value >> 63));
        }

        Writer scaled(double value, int steps) {
            return signed(Math.round(value * steps));
        }

        /** In UTF-8, after its length in bytes plus {@code offset}. */
        Writer text(String text, int offset) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            return unsigned((long) utf8.length + offset).raw(utf8);
        }

        Writer raw(byte[] some) {
            bytes.writeBytes(some);
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    /** Reads what a {@link Writer} wrote; throws {@link IllegalArgumentException} on anything else. */
    static final class Reader {
        private final ByteBuffer bytes;

        Reader(byte[] bytes) {
            this.bytes = ByteBuffer.wrap(bytes);
        }

        long unsigned() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                byte next = next();
                value |= (next & 0x7fL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("an integer of more than 64 bits");
        }

        int count(int max) {
            long count = unsigned();
            if (count < 0 || count > max) {
                throw new IllegalArgumentException("more than " + max + " of something");
            }
            return (int) count;
        }

        long signed() {
            long value = unsigned();
            return (value >>> 1) ^ -(value & 1);
        }

        double scaled(int steps) {
            return (double) signed() / steps;
        }

        String utf8(int length) {
            return new String(raw(length), StandardCharsets.UTF_8);
        }

        byte[] raw(int length) {
            if (length > bytes.remaining()) {
                throw new IllegalArgumentException("bytes beyond the end");
            }
            byte[] some = new byte[length];
            bytes.get(some);
            return some;
        }

        void end() {
            if (bytes.hasRemaining()) {
                throw new IllegalArgumentException("bytes after the end");
            }
        }

        private byte next() {
            try {
                return bytes.get();
            } catch (BufferUnderflowException e) {
                throw new IllegalArgumentException("the bytes end too early", e);
            }
        }
    }
}
