package com.adaptiveads.worker.image;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImageDecoderFuzzTest {
    private static final int ROUNDS = 400;
    private static final String WEBP =
            "UklGRm4AAABXRUJQVlA4IGIAAAAQAwCdASoEAAMAAMASJbACdLcAa4B6AGSAeQADc/SmNUAA/u0vun/w86q8"
                    + "wD/x//ZiCnWlVrD/y2/z7o4sn+tL8dw383/5c23hOz/6ruDeFP0jgitwb/wH/HrZ/9TdmQAAAAA=";

    @Test
    void whateverIsWrongWithAFileComesBackAsAValue() {
        ImageDecoder decoder = new ImageDecoder();
        SplittableRandom random = new SplittableRandom(20261123);
        for (byte[] file : files()) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] broken = broken(file, random);
                assertDoesNotThrow(
                        () -> decoder.decode(broken), () -> Base64.getEncoder().encodeToString(broken));
            }
        }
    }

    private static byte[] broken(byte[] file, SplittableRandom random) {
        boolean shorter = random.nextInt(3) == 0;
        byte[] broken = Arrays.copyOf(file, shorter ? random.nextInt(file.length + 1) : file.length);
        for (int flips = random.nextInt(6); flips > 0 && broken.length > 0; flips--) {
            broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return broken;
    }

    private static List<byte[]> files() {
        BufferedImage picture = ImageFiles.halves(0xE02020, 0x2020E0);
        byte[] jpeg = ImageFiles.written(picture, "jpeg");
        List<byte[]> files = new ArrayList<>();
        files.add(ImageFiles.withExifOrientation(jpeg, 6));
        files.add(ImageFiles.progressiveJpeg(picture));
        files.add(ImageFiles.cmykJpeg());
        files.add(ImageFiles.written(picture, "png"));
        files.add(Base64.getDecoder().decode(WEBP));
        return files;
    }
}
