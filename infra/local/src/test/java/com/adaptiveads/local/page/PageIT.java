package com.adaptiveads.local.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.local.EmbeddedStack;
import com.adaptiveads.local.LocalSettings;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

class PageIT {
    private static final Path PHOTO = Path.of("sample/red-headphones.jpg").toAbsolutePath();

    @TempDir
    private static Path folder;

    private static EmbeddedStack stack;
    private static ChromeDriver browser;

    @BeforeAll
    static void start() {
        Optional<File> chromium = onPath("chromium");
        Optional<File> driver = onPath("chromedriver");
        assumeTrue(chromium.isPresent() && driver.isPresent(), "Chromium or its driver is not installed");
        stack = EmbeddedStack.start(
                LocalSettings.from(Map.of(
                        "PORT", "0",
                        "DATA", folder.resolve("data").toString(),
                        "DROP", folder.resolve("drop").toString(),
                        "FRONTEND", "../../frontend",
                        "DYNAMODB_LOCAL", System.getProperty("dynamodb.local"))),
                line -> {});
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1440,1000",
                "--user-data-dir=" + folder.resolve("browser"));
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.get())
                        .build(),
                options);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void aNewcomerUploadsLooksAndGetsThreeAdsWhereTheyLooked() throws IOException, InterruptedException {
        browser.get(stack.url() + "/");
        browser.findElement(By.id("file")).sendKeys(PHOTO.toString());
        browser.findElement(By.id("phrase")).sendKeys("red headphones");
        browser.findElement(By.id("send")).click();
        WebElement product = until("#board .item");
        assertTrue(loaded(product), "the cut-out is shown on the board");

        WebElement board = browser.findElement(By.id("board"));
        int right = board.getSize().getWidth() / 4;
        int up = -board.getSize().getHeight() / 4;
        new Actions(browser).moveToElement(board, right, up).perform();
        String session = browser.findElement(By.tagName("html")).getDomAttribute("data-session");
        new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(page -> seen(session).integer("hovers", 0, 1000) + activeMs(session) > 0);

        attendFor(60, session, board, 0.75, 0.25);
        until("#compositions figure:nth-of-type(3) img");

        List<WebElement> ads = browser.findElements(By.cssSelector("#compositions figure"));
        assertEquals(3, ads.size());
        for (WebElement ad : ads) {
            assertTrue(loaded(ad.findElement(By.tagName("img"))), "each ad is shown");
            assertTrue(ad.getText().contains("where people looked"), ad.getText());
            assertTrue(ad.getText().contains("studio+palette+procedural"), ad.getText());
        }
        assertEquals(List.of(), errors());
    }

    /** A minute of attention that lies behind: only the client's clock is simulated. */
    private static void attendFor(int seconds, String session, WebElement board, double u, double v)
            throws IOException, InterruptedException {
        Map<String, Object> canvas = new Fields()
                .with("width", board.getSize().getWidth())
                .with("height", board.getSize().getHeight())
                .map();
        List<Map<String, Object>> events = new ArrayList<>();
        long now = System.currentTimeMillis();
        for (int second = 0; second < seconds; second++) {
            Map<String, Object> data = new Fields()
                    .with("x", u * board.getSize().getWidth() + second % 7)
                    .with("y", v * board.getSize().getHeight() + second % 5)
                    .with("canvas", canvas)
                    .with("duration", 1000)
                    .with("timestamp", now - second * 1000L)
                    .map();
            events.add(
                    new Fields().with("type", "hover_canvas").with("data", data).map());
        }
        Map<String, Object> batch = new Fields()
                .with("session_id", session)
                .with("batch_id", "attention")
                .with("events", events)
                .map();
        int status = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(stack.url() + "/api/track"))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(batch)))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
        assertEquals(200, status);
    }

    private static long activeMs(String session) {
        return seen(session).optionalInteger("active_ms", 0, 1_000_000).orElse(0);
    }

    private static JsonObject seen(String session) {
        try {
            byte[] body = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(stack.url() + "/api/sessions/" + session))
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
            JsonObject answer = Json.object(body);
            return answer.has("hovers") ? answer : Json.object("{\"hovers\":0}");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WebElement until(String selector) {
        return new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(page -> page.findElements(By.cssSelector(selector)).stream()
                        .findFirst()
                        .orElse(null));
    }

    private static boolean loaded(WebElement image) {
        return new WebDriverWait(browser, Duration.ofSeconds(30))
                .until(page -> Boolean.TRUE.equals(
                        browser.executeScript("return arguments[0].complete && arguments[0].naturalWidth > 0", image)));
    }

    private static List<String> errors() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    private static Optional<File> onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(dir -> new File(dir, program))
                .filter(File::canExecute)
                .findFirst();
    }
}
