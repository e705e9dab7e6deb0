package com.adaptiveads.worker.model.hub;

import com.adaptiveads.worker.model.ModelFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A model hub as the operator sets it.
 *
 * @param address base of the hub's addresses
 * @param token who asks, for what not everybody gets
 */
public record Hub(URI address, Optional<String> token) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Installs a model of the catalogue, and what it requires, into the models folder.
     *
     * @throws ModelFailure with a sentence that says what is wrong and what would help
     * @throws IOException when the hub cannot be reached, or the disk fails
     */
    public void fetch(Catalogue catalogue, String name, Path folder, HubFetch.Means means) throws IOException {
        try (HubClient client = new HubClient(token, PATIENCE)) {
            HubFetch fetch = new HubFetch(client, address, folder, means);
            Catalogue.Entry wanted = catalogue.find(name);
            for (String required : wanted.requires()) {
                fetch.fetch(catalogue.find(required));
            }
            fetch.fetch(wanted);
        }
    }
}
