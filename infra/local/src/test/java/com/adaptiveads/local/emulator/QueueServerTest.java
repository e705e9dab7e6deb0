package com.adaptiveads.local.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

class QueueServerTest {
    @TempDir
    Path folder;

    @Test
    void eachFolderKeepsItsOwnMessagesAlsoInOneJvm() {
        send(folder.resolve("one"), "first");
        send(folder.resolve("two"), "second");

        assertEquals(List.of("first"), received(folder.resolve("one")));
        assertEquals(List.of("second"), received(folder.resolve("two")));
    }

    private static void send(Path data, String text) {
        try (QueueServer server = QueueServer.start(data);
                Aws aws = connect(server)) {
            String queue = Provisioning.queue(aws.sqs(), "jobs");
            aws.sqs().sendMessage(message -> message.queueUrl(queue).messageBody(text));
        }
    }

    private static List<String> received(Path data) {
        try (QueueServer server = QueueServer.start(data);
                Aws aws = connect(server)) {
            String queue = Provisioning.queue(aws.sqs(), "jobs");
            return aws
                    .sqs()
                    .receiveMessage(receive -> receive.queueUrl(queue).maxNumberOfMessages(10))
                    .messages()
                    .stream()
                    .map(Message::body)
                    .toList();
        }
    }

    private static Aws connect(QueueServer server) {
        URI unused = URI.create("http://127.0.0.1:9");
        return Aws.connect(new Aws.Endpoints(unused, unused, server.endpoint()));
    }
}
