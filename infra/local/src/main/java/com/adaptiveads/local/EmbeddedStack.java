package com.adaptiveads.local;

import com.adaptiveads.local.emulator.Aws;
import com.adaptiveads.local.emulator.Ports;
import com.adaptiveads.local.http.Authorizer;
import com.adaptiveads.local.http.JwtAuthorizer;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** The emulators and the whole system on them, in this process. */
public final class EmbeddedStack implements AutoCloseable {
    private final DataFolder data;
    private final Cloud cloud;
    private final LocalSystem system;

    private EmbeddedStack(DataFolder data, Cloud cloud, LocalSystem system) {
        this.data = data;
        this.cloud = cloud;
        this.system = system;
    }

    /**
     * Ready when it returns.
     *
     * @param progress gets a line at the begin of each stage
     * @throws StartFailure saying what to do; nothing is left running then
     */
    public static EmbeddedStack start(LocalSettings settings, Consumer<String> progress) {
        Ports.checkFree(settings.port());
        DataFolder data = DataFolder.open(settings.data(), settings.fresh());
        try {
            progress.accept("Starting DynamoDB, S3 and SQS on " + settings.data() + " …");
            Cloud cloud = EmulatedCloud.start(data, settings.dynamoJars(), settings.dynamoEndpoint());
            try {
                progress.accept("Starting the functions and the worker …");
                return new EmbeddedStack(data, cloud, LocalSystem.start(cloud, options(settings, data)));
            } catch (RuntimeException e) {
                cloud.close();
                throw e;
            }
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static LocalSystem.Options options(LocalSettings settings, DataFolder data) {
        return new LocalSystem.Options(
                settings.port(),
                settings.frontend(),
                settings.drop(),
                data.part("journals"),
                settings.guards(),
                settings.tokens()
                        .<Authorizer>map(tokens -> new JwtAuthorizer(tokens.issuer(), tokens.audience()))
                        .orElse(Authorizer.NONE),
                settings.models());
    }

    /** Of the API and the front end, without a slash at the end. */
    public URI url() {
        return system.url();
    }

    public Aws aws() {
        return cloud.aws();
    }

    /** Lets requests and jobs under way finish. */
    @Override
    public void close() {
        Closing.all(List.of(system, cloud, data));
    }
}
