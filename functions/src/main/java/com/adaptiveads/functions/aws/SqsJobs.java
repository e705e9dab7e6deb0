package com.adaptiveads.functions.aws;

import com.adaptiveads.events.job.Job;
import com.adaptiveads.events.trace.Correlation;
import com.adaptiveads.functions.job.JobQueue;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The standard queue {@code jobs}. */
public final class SqsJobs implements JobQueue {
    private final SqsClient sqs;
    private final String queueUrl;

    public SqsJobs(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void send(Job job) {
        sqs.sendMessage(
                message -> message.queueUrl(queueUrl).messageBody(job.message()).messageAttributes(attributes()));
    }

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
}
