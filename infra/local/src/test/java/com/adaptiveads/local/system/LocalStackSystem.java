package com.adaptiveads.local.system;

import com.adaptiveads.functions.Guards;
import com.adaptiveads.local.Cloud;
import com.adaptiveads.local.LocalSystem;
import com.adaptiveads.local.emulator.Aws;
import com.adaptiveads.local.http.Authorizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The same functions, worker, front and drop folder on LocalStack. */
record LocalStackSystem(Cloud cloud, LocalSystem local, Api api, Path drop) implements SystemUnderTest, AutoCloseable {
    static LocalStackSystem start(Path folder) {
        try {
            Path journals = Files.createDirectories(folder.resolve("journals"));
            Path drop = folder.resolve("drop");
            Cloud cloud = new LocalStackCloud(folder.resolve("localstack.log"));
            LocalSystem local = LocalSystem.start(
                    cloud,
                    new LocalSystem.Options(
                            0, folder.resolve("no-front-end"), drop, journals, Guards.NONE, Authorizer.NONE, Map.of()));
            return new LocalStackSystem(cloud, local, new Api(local.url()), drop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Aws aws() {
        return cloud.aws();
    }

    @Override
    public void close() {
        local.close();
        cloud.close();
    }
}
