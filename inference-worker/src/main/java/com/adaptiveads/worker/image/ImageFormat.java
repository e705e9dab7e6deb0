package com.adaptiveads.worker.image;

import java.nio.charset.StandardCharsets;

/** What kind of file some bytes are, told by their first bytes and never by a name. */
enum ImageFormat {
    JPEG,
    PNG,
    WEBP,
    /** A picture, but of a kind this worker does not read. */
    OTHER,
    /** Not a picture as far as anyone can tell. */
    NONE;

    static ImageFormat of(byte[] file) {
        if (starts(file, 0, "\u00FF\u00D8\u00FF")) {
            return JPEG;
        }
        if (starts(file, 0, "\u0089PNG\r\n\u001A\n")) {
            return PNG;
        }
        if (starts(file, 0, "RIFF") && starts(file, 8, "WEBP")) {
            return WEBP;
        }
        boolean heif = starts(file, 4, "ftyp");
        boolean tiff = starts(file, 0, "II*\0") || starts(file, 0, "MM\0*");
        boolean gif = starts(file, 0, "GIF8");
        boolean bmp = starts(file, 0, "BM");
        return heif || tiff || gif || bmp ? OTHER : NONE;
    }

    private static boolean starts(byte[] file, int offset, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (file.length < offset + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (file[offset + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
