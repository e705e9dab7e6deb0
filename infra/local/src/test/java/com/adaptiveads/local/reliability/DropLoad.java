package com.adaptiveads.local.reliability;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.local.LocalSystem;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Photos dropped all at once, each with a sidecar that asks for one small ad: every one must end in one report. */
final class DropLoad {
    private static final byte[] SIDECAR = Json.bytes(Map.of("count", 1, "formats", List.of("300x250")));

    private final S3Client s3;
    private final Figures figures;

    /** @param s3 of those who drop: their own tools, without our faults */
    DropLoad(S3Client s3, Figures figures) {
        this.s3 = s3;
        this.figures = figures;
    }

    void run(String name, int files, int patienceSeconds) throws Exception {
        String campaign = "flood";
        Cpu cpu = new Cpu();
        long start = System.nanoTime();
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> dropped = new ArrayList<>();
            for (int i = 0; i < files; i++) {
                int number = i;
                dropped.add(hands.submit(() -> {
                    put("drop/" + campaign + "/mug-" + number + ".json", SIDECAR);
                    put("drop/" + campaign + "/mug-" + number + ".jpg", photo(number));
                    return number;
                }));
            }
            for (Future<Integer> one : dropped) {
                one.get();
            }
        }
        double dropping = (System.nanoTime() - start) / 1e9;
        double done = Figures.until(patienceSeconds, () -> reports(campaign) + failed(campaign) >= files);
        cpu.tell(figures, name);
        figures.figure(name + " all there after", dropping, "s");
        figures.figure(name + " all done after", dropping + done, "s");
        figures.promise(name + " reports", files, reports(campaign));
        figures.promise(name + " set aside", 0, failed(campaign));
        figures.promise(name + " ads, one a photo", files, count("results/" + campaign + "/", "-300x250.jpg"));
    }

    private long reports(String campaign) {
        return count("results/" + campaign + "/", "report.json");
    }

    private long failed(String campaign) {
        return count("drop-failed/" + campaign + "/", ".txt");
    }

    private long count(String prefix, String suffix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(LocalSystem.BUCKET).prefix(prefix)).contents().stream()
                .filter(object -> object.key().endsWith(suffix))
                .count();
    }

    private void put(String key, byte[] content) {
        s3.putObject(put -> put.bucket(LocalSystem.BUCKET).key(key), RequestBody.fromBytes(content));
    }

    /** A mug on a plain ground, of another colour each. */
    static byte[] photo(int number) throws IOException {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(238, 238, 234));
        g.fillRect(0, 0, 320, 240);
        g.setColor(new Color(150 + number % 90, 20 + number / 90 * 12, 40));
        g.fillRoundRect(110, 60, 100, 120, 24, 24);
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }
}
