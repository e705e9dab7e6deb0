package com.adaptiveads.worker.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class SqsJobQueueTest {
    private static final Message MESSAGE = new Message("receipt", "{}", 1, 0, Optional.empty());
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @ParameterizedTest
    @ValueSource(strings = {"ReceiptHandleIsInvalid", "MessageNotInflight", "InvalidParameterValue"})
    void aMessageThatIsGoneIsALostLease(String code) {
        assertFalse(new SqsJobQueue(failing(code), "url").extend(MESSAGE, MINUTE));
        new SqsJobQueue(failing(code), "url").release(MESSAGE, Duration.ZERO);
    }

    @Test
    void anyOtherFailureIsNoLostLease() {
        SqsJobQueue queue = new SqsJobQueue(failing("RequestThrottled"), "url");
        assertThrows(SqsException.class, () -> queue.extend(MESSAGE, MINUTE));
    }

    @Test
    void longPollsForAsManyAsSqsGivesAndReadsWhatSqsTells() {
        var asked = new ReceiveMessageRequest[1];
        SqsClient sqs = new NoSqs() {
            @Override
            public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
                asked[0] = request;
                var message = software.amazon.awssdk.services.sqs.model.Message.builder()
                        .receiptHandle("r")
                        .body("b")
                        .attributes(Map.of(
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "3",
                                MessageSystemAttributeName.SENT_TIMESTAMP, "1700000000000"))
                        .messageAttributes(Map.of(
                                "request_id",
                                MessageAttributeValue.builder()
                                        .stringValue("request-1")
                                        .build()))
                        .build();
                return ReceiveMessageResponse.builder()
                        .messages(List.of(message))
                        .build();
            }
        };
        assertEquals(
                List.of(new Message("r", "b", 3, 1_700_000_000_000L, Optional.of("request-1"))),
                new SqsJobQueue(sqs, "url").receive(64, MINUTE));
        assertEquals(10, asked[0].maxNumberOfMessages());
        assertEquals(20, asked[0].waitTimeSeconds());
        assertEquals(60, asked[0].visibilityTimeout());
        assertEquals(List.of("request_id"), asked[0].messageAttributeNames());
    }

    private static SqsClient failing(String code) {
        return new NoSqs() {
            @Override
            public ChangeMessageVisibilityResponse changeMessageVisibility(ChangeMessageVisibilityRequest request) {
                throw SqsException.builder()
                        .awsErrorDetails(
                                AwsErrorDetails.builder().errorCode(code).build())
                        .build();
            }
        };
    }

    private abstract static class NoSqs implements SqsClient {
        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
