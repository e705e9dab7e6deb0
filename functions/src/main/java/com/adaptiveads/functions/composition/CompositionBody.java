package com.adaptiveads.functions.composition;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.store.CompositionId;
import com.adaptiveads.events.store.ImageName;
import com.adaptiveads.events.store.Keys;
import java.util.List;
import java.util.Map;

/** A composition as the API shows it. Whose it is stays with us: session ids are nobody else's business. */
public final class CompositionBody {
    private CompositionBody() {}

    /** Key of the picture that goes into the body, as the only element. */
    public static List<String> previews(Composition composition) {
        return List.of(Keys.compositionPreview(id(composition)));
    }

    /** @param base64 of the preview by key; when it is missing it is left out */
    public static Map<String, Object> of(Composition composition, Map<String, String> base64) {
        CompositionId id = id(composition);
        return new Fields()
                .with("id", composition.id())
                .with("product_id", composition.productId())
                .with("url", "/api/image/compositions/" + ImageName.of(id))
                .with("base64", base64.get(Keys.compositionPreview(id)))
                .with("prompt", composition.prompt())
                .with("engine", composition.engine())
                .with("hotspot", composition.hotspot().toJson())
                .with("width", composition.width())
                .with("height", composition.height())
                .with("placement", composition.placement())
                .with("created_at", composition.createdAtMs())
                .map();
    }

    private static CompositionId id(Composition composition) {
        return new CompositionId(composition.productId(), composition.jobId(), composition.n());
    }
}
