package com.adaptiveads.local.emulator;

import com.adaptiveads.local.StartFailure;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.DB;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.Nil$;
import scalikejdbc.ConnectionPool;
import scalikejdbc.ConnectionPoolSettings;

/** ElasticMQ: SQS whose queues and messages are kept in an H2 file, each change on disk before it is answered. */
public final class QueueServer implements AutoCloseable {
    private static final Duration RESTORE = Duration.ofSeconds(30);

    /** Our shutdown hook closes it; its own would come too early. */
    private static final Config CONFIG = ConfigFactory.parseString(
                    "pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off")
            .withFallback(ConfigFactory.load());

    private final ActorSystem actors;
    private final SQSRestServer server;

    private QueueServer(ActorSystem actors, SQSRestServer server) {
        this.actors = actors;
        this.server = server;
    }

    /** Restores what {@code data} holds, then listens on a free port. */
    public static QueueServer start(Path data) {
        String uri = "jdbc:h2:file:" + data.toAbsolutePath().resolve("elasticmq") + ";WRITE_DELAY=0";
        SqlQueuePersistenceConfig database = new SqlQueuePersistenceConfig(true, "org.h2.Driver", uri, "", "", false);
        ActorSystem actors = ActorSystem.create("elasticmq", CONFIG);
        try {
            connect(database);
            ActorRef store = actors.actorOf(
                    Props.create(SqlQueuePersistenceActor.class, () -> new SqlQueuePersistenceActor(database, nil())));
            ActorRef queues = actors.actorOf(Props.create(
                    QueueManagerActor.class,
                    () -> new QueueManagerActor(new NowProvider(), StrictSQSLimits$.MODULE$, Option.apply(store))));
            Patterns.ask(store, new QueueEvent.Restore(queues), RESTORE)
                    .toCompletableFuture()
                    .join();
            SQSRestServer server = SQSRestServerBuilder.withActorSystem(actors)
                    .withQueueManagerActor(queues)
                    .withQueueEventListener(store)
                    .withInterface("127.0.0.1")
                    .withDynamicPort()
                    .start();
            server.waitUntilStarted();
            return new QueueServer(actors, server);
        } catch (RuntimeException e) {
            actors.terminate();
            throw new StartFailure(
                    "The queues in " + data + " could not be opened; if they are damaged, start clean with FRESH=1.",
                    e);
        }
    }

    /**
     * ElasticMQ connects once in a JVM and then, whatever it is told, keeps to that database: a second server after the first
     * would read and write the first one's folder.
     */
    private static void connect(SqlQueuePersistenceConfig database) {
        DB.initializeSingleton(database);
        ConnectionPoolSettings settings = ConnectionPool.singleton$default$4();
        ConnectionPool.singleton(
                database.uri(),
                database.username(),
                database.password(),
                settings,
                ConnectionPool.singleton$default$5(database.uri(), database.username(), database.password(), settings));
    }

    public URI endpoint() {
        return URI.create(
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
    }

    @Override
    public void close() {
        server.stopAndWait();
        actors.terminate();
        actors.getWhenTerminated().toCompletableFuture().join();
        ConnectionPool.closeAll();
    }

    @SuppressWarnings("unchecked") // Scala's empty list is a list of anything
    private static <T> scala.collection.immutable.List<T> nil() {
        return (scala.collection.immutable.List<T>) (scala.collection.immutable.List<?>) Nil$.MODULE$;
    }
}
