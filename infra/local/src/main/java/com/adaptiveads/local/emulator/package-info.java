/** What stands for AWS on one machine: DynamoDB Local in a process of its own, S3Proxy and ElasticMQ in this one. */
@NullMarked
package com.adaptiveads.local.emulator;

import org.jspecify.annotations.NullMarked;
