package com.adaptiveads.worker.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.adaptiveads.worker.onnx.ByteTensor;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.parity.Parity;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("parity")
class ImageDecoderParityTest {
    /** Two JPEG or WebP decoders may round apart; what is stored without loss has one reading. */
    private static final int LOSSY = 1;

    private final Golden golden = Golden.read("image/decoded");

    @Test
    void readsWhatPillowReads() {
        List<String> kinds = golden.names().stream()
                .filter(name -> name.endsWith("_file"))
                .map(name -> name.substring(0, name.length() - "_file".length()))
                .toList();
        int lossless = 0;
        int lossy = 0;
        for (String kind : kinds) {
            int worst = worst(kind);
            if (kind.startsWith("jpeg") || kind.endsWith("lossy")) {
                lossy = Math.max(lossy, worst);
            } else {
                lossless = Math.max(lossless, worst);
            }
        }
        Parity.line("decoding PNG and lossless WebP: levels", "Pillow 13.0.0", 0, lossless);
        Parity.line("decoding JPEG and lossy WebP: levels", "Pillow 13.0.0", LOSSY, lossy);
    }

    private int worst(String kind) {
        byte[] file = golden.bytes(kind + "_file").toArray();
        ByteTensor expected = golden.bytes(kind + "_rgba");
        Pixels found = assertInstanceOf(Decoding.Decoded.class, new ImageDecoder().decode(file), kind)
                .pixels();
        assertEquals(expected.shape()[0], found.height(), kind);
        assertEquals(expected.shape()[1], found.width(), kind);
        int worst = 0;
        for (int i = 0; i < found.argb().length; i++) {
            int argb = found.argb()[i];
            int[] levels = {argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, argb >>> 24};
            for (int c = 0; c < 4; c++) {
                worst = Math.max(worst, Math.abs(levels[c] - (expected.get(4 * i + c) & 0xFF)));
            }
        }
        return worst;
    }
}
