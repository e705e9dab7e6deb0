package com.adaptiveads.worker.queue;

import com.adaptiveads.events.job.Job;
import com.adaptiveads.worker.job.JobSender;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
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
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages()
                .stream()
                .map(m -> new Message(m.receiptHandle(), m.body(), receives(m)))
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
        sqs.sendMessage(r -> r.queueUrl(url).messageBody(job.message()));
    }

    private static int receives(software.amazon.awssdk.services.sqs.model.Message message) {
        return Integer.parseInt(
                message.attributes().getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
    }
}
