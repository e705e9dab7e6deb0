package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.onnx.ByteTensor;
import com.adaptiveads.worker.onnx.FloatTensor;
import com.adaptiveads.worker.onnx.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a photo as the network sees it: what looks the same to the network has the same features.
 *
 * @param hex 64 digits
 */
record ContentHash(String hex) {
    private static final int PART = 1 << 16;

    static ContentHash of(Tensor prepared) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            switch (prepared) {
                case ByteTensor bytes -> digest.update(bytes.data().duplicate().clear());
                case FloatTensor floats -> update(digest, floats);
                default -> throw new IllegalArgumentException("no photo: " + prepared.getClass());
            }
            return new ContentHash(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static void update(MessageDigest digest, FloatTensor floats) {
        ByteBuffer part = ByteBuffer.allocate(PART * Float.BYTES).order(ByteOrder.nativeOrder());
        for (int from = 0; from < floats.size(); from += PART) {
            int count = Math.min(PART, floats.size() - from);
            part.clear().asFloatBuffer().put(0, floats.data(), from, count);
            digest.update(part.limit(count * Float.BYTES));
        }
    }
}
