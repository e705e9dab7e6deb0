package com.adaptiveads.local.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Marketing's folder on this machine: a photo goes in, ads come out beside it. */
interface DropContract {
    SystemUnderTest system();

    @Test
    default void aDroppedPhotoBecomesAdsInTheResultsFolder() throws IOException {
        Path campaign = folder("summer sale");
        Files.write(campaign.resolve("red-mug_no 1.jpg"), Photos.mug(60));

        Path results = beside("results/summer sale/red-mug_no 1");
        Api.until(() -> Files.exists(results.resolve("report.json")), there -> there);

        JsonObject report = Json.object(Files.readAllBytes(results.resolve("report.json")));
        assertFalse(report.fields().isEmpty());
        assertEquals(
                3, pictures(results, ".jpg").size(), () -> pictures(results, "").toString());
        assertFalse(pictures(results, ".png").isEmpty(), "the cut-out");
        List<JsonObject> products = system().api()
                .get("/api/products?campaign=summer%20sale&base64=false")
                .json()
                .objects("products", 10);
        assertEquals("red mug no 1", products.getFirst().string("name"));
    }

    @Test
    default void aSidecarSaysPromptCountAndFormats() throws IOException {
        Path campaign = folder("sidecar");
        Files.write(
                campaign.resolve("photo.json"),
                Json.bytes(Map.of("prompt", "tall mug", "count", 1, "formats", List.of("300x250", "728x90"))));
        Files.write(campaign.resolve("photo.jpg"), Photos.mug(61));

        Path results = beside("results/sidecar/photo");
        Api.until(() -> Files.exists(results.resolve("report.json")), there -> there);
        Api.until(() -> pictures(results, ".jpg").size(), n -> n == 2);
        assertEquals(
                "tall mug",
                system().api()
                        .get("/api/products?campaign=sidecar&base64=false")
                        .json()
                        .objects("products", 10)
                        .getFirst()
                        .string("name"));
    }

    @Test
    default void whatCannotBeUsedIsSetAsideWithTheReason() throws IOException {
        Files.writeString(folder("spring").resolve("notes.jpg"), "not a picture");

        Path reason = beside("drop-failed/spring/notes.jpg.txt");
        Api.until(() -> Files.exists(reason), there -> there);
        assertTrue(Files.readString(reason, StandardCharsets.UTF_8).strip().endsWith("."));
        Api.until(() -> Files.exists(beside("drop-failed/spring/notes.jpg")), there -> there);
    }

    @Test
    default void aPhotoOfNothingIsSetAsideWithTheReason() throws IOException {
        byte[] blank = Photos.encoded(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "jpg");
        Files.write(folder("blank").resolve("red-mug.jpg"), blank);

        Api.until(() -> Files.exists(beside("drop-failed/blank/red-mug.jpg.txt")), there -> there);
        Api.until(() -> Files.exists(beside("drop-failed/blank/red-mug.jpg")), there -> there);
    }

    @Test
    default void hiddenUnfinishedAndDeeperFilesAreLeftAlone() throws IOException {
        Path campaign = folder("quiet");
        Files.write(campaign.resolve(".hidden.jpg"), Photos.mug(62));
        Files.write(campaign.resolve("photo.jpg.crdownload"), Photos.mug(63));
        Files.write(Files.createDirectories(campaign.resolve("deeper")).resolve("a.jpg"), Photos.mug(64));
        Files.write(campaign.resolve("last.jpg"), Photos.mug(65)); // when this one is there, the others were seen too
        Api.until(
                () -> system().api()
                        .get("/api/products?campaign=quiet&base64=false")
                        .json()
                        .objects("products", 10),
                products -> products.size() == 1
                        && products.getFirst().string("name").equals("last"));
    }

    private Path folder(String campaign) throws IOException {
        return Files.createDirectories(system().drop().resolve(campaign));
    }

    private Path beside(String path) {
        return system().drop().resolveSibling(path);
    }

    private static List<Path> pictures(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().endsWith(suffix))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
