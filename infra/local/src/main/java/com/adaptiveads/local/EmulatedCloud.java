package com.adaptiveads.local;

import com.adaptiveads.events.store.Keys;
import com.adaptiveads.local.drop.ResultsMirror;
import com.adaptiveads.local.emulator.Aws;
import com.adaptiveads.local.emulator.DynamoDbLocal;
import com.adaptiveads.local.emulator.ObjectStore;
import com.adaptiveads.local.emulator.Ports;
import com.adaptiveads.local.emulator.QueueServer;
import com.adaptiveads.local.event.NotifyingBlobStore;
import com.adaptiveads.local.event.ObjectEvents;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** The emulators, keeping their data in one folder. */
public final class EmulatedCloud implements Cloud {
    private static final List<String> WATCHED = Stream.concat(
                    Stream.of(Keys.ORIGINALS, Keys.DROP), ResultsMirror.PREFIXES.stream())
            .toList();

    private final ObjectEvents events;
    private final Aws aws;
    private final List<AutoCloseable> emulators;

    private EmulatedCloud(ObjectEvents events, Aws aws, List<AutoCloseable> emulators) {
        this.events = events;
        this.aws = aws;
        this.emulators = emulators;
    }

    /**
     * Starts all of them at once and waits for the last.
     *
     * @param dynamoJars folder of DynamoDB Local
     * @param dynamoEndpoint a DynamoDB to use instead
     * @throws StartFailure saying what to do when one of them does not start or answer
     */
    public static EmulatedCloud start(DataFolder data, Path dynamoJars, Optional<URI> dynamoEndpoint) {
        dynamoEndpoint.ifPresent(Ports::checkDynamo);
        BlobStore blobs = new FilesystemNio2BlobStore(data.part("s3").toString());
        ObjectEvents events = new ObjectEvents(data.part("events").resolve("objects"), WATCHED, blobs);
        Startup startup = new Startup();
        var dynamo = startup.begin(() -> dynamoEndpoint.isPresent()
                ? Optional.<DynamoDbLocal>empty()
                : Optional.of(DynamoDbLocal.start(dynamoJars, data.part("dynamodb"))));
        var objects = startup.begin(() -> ObjectStore.start(new NotifyingBlobStore(blobs, events)));
        var queues = startup.begin(() -> QueueServer.start(data.part("sqs")));
        startup.await();
        Aws aws = Aws.connect(new Aws.Endpoints(
                dynamo.join()
                        .map(DynamoDbLocal::endpoint)
                        .or(() -> dynamoEndpoint)
                        .orElseThrow(),
                objects.join().endpoint(),
                queues.join().endpoint()));
        List<AutoCloseable> emulators = Stream.concat(Stream.of(objects.join(), queues.join()), dynamo.join().stream())
                .toList();
        return new EmulatedCloud(events, aws, emulators);
    }

    @Override
    public Aws aws() {
        return aws;
    }

    @Override
    public void deliver(ObjectEvents.Listener listener) {
        events.open(listener);
    }

    @Override
    public void close() {
        events.close();
        aws.close();
        Closing.all(emulators);
    }
}
