package com.adaptiveads.worker.queue;

import com.adaptiveads.events.job.Job;
import com.adaptiveads.events.trace.Correlation;
import com.adaptiveads.worker.job.JobSender;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** A standard SQS queue, long polled. */
public final class SqsJobQueue implements JobQueue, JobSender {
    private static final int LONG_POLL_SECONDS = 20; // SQS allows no more
    private static final int MAX_BATCH = 10; // SQS allows no more

    private static final Set<String> LEASE_LOST = Set.of(
            "ReceiptHandleIsInvalid",
            "AWS.SimpleQueueService.MessageNotInflight",
            "MessageNotInflight",
            "InvalidParameterValue");

    private final SqsClient sqs;
    private final String url;

    public SqsJobQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    @Override
    public List<Message> receive(int max, Duration lease) {
        return sqs
                .receiveMessage(r -> r.queueUrl(url)
                        .maxNumberOfMessages(Math.min(max, MAX_BATCH))
                        .waitTimeSeconds(LONG_POLL_SECONDS)
                        .visibilityTimeout((int) lease.toSeconds())
                        .messageAttributeNames(Correlation.NAME)
                        .messageSystemAttributeNames(
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                MessageSystemAttributeName.SENT_TIMESTAMP))
                .messages()
                .stream()
                .map(SqsJobQueue::message)
                .toList();
    }

    @Override
    public boolean extend(Message message, Duration lease) {
        try {
            sqs.changeMessageVisibility(
                    r -> r.queueUrl(url).receiptHandle(message.receipt()).visibilityTimeout((int) lease.toSeconds()));
            return true;
        } catch (SqsException e) {
            if (LEASE_LOST.contains(e.awsErrorDetails().errorCode())) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void delete(Message message) {
        sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receipt()));
    }

    @Override
    public void release(Message message, Duration delay) {
        var _ = extend(message, delay); // a lost lease needs no release
    }

    @Override
    public void send(Job job) {
        sqs.sendMessage(r -> r.queueUrl(url).messageBody(job.message()).messageAttributes(attributes()));
    }

    /** What a job sends on goes on for the same request. */
    private static Map<String, MessageAttributeValue> attributes() {
        return Correlation.requestId()
                .map(id -> Map.of(
                        Correlation.NAME,
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(id)
                                .build()))
                .orElse(Map.of());
    }

    private static Message message(software.amazon.awssdk.services.sqs.model.Message message) {
        Map<MessageSystemAttributeName, String> told = message.attributes();
        return new Message(
                message.receiptHandle(),
                message.body(),
                Integer.parseInt(told.getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")),
                Long.parseLong(told.getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0")),
                Optional.ofNullable(message.messageAttributes().get(Correlation.NAME))
                        .map(MessageAttributeValue::stringValue)
                        .flatMap(Correlation::valid));
    }
}
