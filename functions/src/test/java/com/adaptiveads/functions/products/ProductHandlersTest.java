package com.adaptiveads.functions.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.events.store.CompositionId;
import com.adaptiveads.events.store.CompositionItem;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.functions.blob.Previews;
import com.adaptiveads.functions.composition.Portfolio;
import com.adaptiveads.functions.product.Removal;
import com.adaptiveads.functions.product.Showcase;
import com.adaptiveads.functions.testing.Call;
import com.adaptiveads.functions.testing.Call.Answer;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.MemoryBlobs;
import com.adaptiveads.functions.testing.MemoryCatalogue;
import com.adaptiveads.functions.testing.MemoryCompositions;
import com.adaptiveads.functions.testing.Photos;
import com.adaptiveads.functions.testing.Samples;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProductHandlersTest {
    private static final String JOB = "0123456789abcdef01234567";

    private final MemoryCatalogue products = new MemoryCatalogue();
    private final MemoryBlobs blobs = new MemoryBlobs();
    private final MemoryCompositions compositions = new MemoryCompositions();
    private final Showcase showcase = new Showcase(products, new Previews(blobs));
    private final ListProductsHandler list = new ListProductsHandler(Edges.edge(), showcase);
    private final GetProductHandler get = new GetProductHandler(Edges.edge(), showcase);
    private final DeleteProductHandler delete =
            new DeleteProductHandler(Edges.edge(), new Removal(products, compositions, blobs));
    private final ListCompositionsHandler listCompositions =
            new ListCompositionsHandler(Edges.edge(), new Portfolio(compositions, new Previews(blobs)));

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
            {"cursor", ""}
        }) {
            Answer answer =
                    Call.of("GET", "/api/products").query(bad[0], bad[1]).to(list);
            assertEquals(400, answer.status(), bad[1]);
            assertTrue(answer.json().string("error").startsWith(bad[0]), bad[1]);
        }
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
