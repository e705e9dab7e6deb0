package com.adaptiveads.local.system;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The whole contract on the embedded emulators. */
class EmbeddedSystemIT
        implements UploadContract, EngagementContract, OriginalClientContract, ErrorsContract, DropContract {
    @TempDir
    static Path folder;

    private static EmbeddedSystem system;

    @BeforeAll
    static void start() {
        system = EmbeddedSystem.start(folder);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Override
    public SystemUnderTest system() {
        return system;
    }
}
