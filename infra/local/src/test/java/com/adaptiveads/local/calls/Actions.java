package com.adaptiveads.local.calls;

import com.adaptiveads.local.LocalSystem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * What IAM is asked for a request: {@code service:Action resource}, the resource a table ({@code products}), an index
 * ({@code products/index/by_created}), a prefix of the data bucket ({@code drop/*}), the bucket itself, with the prefix listed
 * ({@code bucket products/*}), or a queue.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/">Service authorization reference</a>
 */
final class Actions {
    private static final Map<String, String> TABLES = Map.of(
            LocalSystem.TABLES.products(), "products",
            LocalSystem.TABLES.engagement(), "engagement",
            LocalSystem.TABLES.compositions(), "compositions",
            LocalSystem.TABLES.totals(), "totals");

    /** Where objects may bear tags of others: as dropped, and as kept from there. */
    private static final Set<String> TAGGED = Set.of("drop/*", "originals/*");

    private Actions() {}

    /** @throws IllegalArgumentException for a request it does not know */
    static List<String> of(SdkRequest request) {
        return switch (request) {
            case GetItemRequest r -> table("GetItem", r.tableName());
            case PutItemRequest r -> table("PutItem", r.tableName());
            case UpdateItemRequest r -> table("UpdateItem", r.tableName());
            case DeleteItemRequest r -> table("DeleteItem", r.tableName());
            case QueryRequest r -> List.of("dynamodb:Query " + table(r.tableName()) + index(r.indexName()));
            case BatchGetItemRequest r -> each(r.requestItems().keySet(), t -> table("BatchGetItem", t));
            case TransactWriteItemsRequest r -> each(r.transactItems(), Actions::write);
            // without ListBucket S3 answers 403 to a key that is not there, and the code asks for 404
            case GetObjectRequest r -> List.of("s3:GetObject " + prefix(r.key()), "s3:ListBucket bucket");
            case HeadObjectRequest r -> List.of("s3:GetObject " + prefix(r.key()), "s3:ListBucket bucket");
            case PutObjectRequest r -> List.of("s3:PutObject " + prefix(r.key()));
            case DeleteObjectRequest r -> List.of("s3:DeleteObject " + prefix(r.key()));
            case DeleteObjectsRequest r ->
                each(r.delete().objects(), o -> List.of("s3:DeleteObject " + prefix(o.key())));
            case ListObjectsV2Request r -> List.of("s3:ListBucket bucket " + prefix(r.prefix()));
            case CopyObjectRequest r -> copy(source(r), prefix(r.destinationKey()));
            case SendMessageRequest r -> queue("SendMessage", r.queueUrl());
            case ReceiveMessageRequest r -> queue("ReceiveMessage", r.queueUrl());
            case DeleteMessageRequest r -> queue("DeleteMessage", r.queueUrl());
            case ChangeMessageVisibilityRequest r -> queue("ChangeMessageVisibility", r.queueUrl());
            default -> throw new IllegalArgumentException("unknown to the call guard: " + request.getClass());
        };
    }

    private static <T> List<String> each(Collection<T> parts, java.util.function.Function<T, List<String>> actions) {
        return parts.stream().map(actions).flatMap(List::stream).toList();
    }

    private static List<String> write(TransactWriteItem item) {
        return Stream.of(
                        Optional.ofNullable(item.put()).map(put -> table("PutItem", put.tableName())),
                        Optional.ofNullable(item.update()).map(update -> table("UpdateItem", update.tableName())),
                        Optional.ofNullable(item.delete()).map(delete -> table("DeleteItem", delete.tableName())),
                        Optional.ofNullable(item.conditionCheck())
                                .map(check -> table("ConditionCheckItem", check.tableName())))
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> table(String action, String table) {
        return List.of("dynamodb:" + action + " " + table(table));
    }

    private static String table(String name) {
        return TABLES.getOrDefault(name, name);
    }

    private static String index(@Nullable String name) {
        return name == null ? "" : "/index/" + name;
    }

    private static String prefix(String key) {
        return key.substring(0, key.indexOf('/') + 1) + "*";
    }

    /** S3 takes the tags along, if there are any: people give them to what they drop, we never do. */
    private static List<String> copy(String from, String to) {
        List<String> content = List.of("s3:GetObject " + from, "s3:PutObject " + to);
        List<String> tags = List.of("s3:GetObjectTagging " + from, "s3:PutObjectTagging " + to);
        return TAGGED.contains(from)
                ? Stream.of(content, tags).flatMap(List::stream).toList()
                : content;
    }

    /** The client has made one text of bucket and key before anybody sees the request. */
    @SuppressWarnings("deprecation") // for those who set it; here it is read
    private static String source(CopyObjectRequest copy) {
        return prefix(copy.copySource().substring(copy.copySource().indexOf('/') + 1));
    }

    private static List<String> queue(String action, String url) {
        return List.of("sqs:" + action + " " + url.substring(url.lastIndexOf('/') + 1));
    }
}
