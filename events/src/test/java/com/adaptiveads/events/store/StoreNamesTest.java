package com.adaptiveads.events.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.api.Hotspot;
import com.adaptiveads.events.api.Phrase;
import com.adaptiveads.events.api.Product;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreNamesTest {
    private static final String PRODUCT = "0123456789abcdef01234567";
    private static final String JOB = "89abcdef0123456789abcdef";

    @Test
    void theSamePhotoAndPhraseAreTheSameProduct() {
        byte[] photo = {1, 2, 3};
        String id = Ids.product(photo, new Phrase("Red Sneaker"));
        assertEquals(id, Ids.product(photo, new Phrase("red sneaker")));
        assertNotEquals(id, Ids.product(photo, new Phrase("blue sneaker")));
        assertNotEquals(id, Ids.product(new byte[] {1, 2}, new Phrase("red sneaker")));
        assertEquals(true, Ids.HEX.matcher(id).matches());
    }

    @Test
    void theImageNamesOfAProductLeadToItsKeysAndNothingElseDoes() {
        assertEquals(
                Optional.of("products/" + PRODUCT + "/cropped.png"),
                ImageName.productKey(ImageName.of(PRODUCT, Keys.View.CROPPED)));
        CompositionId id = new CompositionId(PRODUCT, JOB, 2);
        assertEquals(
                Optional.of("compositions/" + PRODUCT + "/" + JOB + "/2.jpg"),
                ImageName.compositionKey(ImageName.of(id)));
        for (String hostile : List.of(
                "../../etc/passwd",
                PRODUCT + "_manifest.json",
                PRODUCT + "_original.jpg/..",
                "",
                PRODUCT + "_original_jpg")) {
            assertEquals(Optional.empty(), ImageName.productKey(hostile), hostile);
            assertEquals(Optional.empty(), ImageName.compositionKey(hostile), hostile);
        }
    }

    @Test
    void compositionIdsReadBack() {
        CompositionId id = new CompositionId(PRODUCT, JOB, 11);
        assertEquals(Optional.of(id), CompositionId.parse(id.toString()));
        assertEquals(Optional.empty(), CompositionId.parse("comp_1700000000000_1"));
    }

    @Test
    void aDroppedFileNamesItsCampaignAndPhrase() {
        DropKey key = DropKey.parse("drop/summer sale/red_sneaker--kids.v2.JPG").orElseThrow();
        assertEquals(new DropKey("summer sale", "red_sneaker--kids.v2", "JPG"), key);
        assertEquals("red sneaker kids.v2", key.phrase());
        assertEquals("drop/summer sale/red_sneaker--kids.v2.JPG", key.key());
        assertEquals("drop-failed/summer sale/red_sneaker--kids.v2.JPG.txt", key.failedReason());
    }

    @Test
    void whatIsNoFileInACampaignsFolderIsNoDrop() {
        for (String key :
                List.of("drop/", "drop/x", "drop/x/", "drop//x.jpg", "drop/a/b/c.jpg", "results/a/b.jpg", "")) {
            assertEquals(Optional.empty(), DropKey.parse(key), key);
        }
    }

    @Test
    void itemsReadBack() {
        Product product = Product.uploading(PRODUCT, new Phrase("mug"), Optional.of("c"), 5, "originals/x.jpg")
                .segmenting()
                .ready(new Product.Cutout(
                        new Product.Size(700, 600),
                        new Product.Size(10, 20),
                        List.of(1, 2, 11, 22),
                        0.9,
                        "studio",
                        List.of("#ffffff")));
        assertEquals(product, ProductItem.product(ProductItem.of(product)));
        Product failed = product.failed(new Product.Problem("It is too cluttered.", "too_cluttered"));
        assertEquals(failed, ProductItem.product(ProductItem.of(failed)));
        Composition composition = new Composition(
                new CompositionId(PRODUCT, JOB, 0).toString(),
                CompositionItem.ownerSession("s"),
                PRODUCT,
                JOB,
                0,
                5,
                "abstract background",
                "studio+palette+procedural",
                new Hotspot(0.1, 0.2, 0.3),
                1024,
                1024,
                "placed where people looked");
        assertEquals(composition, CompositionItem.composition(CompositionItem.of(composition)));
    }

    @Test
    void aSessionCannotPassForACampaign() {
        assertNotEquals(CompositionItem.ownerSession("summer"), CompositionItem.ownerCampaign("summer"));
    }
}
