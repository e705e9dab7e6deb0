package com.adaptiveads.local.demo;

import com.adaptiveads.events.api.Canvas;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/** The stages of the job, each with its bar: cut out, look, generate, pictures. */
final class Demo {
    private static final Canvas CANVAS = new Canvas(1000, 600);
    private static final double LOOK_U = 0.70;
    private static final double LOOK_V = 0.38;
    private static final long POLL_MS = 200;
    private static final long PATIENCE_MS = 300_000;

    private final ApiClient api;
    private final PrintStream out;

    Demo(ApiClient api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void run(Path photo, String phrase, Path folder) throws ApiClient.Refused, IOException, InterruptedException {
        JsonObject product = cutOut(photo, phrase);
        String session = "demo_" + UUID.randomUUID().toString().substring(0, 8);
        look(session, product.id("id"));
        List<JsonObject> compositions = generate(session);
        save(folder, session, product, compositions);
    }

    private JsonObject cutOut(Path photo, String phrase) throws ApiClient.Refused, IOException, InterruptedException {
        ProgressBar bar = new ProgressBar(out, "Cutting out");
        String filename = photo.getFileName().toString();
        String id = api.upload(filename, Files.readAllBytes(photo), phrase).id("product_id");
        for (long waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
            JsonObject product = api.get("api/products/" + id + "?base64=false");
            switch (product.string("status")) {
                case "ready" -> {
                    JsonObject segmentation = product.object("segmentation");
                    bar.done("\"%s\" by %s, score %.2f"
                            .formatted(phrase, segmentation.string("engine"), segmentation.number("score", 0, 1)));
                    return product;
                }
                case "failed" -> throw new ApiClient.Refused(product.string("error"));
                default -> wait(bar, waited, 2000);
            }
        }
        throw new ApiClient.Refused("The cut-out took too long.");
    }

    private void look(String session, String productId) throws ApiClient.Refused, IOException, InterruptedException {
        ProgressBar bar = new ProgressBar(out, "Looking, 60 s");
        Visitor visitor = new Visitor(session, productId, CANVAS, LOOK_U, LOOK_V);
        List<Map<String, Object>> batches =
                visitor.batches(System.currentTimeMillis(), RandomGenerator.of("L64X128MixRandom"));
        int sent = 0;
        for (Map<String, Object> batch : batches) {
            api.post("api/track", batch);
            bar.show((double) ++sent / batches.size());
        }
        JsonObject seen = api.get("api/sessions/" + session);
        bar.done("%.0f s of attention".formatted(seen.number("active_ms", 0, 1e9) / 1000));
    }

    private List<JsonObject> generate(String session) throws ApiClient.Refused, IOException, InterruptedException {
        ProgressBar bar = new ProgressBar(out, "Painting, composing");
        Map<String, Object> question = new Fields()
                .with("session_id", session)
                .with("layout", List.of())
                .with("canvas", CANVAS.toJson())
                .map();
        for (long waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
            JsonObject answer = api.post("api/analyze?base64=false", question);
            if (answer.string("action").equals("new_compositions")) {
                List<JsonObject> compositions = answer.objects("compositions", 100);
                bar.done(compositions.size() + " ads by "
                        + compositions.getFirst().string("engine"));
                return compositions;
            }
            if (answer.object("generation").string("status").equals("failed")) {
                throw new ApiClient.Refused(String.join(" ", answer.strings("reasoning", 100)));
            }
            wait(bar, waited, 4000);
        }
        throw new ApiClient.Refused("The compositions took too long.");
    }

    private void save(Path folder, String session, JsonObject product, List<JsonObject> compositions)
            throws ApiClient.Refused, IOException, InterruptedException {
        Files.createDirectories(folder);
        List<String> lines = new ArrayList<>();
        byte[] cutout = api.image(product.object("views").object("cropped").string("url"));
        Files.write(folder.resolve("cutout.png"), cutout);
        lines.add("cutout.png");
        BufferedImage cropped = Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(cutout)));
        JsonObject heatmap =
                api.post("api/heatmap", new Fields().with("session_id", session).map());
        File heat = folder.resolve("heatmap.png").toFile();
        ImageIO.write(HeatPicture.draw(CANVAS, cropped, productBox(cropped), heatmap), "png", heat);
        JsonObject hotspot = heatmap.object("hotspot");
        lines.add("heatmap.png        hotspot at %.0f %% / %.0f %%, confidence %.2f"
                .formatted(
                        100 * hotspot.number("x", 0, CANVAS.width()) / CANVAS.width(),
                        100 * hotspot.number("y", 0, CANVAS.height()) / CANVAS.height(),
                        hotspot.number("confidence", 0, 1)));
        for (JsonObject composition : compositions) {
            String name = "composition-" + (lines.size() / 2) + ".jpg";
            Files.write(folder.resolve(name), api.image(composition.string("url")));
            lines.add(name + "  " + composition.string("placement"));
            lines.add("                   " + composition.string("prompt"));
        }
        out.println("\nIn " + folder + ":");
        lines.forEach(line -> out.println("  " + line));
    }

    /** The product stands where the visitor looks. */
    private static double[] productBox(BufferedImage product) {
        double height = CANVAS.height() * 0.6;
        double width = height * product.getWidth() / product.getHeight();
        return new double[] {LOOK_U * CANVAS.width() - width / 2, LOOK_V * CANVAS.height() - height / 2, width, height};
    }

    private static void wait(ProgressBar bar, long waited, double typicalMs) throws InterruptedException {
        bar.show(1 - Math.exp(-waited / typicalMs));
        Thread.sleep(POLL_MS);
    }
}
