package com.adaptiveads.functions.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.InvalidJson;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class MultipartTest {
    private static final String TYPE = Form.TYPE;

    @Test
    void binaryContentComesThroughAsItWas() {
        byte[] photo = new byte[70_000];
        new SplittableRandom(7).nextBytes(photo);
        byte[] body = new Form()
                .file("file", "schuh ø.jpg", photo)
                .text("product_name", "röde skor")
                .body();
        List<Multipart.Part> parts = Multipart.parse(TYPE, body);
        assertEquals(
                List.of("file", "product_name"),
                parts.stream().map(Multipart.Part::name).toList());
        assertArrayEquals(photo, parts.get(0).content());
        assertEquals("röde skor", new String(parts.get(1).content(), UTF_8));
    }

    @Test
    void aQuotedBoundaryAndOddlyWrittenHeadersAreUnderstood() {
        byte[] body =
                "--b\r\ncontent-DISPOSITION: form-data;\r\n  NAME=\"file\"\r\n\r\nx\r\n--b--\r\n".getBytes(ISO_8859_1);
        List<Multipart.Part> parts = Multipart.parse("Multipart/Form-Data; charset=utf-8; boundary=\"b\"", body);
        assertEquals("file", parts.getFirst().name());
    }

    @Test
    void whatIsNoFormSaysSo() {
        byte[] body = new Form().text("product_name", "x").body();
        for (String type :
                new String[] {"", "application/json", "multipart/form-data", "multipart/form-data; boundary="}) {
            assertEquals("invalid_form", refused(type, body).code(), type);
        }
        assertEquals("invalid_form", refused(TYPE, new byte[0]).code());
        assertEquals("invalid_form", refused(TYPE, "hello".getBytes(UTF_8)).code());
        assertEquals(
                "invalid_form",
                refused("multipart/form-data; boundary=" + "b".repeat(9000), body)
                        .code());
    }

    @Test
    void aFormThatIsCutOffAnywhereIsRefusedOrLacksFields() {
        byte[] whole = new Form()
                .file("file", "a.png", new byte[300])
                .text("product_name", "mug")
                .body();
        int end = whole.length - "--\r\n".length(); // what follows the last boundary tells nothing new
        for (int length = 0; length < end; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(InvalidJson.class, () -> new UploadForm(Multipart.parse(TYPE, cut)), "cut at " + length);
        }
    }

    @Test
    void tooManyFieldsAndHugeHeadersAreRefused() {
        Form many = new Form();
        for (int i = 0; i < 10_000; i++) {
            many.text("f" + i, "");
        }
        assertEquals("invalid_form", refused(TYPE, many.body()).code());
        assertEquals(
                "invalid_form",
                refused(TYPE, new Form().text("n".repeat(100_000), "x").body()).code());
    }

    @Test
    void damagedFormsNeverFailOtherwise() {
        SplittableRandom random = new SplittableRandom(42);
        byte[] whole = new Form()
                .file("file", "a.png", new byte[40])
                .text("product_name", "mug")
                .body();
        int parsed = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] damaged = whole.clone();
            for (int hits = 1 + random.nextInt(6); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                parsed += Multipart.parse(TYPE, damaged).size();
            } catch (InvalidJson e) {
                assertTrue(e.sentence().endsWith("."), e.sentence());
            }
        }
        assertTrue(parsed > 1000, "the fuzzer must reach the fields: " + parsed);
    }

    private static InvalidJson refused(String type, byte[] body) {
        return assertThrows(InvalidJson.class, () -> Multipart.parse(type, body));
    }
}
