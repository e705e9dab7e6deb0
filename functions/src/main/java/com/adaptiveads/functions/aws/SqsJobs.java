package com.adaptiveads.functions.aws;

import com.adaptiveads.events.job.Job;
import com.adaptiveads.functions.job.JobQueue;
import software.amazon.awssdk.services.sqs.SqsClient;

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
        sqs.sendMessage(message -> message.queueUrl(queueUrl).messageBody(job.message()));
    }
}
