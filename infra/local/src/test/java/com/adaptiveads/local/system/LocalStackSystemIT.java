package com.adaptiveads.local.system;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** The same contract on LocalStack, where there is a Docker to run it, or {@code make localstack-test} brings it. */
@EnabledIf(value = "localStackAvailable", disabledReason = LocalStackSystemIT.REASON)
class LocalStackSystemIT
        implements UploadContract, EngagementContract, OriginalClientContract, ErrorsContract, DropContract {
    static final String REASON =
            "There is no Docker here, so the contract was not tested on LocalStack; make localstack-test does without.";

    @TempDir
    static Path folder;

    private static LocalStackSystem system;

    @BeforeAll
    static void start() {
        system = LocalStackSystem.start(folder);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    static boolean localStackAvailable() {
        boolean available = !System.getProperty(LocalStackServer.PYTHON, "").isBlank()
                || DockerClientFactory.instance().isDockerAvailable();
        if (!available) {
            System.out.println(REASON);
        }
        return available;
    }

    @Override
    public SystemUnderTest system() {
        return system;
    }
}
