package com.adaptiveads.local.demo;

import com.adaptiveads.local.EmbeddedStack;
import com.adaptiveads.local.LocalSettings;
import com.adaptiveads.local.StartFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs {@link Demo} on a fresh stack of its own: {@code PHOTO} and {@code PHRASE} choose the product (one we ship when
 * absent), {@code OUT} the folder of the pictures.
 */
public final class DemoMain {
    private static final Path SAMPLE = Path.of("infra/local/sample/red-headphones.jpg");
    private static final String SAMPLE_PHRASE = "red headphones";

    private DemoMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path photo = Path.of(setting("PHOTO", SAMPLE.toString()));
        String phrase = setting("PHRASE", photo.equals(SAMPLE) ? SAMPLE_PHRASE : phraseOf(photo));
        Path out = Path.of(setting("OUT", "out"));
        PrintStream console = System.out;
        Files.createDirectories(out);
        try (PrintStream log = new PrintStream(out.resolve("demo.log").toFile(), StandardCharsets.UTF_8)) {
            System.setOut(log); // functions and worker log there
            System.exit(run(photo, phrase, out, console));
        }
    }

    private static int run(Path photo, String phrase, Path out, PrintStream console)
            throws IOException, InterruptedException {
        if (!Files.isReadable(photo)) {
            System.err.println("There is no photo at " + photo + ".");
            return 1;
        }
        Path scratch = Files.createTempDirectory("adaptive-ads-demo");
        ProgressBar start = new ProgressBar(console, "Starting the stack");
        try (EmbeddedStack stack =
                EmbeddedStack.start(LocalSettings.from(settings(scratch)), line -> start.show(0.5))) {
            start.done(stack.url().toString());
            new Demo(new ApiClient(stack.url().resolve("/")), console).run(photo, phrase, out);
            return 0;
        } catch (StartFailure | ApiClient.Refused e) {
            System.err.println("\n" + e.getMessage());
            return 1;
        } finally {
            delete(scratch);
        }
    }

    private static Map<String, String> settings(Path scratch) {
        Map<String, String> settings = new HashMap<>(System.getenv()); // what it says of models counts here too
        settings.put("PORT", "0");
        settings.put("DATA", scratch.resolve("data").toString());
        settings.put("DROP", scratch.resolve("drop").toString());
        settings.remove("FRESH");
        return settings;
    }

    private static String setting(String name, String fallback) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? fallback : value;
    }

    private static String phraseOf(Path photo) {
        return photo.getFileName().toString().replaceFirst("\\.[^.]*$", "").replaceAll("[-_]+", " ");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
