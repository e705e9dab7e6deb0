package com.adaptiveads.worker.paint.sd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaintSizeTest {
    @ParameterizedTest
    @CsvSource({
        "1200, 1200, 512, 512",
        "512, 512, 512, 512",
        "1200, 628, 704, 384",
        "1920, 1080, 704, 384",
        "960, 1200, 512, 640",
        "1080, 1920, 384, 704",
        "300, 250, 640, 512",
        "336, 280, 640, 512",
        "300, 600, 384, 768",
        "160, 600, 256, 960",
        "970, 250, 1024, 256",
        "320, 100, 1024, 320",
        "728, 90, 1024, 256",
        "320, 50, 1024, 256",
        "1, 5000, 256, 1024",
    })
    void eachFormatHasItsShape(int width, int height, int paintedWidth, int paintedHeight) {
        assertEquals(new PaintSize(paintedWidth, paintedHeight), PaintSize.of(width, height, 512));
    }

    @Test
    void aModelOfSmallPicturesPaintsSmall() {
        assertEquals(new PaintSize(64, 64), PaintSize.of(1200, 628, 64));
    }
}
