package com.adaptiveads.worker;

import com.adaptiveads.worker.model.ModelFailure;
import com.adaptiveads.worker.model.fetch.Backoff;
import com.adaptiveads.worker.model.fetch.DiskSpace;
import com.adaptiveads.worker.model.fetch.Download;
import com.adaptiveads.worker.model.hub.Catalogue;
import com.adaptiveads.worker.model.hub.Hub;
import com.adaptiveads.worker.model.hub.HubFetch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Installs models from a hub: {@code ModelsMain clip lcm}. {@code MODEL_HUB} is the base address of the hub,
 * {@code MODEL_HUB_TOKEN} a token for what not everybody gets, {@code MODELS_DIR} where models go ({@code models}).
 */
public final class ModelsMain {
    private ModelsMain() {}

    public static void main(String[] args) {
        System.exit(run(Wiring.environment(), args));
    }

    private static int run(Map<String, String> environment, String... names) {
        Catalogue catalogue = Catalogue.committed();
        if (names.length == 0) {
            System.err.println("Which model? MODEL=" + String.join("|", catalogue.names()));
            return 2;
        }
        try {
            Hub hub = hub(environment);
            Path folder = Path.of(value(environment, "MODELS_DIR").orElse("models"));
            for (String name : names) {
                hub.fetch(catalogue, name, folder, means());
            }
            return 0;
        } catch (ModelFailure | IllegalArgumentException e) {
            System.err.println(e.getMessage());
        } catch (IOException e) {
            System.err.println("The fetch broke off (" + e.getMessage()
                    + "). What came is kept: the same command goes on where this one ended.");
        }
        return 1;
    }

    private static HubFetch.Means means() {
        return new HubFetch.Means(
                Download.Limits.USUAL, new Backoff(), DiskSpace.ACTUAL, new FetchBar(System.out), System.out::println);
    }

    private static Hub hub(Map<String, String> environment) {
        String address = value(environment, "MODEL_HUB")
                .orElseThrow(
                        () -> new IllegalArgumentException("MODEL_HUB is missing: the base address of the model hub"
                                + " to fetch from, such as the Hugging Face one."));
        try {
            URI hub = new URI(address);
            if (("http".equals(hub.getScheme()) || "https".equals(hub.getScheme())) && hub.getHost() != null) {
                return new Hub(hub, value(environment, "MODEL_HUB_TOKEN"));
            }
        } catch (java.net.URISyntaxException e) {
            // said below
        }
        throw new IllegalArgumentException("MODEL_HUB must be an address that begins with https://.");
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }
}
