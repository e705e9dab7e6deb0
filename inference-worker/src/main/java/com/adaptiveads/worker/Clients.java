package com.adaptiveads.worker;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Ways to AWS, or to what stands in for it; shared with whoever made them. */
public record Clients(DynamoDbClient dynamo, S3Client s3, SqsClient sqs) {}
