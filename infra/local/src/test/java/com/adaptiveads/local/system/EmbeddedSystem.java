package com.adaptiveads.local.system;

import com.adaptiveads.local.EmbeddedStack;
import com.adaptiveads.local.LocalSettings;
import com.adaptiveads.local.emulator.Aws;
import java.nio.file.Path;
import java.util.Map;

/** The system in this JVM, with its data in a folder of the test. */
record EmbeddedSystem(EmbeddedStack stack, Api api, Path drop) implements SystemUnderTest, AutoCloseable {
    static EmbeddedSystem start(Path folder) {
        return start(environment(folder));
    }

    static EmbeddedSystem start(Map<String, String> environment) {
        LocalSettings settings = LocalSettings.from(environment);
        EmbeddedStack stack = EmbeddedStack.start(settings, line -> {});
        return new EmbeddedSystem(stack, new Api(stack.url()), settings.drop());
    }

    static Map<String, String> environment(Path folder) {
        return Map.of(
                "PORT", "0",
                "DATA", folder.resolve("data").toString(),
                "DROP", folder.resolve("drop").toString(),
                "FRONTEND", folder.resolve("no-front-end").toString(),
                "DYNAMODB_LOCAL", System.getProperty("dynamodb.local"));
    }

    @Override
    public Aws aws() {
        return stack.aws();
    }

    @Override
    public void close() {
        stack.close();
    }
}
