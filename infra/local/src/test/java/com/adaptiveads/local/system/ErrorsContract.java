package com.adaptiveads.local.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.local.system.Api.Answer;
import java.awt.image.BufferedImage;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent: one clear sentence, a stable code, a fitting status, and nothing from our inside. */
interface ErrorsContract {
    SystemUnderTest system();

    private Api api() {
        return system().api();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/track|{|invalid_json|",
                "/api/track|[]|invalid_json|",
                "/api/track|{} {}|invalid_json|",
                "/api/track|{}|missing_field|session_id",
                "/api/track|{\"session_id\": 5}|invalid_field|session_id",
                "/api/track|{\"session_id\": null}|missing_field|session_id",
                "/api/track|{\"session_id\": \"a#b\"}|invalid_field|session_id",
                "/api/track|{\"session_id\": \"a/b\"}|invalid_field|session_id",
                "/api/track|{\"session_id\": \"\"}|invalid_field|session_id",
                "/api/track|{\"session_id\": \"s\", \"type\": \"fly\", \"data\": {}}|invalid_field|type",
                "/api/track|{\"session_id\": \"s\", \"type\": \"click\"}|missing_field|data",
                "/api/track|{\"session_id\": \"s\", \"type\": \"click\", \"data\": {\"x\": 1}}|invalid_field|data.x",
                "/api/track|{\"session_id\": \"s\", \"type\": \"click\", \"data\": {\"x\": \"1\", \"y\": 2}}|invalid_field|data.x",
                "/api/track|{\"session_id\": \"s\", \"type\": \"click\", \"data\": {\"x\": NaN, \"y\": 2}}|invalid_json|",
                "/api/track|{\"session_id\": \"s\", \"type\": \"click\", \"data\": {\"x\": 1e999, \"y\": 2}}|invalid_field|data.x",
                "/api/track|{\"session_id\": \"s\", \"type\": \"hover\", \"data\": {\"duration\": -1}}|invalid_field|duration",
                "/api/track|{\"session_id\": \"s\", \"type\": \"hover\", \"data\": {\"product_id\": \"a b\"}}|invalid_field|product_id",
                "/api/track|{\"session_id\": \"s\", \"events\": []}|missing_field|batch_id",
                "/api/track|{\"session_id\": \"s\", \"batch_id\": \"b#1\", \"events\": []}|invalid_field|batch_id",
                "/api/analyze|{}|missing_field|session_id",
                "/api/analyze|{\"session_id\": \"s\", \"layout\": {}}|invalid_field|layout",
                "/api/analyze|{\"session_id\": \"s\", \"layout\": [{\"x\": 1}]}|missing_field|layout[0].product_id",
                "/api/analyze|{\"session_id\": \"s\", \"canvas\": {\"width\": 0, \"height\": 1}}|invalid_field|canvas.width",
                "/api/heatmap|{}|missing_field|session_id",
                "/api/heatmap|{\"session_id\": []}|invalid_field|session_id",
                "/api/variations|{}|missing_field|session_id",
                "/api/uploads|{\"filename\": \"a.jpg\", \"content_type\": \"text/html\", \"product_name\": \"p\"}|invalid_field|content_type",
                "/api/uploads|{\"filename\": \"a.jpg\", \"content_type\": \"image/png\", \"product_name\": \" \"}|missing_field|product_name"
            })
    default void aWrongBodyIs400AndNamesTheField(String path, String body, String code, String field) {
        Answer answer = api().post(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
        JsonObject error = error(400, answer);
        assertEquals(code, error.string("code"));
        if (field != null) {
            assertTrue(error.string("error").contains(field), error.string("error"));
        }
    }

    @Test
    default void deepNestingDoesNoHarm() {
        String deep = "{\"session_id\":" + "[".repeat(50_000);
        error(400, api().post("/api/track", "application/json", deep.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    default void aBadEventInABatchIsSetAsideAndTheRestCounts() {
        Map<String, Object> good = Visitor.event("click", "p1", 1, 2, 0, System.currentTimeMillis());
        Answer answer = api().post(
                        "/api/track",
                        Map.of(
                                "session_id",
                                "mixed-" + System.nanoTime(),
                                "batch_id",
                                "b1",
                                "events",
                                List.of(good, Map.of("type", "fly", "data", Map.of()))));
        assertEquals(200, answer.status(), answer.text());
        assertEquals(1, answer.json().integer("accepted", 0, 9));
        JsonObject rejected = answer.json().objects("rejected", 9).getFirst();
        assertEquals(1, rejected.integer("index", 0, 9));
        assertEquals("invalid_field", rejected.string("code"));
    }

    @Test
    default void aBeaconOfPlainTextIsTakenAsJson() {
        String body = "{\"session_id\":\"beacon\",\"type\":\"click\",\"data\":{\"x\":1,\"y\":2}}";
        Answer answer = api().post("/api/track", "text/plain;charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
        assertEquals(200, answer.status(), answer.text());
    }

    @Test
    default void tooMuchIs413() {
        error(413, api().post("/api/track", "application/json", new byte[70 * 1024]));
        error(413, api().upload("big.jpg", new byte[5 * 1024 * 1024], "big"));
        error(413, api().upload("huge.jpg", new byte[11 * 1024 * 1024], "huge"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/nothing", "/api/products/", "/api/products/x/y", "/nothing.html"})
    default void unknownAddressesAre404(String path) {
        assertEquals("not_found", error(404, api().get(path)).string("code"));
    }

    @Test
    default void whatIsNotThereIs404() {
        String nobody = "0123456789abcdef01234567";
        error(404, api().get("/api/products/" + nobody));
        error(404, api().get("/api/products/not-an-id"));
        error(404, api().get("/api/image/" + nobody + "_cropped.png"));
        error(404, api().get("/api/image/..%2f..%2fetc%2fpasswd"));
        error(404, api().get("/api/image/compositions/nothing.jpg"));
    }

    @Test
    default void aWrongMethodIs405AndSaysWhichAreRight() {
        Answer answer = api().get("/api/track");
        assertEquals("method_not_allowed", error(405, answer).string("code"));
        assertEquals("POST", answer.header("allow").orElseThrow());
        error(405, api().send(api().request("/api/products").PUT(BodyPublishers.ofString("{}"))));
        error(405, api().delete("/api/stats"));
    }

    @Test
    default void otherSitesMayCallInTheLocalDefault() {
        Answer answer = api().send(api().request("/api/products").header("origin", "https://shop.example"));
        assertEquals("*", answer.header("access-control-allow-origin").orElseThrow());
        Answer preflight = api().send(api().request("/api/track")
                .header("origin", "https://shop.example")
                .header("access-control-request-method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertEquals(204, preflight.status());
        assertTrue(
                preflight.header("access-control-allow-methods").orElseThrow().contains("POST"));
    }

    @Test
    default void aBrokenFormIs400() {
        error(
                400,
                api().post(
                                "/api/upload",
                                "multipart/form-data; boundary=x",
                                "--x\r\nnonsense".getBytes(StandardCharsets.UTF_8)));
        error(400, api().post("/api/upload", "multipart/form-data", "x".getBytes(StandardCharsets.UTF_8)));
        error(400, api().post("/api/upload", "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
        error(400, api().upload("a.jpg", new byte[0], "no photo"));
        error(400, api().upload("a.jpg", Photos.mug(1), "   "));
        error(400, api().upload("a.jpg", "not an image".getBytes(StandardCharsets.UTF_8), "text"));
    }

    @Test
    default void aDecompressionBombIsRefusedByItsHeader() {
        assertEquals(
                "too_many_pixels",
                error(400, api().upload("bomb.png", bomb(60_000, 60_000), "bomb"))
                        .string("code"));
    }

    @Test
    default void aPhotoOfNothingIs422() {
        BufferedImage blank = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Answer answer = Api.until(
                () -> api().upload("blank.jpg", Photos.encoded(blank, "jpg"), "red sneaker"), a -> a.status() != 202);
        error(422, answer);
    }

    private static JsonObject error(int status, Answer answer) {
        assertEquals(status, answer.status(), answer.text());
        JsonObject error = answer.json();
        assertTrue(error.string("code").matches("[a-z0-9_]+"), error.string("code"));
        String sentence = error.string("error");
        assertTrue(sentence.endsWith(".") && !sentence.contains("Exception") && !sentence.contains("\tat"), sentence);
        assertFalse(sentence.contains("/work") || sentence.contains("BATCH#"), sentence);
        return error;
    }

    /** A PNG that says it is huge and holds next to nothing. */
    private static byte[] bomb(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17)
                .put(new byte[] {'I', 'H', 'D', 'R'})
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.array());
        return ByteBuffer.allocate(8 + 4 + 17 + 4 + 100)
                .putLong(0x89504E470D0A1A0AL)
                .putInt(13)
                .put(header.array())
                .putInt((int) crc.getValue())
                .array();
    }
}
