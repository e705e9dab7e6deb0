package com.adaptiveads.functions.product;

import com.adaptiveads.events.api.Product;
import com.adaptiveads.events.api.Product.Cutout;
import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.api.Product.Size;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.store.ImageName;
import com.adaptiveads.events.store.Keys;
import com.adaptiveads.events.store.Keys.View;
import java.util.List;
import java.util.Map;

/** A product as the API shows it. */
final class ProductBody {
    private ProductBody() {}

    /** Keys of the pictures that go into the body. */
    static List<String> previews(Product product) {
        return product.cutout().isEmpty()
                ? List.of()
                : List.of(
                        Keys.view(product.id(), View.ORIGINAL_PREVIEW),
                        Keys.view(product.id(), View.CROPPED_PREVIEW),
                        Keys.view(product.id(), View.FULL_PREVIEW));
    }

    /** @param base64 of the previews by key; those that are missing are left out */
    static Map<String, Object> of(Product product, Map<String, String> base64) {
        return new Fields()
                .with("id", product.id())
                .with("name", product.name())
                .with("status", product.status().wire())
                .with("error", product.error().map(Problem::sentence))
                .with("code", product.error().map(Problem::code))
                .with("campaign", product.campaign())
                .with("created_at", product.createdAtMs())
                .with("views", product.cutout().map(cutout -> views(product.id(), cutout, base64)))
                .with("segmentation", product.cutout().map(ProductBody::segmentation))
                .with("palette", product.cutout().map(Cutout::palette))
                .map();
    }

    private static Map<String, Object> views(String id, Cutout cutout, Map<String, String> base64) {
        return new Fields()
                .with("original", view(id, View.ORIGINAL, View.ORIGINAL_PREVIEW, cutout.original(), base64))
                .with("cropped", view(id, View.CROPPED, View.CROPPED_PREVIEW, cutout.cropped(), base64))
                .with("full", view(id, View.FULL, View.FULL_PREVIEW, cutout.original(), base64))
                .map();
    }

    private static Map<String, Object> view(String id, View view, View preview, Size size, Map<String, String> base64) {
        return new Fields()
                .with("url", "/api/image/" + ImageName.of(id, view))
                .with("base64", base64.get(Keys.view(id, preview)))
                .with("width", size.width())
                .with("height", size.height())
                .map();
    }

    private static Map<String, Object> segmentation(Cutout cutout) {
        return new Fields()
                .with("box", cutout.box())
                .with("score", cutout.score())
                .with("engine", cutout.engine())
                .map();
    }
}
