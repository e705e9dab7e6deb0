package com.adaptiveads.functions.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Phrase;
import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.events.store.CompositionId;
import com.adaptiveads.events.store.CompositionItem;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.functions.blob.Previews;
import com.adaptiveads.functions.composition.Portfolio;
import com.adaptiveads.functions.engagement.BatchContent;
import com.adaptiveads.functions.engagement.Funnel;
import com.adaptiveads.functions.product.Removal;
import com.adaptiveads.functions.product.Showcase;
import com.adaptiveads.functions.testing.Call;
import com.adaptiveads.functions.testing.Call.Answer;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.MemoryBlobs;
import com.adaptiveads.functions.testing.MemoryCatalogue;
import com.adaptiveads.functions.testing.MemoryCompositions;
import com.adaptiveads.functions.testing.MemoryTotals;
import com.adaptiveads.functions.testing.Photos;
import com.adaptiveads.functions.testing.Reconcilers;
import com.adaptiveads.functions.testing.Samples;
import com.adaptiveads.functions.testing.SentJobs;
import com.adaptiveads.functions.testing.TestClock;
import com.adaptiveads.functions.totals.Change;
import com.adaptiveads.functions.totals.Tally;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ProductHandlersTest {
    private static final String JOB = "0123456789abcdef01234567";

    private final MemoryCatalogue products = new MemoryCatalogue();
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final MemoryCompositions compositions = new MemoryCompositions();
    private final MemoryTotals totals = new MemoryTotals();
    private final SentJobs jobs = new SentJobs();
    private final TestClock clock = new TestClock();
    private final Showcase showcase =
            new Showcase(products, new Previews(blobs), totals, Reconcilers.of(products, blobs, jobs, clock));
    private final ListProductsHandler list = new ListProductsHandler(Edges.edge(), showcase);
    private final GetProductHandler get = new GetProductHandler(Edges.edge(), showcase);
    private final DeleteProductHandler delete =
            new DeleteProductHandler(Edges.edge(), new Removal(products, compositions, blobs));
    private final ListCompositionsHandler listCompositions =
            new ListCompositionsHandler(Edges.edge(), new Portfolio(compositions, new Previews(blobs), totals));

    private static String id(int n) {
        return "%024x".formatted(n);
    }

    private String product(int n, Optional<String> campaign, int previewBytes) {
        products.set(Photos.ready(id(n), 1_700_000_000_000L + n / 2, campaign, blobs, previewBytes)); // times repeat
        return id(n);
    }

    private void composition(int product, int n) {
        CompositionId id = new CompositionId(id(product), JOB, n);
        blobs.put(Keys.composition(id), new byte[] {1}, "image/jpeg");
        blobs.put(Keys.compositionPreview(id), new byte[] {7}, "image/jpeg");
        compositions.add(new Composition(
                id.toString(),
                CompositionItem.ownerSession("session_1_secret"),
                id.productId(),
                JOB,
                n,
                1_700_000_000_000L,
                "bokeh",
                "studio+palette+procedural",
                new Hotspot(0.4, 0.5, 0.8),
                1024,
                1024,
                "It sits where people look."));
    }

    @Test
    void pagesAreNewestFirstAndTogetherEverythingOnce() {
        for (int n = 0; n < 57; n++) {
            product(n, Optional.empty(), 10);
        }
        List<String> seen = walk(list, "/api/products", "products", "7", false);
        assertEquals(57, seen.size());
        assertEquals(57, new HashSet<>(seen).size());
        assertEquals(id(56), seen.getFirst());
    }

    @Test
    void aCampaignsProductsAreListedAlone() {
        product(1, Optional.of("spring"), 10);
        product(2, Optional.of("autumn"), 10);
        Answer answer =
                Call.of("GET", "/api/products").query("campaign", "spring").to(list);
        List<JsonObject> found = answer.json().objects("products", 10);
        assertEquals(List.of(id(1)), found.stream().map(p -> p.string("id")).toList());
        assertFalse(answer.json().has("next_cursor"));
    }

    @Test
    void anAnswerNeverGrowsBeyondWhatALambdaMayGive() {
        for (int n = 0; n < 40; n++) {
            product(n, Optional.empty(), 200_000);
        }
        Answer answer = Call.of("GET", "/api/products").query("limit", "100").to(list);
        assertTrue(answer.event().string("body").length() < 6_000_000);
        assertTrue(answer.json().has("next_cursor"));
        assertEquals(40, new HashSet<>(walk(list, "/api/products", "products", "100", true)).size());
    }

    @Test
    void oneProductIsShownEvenIfItsPicturesAreLarge() {
        product(1, Optional.empty(), 1_000_000);
        Answer answer = Call.of("GET", "/api/products").to(list);
        assertEquals(1, answer.json().objects("products", 10).size());
        assertEquals(
                1_333_336,
                Call.of("GET", "/api/products/" + id(1))
                        .path("id", id(1))
                        .to(get)
                        .json()
                        .object("views")
                        .object("full")
                        .string("base64")
                        .length());
    }

    @Test
    void badParametersAreNamed() {
        for (String[] bad : new String[][] {
            {"limit", "0"},
            {"limit", "101"},
            {"limit", "many"},
            {"cursor", "!!!"},
            {"cursor", "aGVsbG8"},
            {"cursor", ""},
            {"q", " "},
            {"q", "x".repeat(101)}
        }) {
            Answer answer =
                    Call.of("GET", "/api/products").query(bad[0], bad[1]).to(list);
            assertEquals(400, answer.status(), bad[1]);
            assertTrue(answer.json().string("error").startsWith(bad[0]), bad[1]);
        }
    }

    @Test
    void aSearchFindsNamesThatHoldEveryWordWhateverItsCaseAndAccents() {
        named(1, "Red sneaker");
        named(2, "Blue Sneaker");
        named(3, "Théière rouge");
        named(4, "sneaker, red sole");

        assertEquals(List.of(id(4), id(1)), search("RED snea"));
        assertEquals(List.of(id(3)), search("theiere"));
        assertEquals(List.of(id(3)), search("ROUGE Thé"));
        assertEquals(List.of(), search("kettle"));
    }

    @Test
    void aSearchThroughALargeLibraryReadsABoundedPartForAPageAndGoesOnWhereItStopped() {
        named(0, "needle at the bottom");
        for (int n = 1; n < 2_500; n++) {
            named(n, n == 1_700 ? "needle in the middle" : "hay");
        }
        Call first = Call.of("GET", "/api/products").query("q", "needle").query("base64", "false");

        JsonObject page = first.to(list).json();
        List<String> pages = new ArrayList<>();
        while (page.has("next_cursor")) {
            pages.add(ids(page).toString());
            page = first.query("cursor", page.string("next_cursor")).to(list).json();
        }
        pages.add(ids(page).toString());

        assertEquals(List.of(List.of(id(1_700)).toString(), "[]", List.of(id(0)).toString()), pages);
    }

    @Test
    void aSearchGivesNoMoreThanItsLimitAndNothingTwice() {
        for (int n = 0; n < 30; n++) {
            named(n, n % 3 == 0 ? "needle" : "hay");
        }
        List<String> seen = new ArrayList<>();
        Call call = Call.of("GET", "/api/products").query("q", "needle").query("limit", "4");
        JsonObject page = call.to(list).json();
        while (true) {
            assertTrue(ids(page).size() <= 4);
            seen.addAll(ids(page));
            if (!page.has("next_cursor")) {
                break;
            }
            page = call.query("cursor", page.string("next_cursor")).to(list).json();
        }
        assertEquals(10, seen.size());
        assertEquals(10, new HashSet<>(seen).size());
    }

    @Test
    void howFarVisitorsWentIsToldWhereItIsAskedFor() {
        product(1, Optional.empty(), 10);
        product(2, Optional.empty(), 10);
        composition(1, 0);
        String composition = id(1) + "-" + JOB + "-0";
        Change seen = new Change.Batch(
                "s1",
                new BatchContent(
                        List.of(),
                        new TreeMap<>(Map.of(composition, new Funnel(5, 2, 900, 1), id(1), new Funnel(3, 1, 100, 0)))));
        Tally.additions("e1", new Change.Dated(seen, 1_700_000_000_000L)).forEach(totals::add);

        Call all = Call.of("GET", "/api/products").query("engagement", "true");
        Call one = Call.of("GET", "/api/products/" + id(1)).path("id", id(1)).query("engagement", "true");
        Call made = Call.of("GET", "/api/products/" + id(1) + "/compositions")
                .path("id", id(1))
                .query("engagement", "true");

        assertEquals(
                List.of(
                        "{impressions=0, hovers=0, hover_ms=0, clicks=0, visits={seen=0, hovered=0, clicked=0}}",
                        "{impressions=8, hovers=3, hover_ms=1000, clicks=1, visits={seen=1, hovered=1, clicked=1}}"),
                all.to(list).json().objects("products", 10).stream()
                        .map(ProductHandlersTest::engagement)
                        .toList());
        assertEquals(
                "{impressions=8, hovers=3, hover_ms=1000, clicks=1, visits={seen=1, hovered=1, clicked=1}}",
                engagement(one.to(get).json()));
        assertEquals(
                "{impressions=5, hovers=2, hover_ms=900, clicks=1, visits={seen=1, hovered=1, clicked=1}}",
                engagement(made.to(listCompositions)
                        .json()
                        .objects("compositions", 9)
                        .getFirst()));
        assertFalse(
                Call.of("GET", "/api/products").to(list).event().string("body").contains("engagement"));
    }

    private static String engagement(JsonObject item) {
        return item.object("engagement").fields().toString();
    }

    private void named(int n, String name) {
        products.set(Product.uploading(
                id(n), new Phrase(name), Optional.empty(), 1_700_000_000_000L + n / 2, "originals/" + id(n) + ".jpg"));
    }

    private List<String> search(String words) {
        return ids(Call.of("GET", "/api/products").query("q", words).to(list).json());
    }

    private static List<String> ids(JsonObject page) {
        return page.objects("products", 100).stream().map(p -> p.string("id")).toList();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String id : new String[] {id(9), "nonsense", "../../etc", "ABCDEF0123456789ABCDEF01"}) {
            Answer answer = Call.of("GET", "/api/products/" + id).path("id", id).to(get);
            assertEquals(404, answer.status(), id);
            assertEquals("not_found", answer.code());
        }
    }

    @Test
    void aDeletedProductLeavesNothingAndNothingElseGoes() {
        product(1, Optional.empty(), 10);
        product(2, Optional.empty(), 10);
        blobs.put("originals/" + id(1) + ".jpg", new byte[] {1}, "image/jpeg");
        blobs.put("originals/" + id(2) + ".jpg", new byte[] {1}, "image/jpeg");
        composition(1, 0);
        composition(2, 0);
        Call call = Call.of("DELETE", "/api/products/" + id(1)).path("id", id(1));
        assertEquals(204, call.to(delete).status());
        assertTrue(products.find(id(1)).isEmpty());
        assertTrue(
                blobs.keys().stream().noneMatch(key -> key.contains(id(1))),
                blobs.keys().toString());
        assertEquals(1, compositions.size());
        assertTrue(products.find(id(2)).isPresent());
        assertTrue(blobs.exists("originals/" + id(2) + ".jpg"));
        assertEquals(204, call.to(delete).status(), "once more, as after an interruption");
    }

    @Test
    void compositionsAreListedNewestFirstWithoutTellingWhoseTheyAre() {
        for (int n = 0; n < 10; n++) {
            composition(3, n);
        }
        composition(4, 0);
        Answer answer = Call.of("GET", "/api/products/" + id(3) + "/compositions")
                .path("id", id(3))
                .query("limit", "1")
                .to(listCompositions);
        JsonObject newest = answer.json().objects("compositions", 9).getFirst();
        assertEquals(id(3) + "-" + JOB + "-9", newest.string("id"));
        assertEquals("/api/image/compositions/" + newest.string("id") + ".jpg", newest.string("url"));
        assertEquals("Bw==", newest.string("base64"));
        assertFalse(answer.event().string("body").contains("secret"));
        assertEquals(
                10,
                walk(listCompositions, "/api/products/x/compositions", "compositions", "3", false)
                        .size());
    }

    @Test
    void theSampleEventsAreUnderstood() {
        assertEquals(200, Call.to(list, Samples.read("http-products.json")).status());
        assertEquals(
                200, Call.to(list, Samples.read("http-products-search.json")).status());
        assertEquals(404, Call.to(get, Samples.read("http-product.json")).status());
        assertEquals(
                204, Call.to(delete, Samples.read("http-product-delete.json")).status());
        assertEquals(
                200,
                Call.to(listCompositions, Samples.read("http-product-compositions.json"))
                        .status());
    }

    private static List<String> walk(
            RequestStreamHandler handler, String path, String field, String limit, boolean base64) {
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Call call = Call.of("GET", path)
                    .path("id", id(3))
                    .query("limit", limit)
                    .query("base64", Boolean.toString(base64));
            cursor.ifPresent(c -> call.query("cursor", c));
            JsonObject page = call.to(handler).json();
            page.objects(field, 100).forEach(item -> seen.add(item.string("id")));
            cursor = page.optionalString("next_cursor");
        } while (cursor.isPresent());
        return seen;
    }
}
