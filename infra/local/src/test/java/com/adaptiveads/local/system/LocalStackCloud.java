package com.adaptiveads.local.system;

import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.local.Cloud;
import com.adaptiveads.local.LocalSystem;
import com.adaptiveads.local.emulator.Aws;
import com.adaptiveads.local.event.ObjectEvents;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** LocalStack. Its S3 notifications come over a queue, which is read here as Lambda would be called. */
final class LocalStackCloud implements Cloud {
    private static final int WAIT_SECONDS = 2;

    private final LocalStackServer server;
    private final Aws aws;
    private volatile boolean closed;
    private Thread reader = Thread.ofVirtual().unstarted(() -> {});

    LocalStackCloud(Path log) {
        server = LocalStackServer.start(log);
        URI endpoint = server.endpoint();
        aws = Aws.connect(new Aws.Endpoints(endpoint, endpoint, endpoint), LocalStackServer.CREDENTIALS);
    }

    @Override
    public Aws aws() {
        return aws;
    }

    @Override
    public void deliver(ObjectEvents.Listener listener) {
        String queue = aws.sqs().createQueue(q -> q.queueName("object-events")).queueUrl();
        String arn = aws.sqs()
                .getQueueAttributes(q -> q.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        QueueConfiguration all = QueueConfiguration.builder()
                .queueArn(arn)
                .events(Event.S3_OBJECT_CREATED)
                .build();
        aws.s3().putBucketNotificationConfiguration(n -> n.bucket(LocalSystem.BUCKET)
                .notificationConfiguration(c -> c.queueConfigurations(all)));
        reader = Thread.ofVirtual().start(() -> {
            while (!closed) {
                try {
                    aws.sqs()
                            .receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(WAIT_SECONDS))
                            .messages()
                            .forEach(message -> deliver(message, queue, listener));
                } catch (SdkException e) {
                    LoggerFactory.getLogger(LocalStackCloud.class).debug("closed, or events are asked for again", e);
                }
            }
        });
    }

    private void deliver(Message message, String queue, ObjectEvents.Listener listener) {
        JsonObject event = Json.object(message.body());
        try {
            for (JsonObject created : event.objects("Records", 100)) {
                String key = created.object("s3").object("object").string("key");
                listener.created(URLDecoder.decode(key, StandardCharsets.UTF_8), event.fields());
            }
            aws.sqs().deleteMessage(d -> d.queueUrl(queue).receiptHandle(message.receiptHandle()));
        } catch (Exception e) {
            LoggerFactory.getLogger(LocalStackCloud.class).warn("an event comes again", e);
        }
    }

    @Override
    public void close() {
        closed = true; // an interrupt alone may go to a delivery, which only logs it
        reader.interrupt();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        aws.close();
        server.stop().run();
    }
}
