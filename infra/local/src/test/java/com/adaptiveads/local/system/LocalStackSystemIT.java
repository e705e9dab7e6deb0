package com.adaptiveads.local.system;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** The same contract on LocalStack, where there is a Docker to run it. */
class LocalStackSystemIT
        implements UploadContract, EngagementContract, OriginalClientContract, ErrorsContract, DropContract {
    @TempDir
    static Path folder;

    private static LocalStackSystem system;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(), "no Docker here, so LocalStack was not tested");
        system = LocalStackSystem.start(folder);
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
    }

    @Override
    public SystemUnderTest system() {
        return system;
    }
}
