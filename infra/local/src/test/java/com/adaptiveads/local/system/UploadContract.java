package com.adaptiveads.local.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.local.system.Api.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** From a photo to a product, its pictures, and its end. */
interface UploadContract {
    SystemUnderTest system();

    private Api api() {
        return system().api();
    }

    @Test
    default void aPhotoBecomesAProductWithItsCutOut() throws IOException {
        JsonObject product = api().ready(Photos.mug(1), "red mug");

        assertEquals("ready", product.string("status"), () -> product.optionalString("error")
                .orElse(""));
        assertEquals("red mug", product.string("name"));
        double[] box = product.object("segmentation").numbers("box", 4);
        assertTrue(Math.abs(box[0] - 640 * 0.35) < 12 && Math.abs(box[3] - 480 * 0.75) < 12, "the box fits the mug");
        assertEquals("studio", product.object("segmentation").string("engine"));
        String url = product.object("views").object("cropped").string("url");
        var cutout = ImageIO.read(new ByteArrayInputStream(followed(url)));
        assertTrue(cutout.getColorModel().hasAlpha());
        assertEquals(0, cutout.getRGB(0, 0) >>> 24, "the mug's rounded corner is clear");
        assertEquals(255, cutout.getRGB(cutout.getWidth() / 2, cutout.getHeight() / 2) >>> 24);
    }

    @Test
    default void theSamePhotoAndPhraseTwiceIsOneProduct() {
        String first = api().ready(Photos.mug(2), "Red  mug").string("id");
        String second = api().ready(Photos.mug(2), "red mug").string("id");
        assertEquals(first, second);
        assertFalse(first.equals(api().ready(Photos.mug(2), "another").string("id")));
    }

    @Test
    default void aCallerWhoDoesNotWaitGetsALocationToAskLater() {
        Answer answer = api().send(api().uploading("/api/upload", "m.jpg", Photos.mug(3), "mug three")
                .header("prefer", "respond-async"));
        assertEquals(202, answer.status(), answer.text());
        assertEquals("segmenting", answer.json().object("product").string("status"));
        String location = answer.header("location").orElseThrow();
        Api.until(() -> api().get(location).json(), p -> p.string("status").equals("ready"));
    }

    @Test
    default void theLibraryIsListedPageByPage() {
        for (int i = 10; i < 13; i++) {
            api().ready(Photos.mug(i), "listed " + i);
        }
        Answer first = api().get("/api/products?limit=2&base64=false");
        List<JsonObject> page = first.json().objects("products", 100);
        assertEquals(2, page.size());
        assertEquals("listed 12", page.getFirst().string("name"));
        String cursor = first.json().string("next_cursor");
        List<JsonObject> next = api().get("/api/products?limit=2&base64=false&cursor=" + cursor)
                .json()
                .objects("products", 100);
        assertEquals("listed 10", next.getFirst().string("name"));
    }

    @Test
    default void aLargePhotoGoesThroughThePresignedAddress() throws IOException, InterruptedException {
        Answer announced = api().post(
                        "/api/uploads",
                        Map.of(
                                "filename", "big.jpg",
                                "content_type", "image/jpeg",
                                "product_name", "presigned mug",
                                "campaign", "spring"));
        assertEquals(201, announced.status(), announced.text());
        JsonObject upload = announced.json().object("upload");
        HttpResponse<String> stored = put(upload, Photos.jpeg(1600, 1200, 7));
        assertEquals(200, stored.statusCode(), stored.body());

        String id = announced.json().string("product_id");
        JsonObject product = Api.until(
                () -> api().get("/api/products/" + id + "?base64=false").json(),
                p -> p.string("status").equals("ready"));
        assertEquals("spring", product.string("campaign"));
        assertTrue(
                api().get("/api/products?campaign=spring&base64=false").text().contains(id));
    }

    @Test
    default void theStoreRefusesAnotherSizeThanTheOneThatWasAnnounced() throws IOException, InterruptedException {
        byte[] photo = Photos.mug(21);
        Map<String, Object> body = Map.of(
                "filename", "sized.jpg",
                "content_type", "image/jpeg",
                "product_name", "sized mug",
                "size", photo.length);
        JsonObject announced = api().post("/api/uploads", body).json();

        assertEquals(
                403, put(announced.object("upload"), new byte[photo.length + 1]).statusCode());
        assertEquals(200, put(announced.object("upload"), photo).statusCode());

        String path = "/api/products/" + announced.string("product_id") + "?base64=false";
        Api.until(() -> api().get(path).json(), p -> p.string("status").equals("ready"));
        Answer tooLarge = api().post(
                        "/api/uploads",
                        Map.of(
                                "filename", "huge.jpg",
                                "content_type", "image/jpeg",
                                "product_name", "huge mug",
                                "size", 40_000_000));
        assertEquals(413, tooLarge.status());
    }

    private static HttpResponse<String> put(JsonObject upload, byte[] content)
            throws IOException, InterruptedException {
        HttpRequest.Builder put = HttpRequest.newBuilder(URI.create(upload.string("url")))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content));
        upload.object("headers").fields().forEach((name, value) -> put.header(name, String.valueOf(value)));
        return HttpClient.newHttpClient().send(put.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    default void deletingAProductTakesItsPicturesWithIt() {
        JsonObject product = api().ready(Photos.mug(20), "short lived");
        String path = "/api/products/" + product.string("id");
        String image = product.object("views").object("cropped").string("url");
        assertEquals(204, api().delete(path).status());
        assertEquals(404, api().get(path).status());
        assertEquals(204, api().delete(path).status());
        Answer gone = api().get(image);
        assertTrue(gone.status() == 404 || follow(gone).status() == 404, "the picture is gone");
        assertFalse(api().get("/api/products?limit=100&base64=false").text().contains(product.string("id")));
    }

    @Test
    default void previewsInTheAnswerArePlainBase64OfAtMost512Pixels() throws IOException {
        String id = api().ready(Photos.jpeg(1200, 900, 30), "large mug").string("id");
        JsonObject views = api().get("/api/products/" + id).json().object("views");
        for (String view : List.of("original", "cropped", "full")) {
            byte[] bytes =
                    java.util.Base64.getDecoder().decode(views.object(view).string("base64"));
            var image = ImageIO.read(new ByteArrayInputStream(bytes));
            assertTrue(Math.max(image.getWidth(), image.getHeight()) <= 512, view);
        }
        assertArrayEquals(
                new byte[] {(byte) 0x89, 'P', 'N', 'G'},
                java.util.Arrays.copyOf(
                        java.util.Base64.getDecoder()
                                .decode(views.object("cropped").string("base64")),
                        4));
    }

    /** The bytes behind an image address, over its redirection when it is one. */
    default byte[] followed(String path) {
        Answer answer = api().get(path);
        Answer end = answer.status() == 302 ? follow(answer) : answer;
        assertEquals(200, end.status());
        return end.bytes();
    }

    private Answer follow(Answer redirect) {
        return redirect.status() == 302 ? api().get(redirect.header("location").orElseThrow()) : redirect;
    }
}
