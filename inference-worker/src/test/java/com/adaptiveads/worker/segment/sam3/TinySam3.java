package com.adaptiveads.worker.segment.sam3;

import com.adaptiveads.worker.image.Decoding;
import com.adaptiveads.worker.image.ImageDecoder;
import com.adaptiveads.worker.image.Pixels;
import com.adaptiveads.worker.model.InstalledModel;
import com.adaptiveads.worker.model.ModelManifest;
import com.adaptiveads.worker.parity.Golden;
import com.adaptiveads.worker.text.ClipTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The committed tiny SAM 3 and its variants. */
final class TinySam3 {
    static final ClipTokenizer TOKENIZER = ClipTokenizer.load();
    static final List<String> PHOTOS = List.of("bottles", "dot", "mug", "shoes");

    private static final List<String> BASES = List.of("sam3-tiny", "sam3-tiny-torchscript");
    private static final String VARIANTS = "sam3-tiny-variants";
    private static final int NAME = 16;

    private TinySam3() {}

    static InstalledModel open(String name) {
        return InstalledModel.open(Golden.model(name));
    }

    /** Puts a variant together: its manifest says by their hashes which files it is made of. */
    static InstalledModel variant(String name, Path folder) {
        try {
            Path manifest = folder.resolve(ModelManifest.FILE);
            Files.copy(Golden.model(VARIANTS).resolve(name + ".json"), manifest);
            for (ModelManifest.ModelFile file : ModelManifest.read(manifest).files()) {
                Files.copy(find(file), folder.resolve(file.path()));
            }
            return InstalledModel.open(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path find(ModelManifest.ModelFile file) throws IOException {
        Path own = Golden.model(VARIANTS).resolve(file.sha256().substring(0, NAME));
        if (Files.exists(own)) {
            return own;
        }
        for (String base : BASES) {
            for (ModelManifest.ModelFile known : ModelManifest.read(
                            Golden.model(base).resolve(ModelManifest.FILE))
                    .files()) {
                if (known.sha256().equals(file.sha256())) {
                    return Golden.model(base).resolve(known.path());
                }
            }
        }
        throw new IllegalStateException(file + " is nowhere");
    }

    static Pixels photo(String name) {
        try {
            byte[] file = Files.readAllBytes(Golden.resource("golden/sam3/" + name + ".png"));
            return ((Decoding.Decoded) new ImageDecoder().decode(file)).pixels();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
