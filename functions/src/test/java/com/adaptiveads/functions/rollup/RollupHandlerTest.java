package com.adaptiveads.functions.rollup;

import static com.adaptiveads.functions.testing.Events.SESSION;
import static com.adaptiveads.functions.testing.Events.batch;
import static com.adaptiveads.functions.testing.Events.click;
import static com.adaptiveads.functions.testing.Events.hover;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.adaptiveads.events.json.Fields;
import com.adaptiveads.functions.aws.StreamChanges;
import com.adaptiveads.functions.engagement.BatchContent;
import com.adaptiveads.functions.engagement.Funnel;
import com.adaptiveads.functions.session.StoredSession;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.MemoryTotals;
import com.adaptiveads.functions.testing.NoContext;
import com.adaptiveads.functions.testing.Samples;
import com.adaptiveads.functions.testing.StreamRecords;
import com.adaptiveads.functions.testing.Studio;
import com.adaptiveads.functions.totals.CreativeEngagement;
import com.adaptiveads.functions.totals.CreativeHeat.Cell;
import com.adaptiveads.functions.totals.Period;
import com.adaptiveads.functions.totals.Series;
import com.adaptiveads.functions.totals.Stats;
import com.adaptiveads.functions.totals.Totals;
import com.adaptiveads.functions.totals.Visits;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RollupHandlerTest {
    private final Studio studio = new Studio();
    private final MemoryTotals totals = new MemoryTotals();
    private final RollupHandler handler = new RollupHandler(new Rollup(totals, Edges.log()), StreamChanges::of);
    private final StreamRecords stream = new StreamRecords();

    @Test
    void aNewSessionCountsWithWhatItBrings() {
        DynamodbStreamRecord first = sessionAfter(batch("b1", click(1, 2, now()), hover(3_000, now())));

        deliver(first);

        assertEquals(new Stats(1, 1, 0, 3_000, 0, 0, 0, 0, Visits.NONE), totals.stats());
    }

    @Test
    void aKnownSessionCountsWithWhatIsNew() {
        DynamodbStreamRecord first = sessionAfter(batch("b1", click(1, 2, now()), hover(3_000, now())));
        DynamodbStreamRecord second = sessionAfter(batch("b2", click(1, 2, now()), hover(4_000, now())));

        deliver(first, second);

        assertEquals(new Stats(1, 2, 0, 4_000, 0, 0, 0, 0, Visits.NONE), totals.stats());
    }

    @Test
    void recordsDeliveredTwiceCountOnce() {
        DynamodbStreamRecord record = sessionAfter(batch("b1", click(1, 2, now())));

        deliver(record, record);
        deliver(record);

        assertEquals(1, totals.stats().clicks());
    }

    @Test
    void anExpiredSessionStaysCounted() {
        deliver(sessionAfter(batch("b1", click(1, 2, now()))));
        deliver(stream.sessionRemoved(SESSION));

        assertEquals(1, totals.stats().sessions());
    }

    @Test
    void claimsCountAsGenerationsAndTheirProgressDoesNot() {
        deliver(stream.generation(SESSION, 0, 1), stream.generation(SESSION, 1, 1), stream.generation(SESSION, 1, 2));

        assertEquals(2, totals.stats().generations());
    }

    @Test
    void productsAndCompositionsComeAndGo() {
        deliver(
                stream.product("INSERT", Studio.SNEAKER),
                stream.product("MODIFY", Studio.SNEAKER),
                stream.product("INSERT", Studio.BOTTLE),
                stream.composition("INSERT", "0"),
                stream.composition("INSERT", "1"),
                stream.composition("MODIFY", "1"),
                stream.composition("REMOVE", "0"),
                stream.product("REMOVE", Studio.SNEAKER));

        assertEquals(1, totals.stats().products());
        assertEquals(1, totals.stats().compositions());
    }

    @Test
    void impressionsHoversAndClicksOfABatchMakeTheFunnelOfWhatItWasAboutOnce() {
        DynamodbStreamRecord record = stream.batch(
                SESSION, new BatchContent(List.of(), new TreeMap<>(Map.of(Studio.SNEAKER, new Funnel(5, 2, 900, 1)))));

        deliver(record, stream.seen(SESSION));
        deliver(record);

        assertEquals(
                Map.of(
                        Studio.SNEAKER,
                        new CreativeEngagement(new Funnel(5, 2, 900, 1), new Visits(1, 1, 1)),
                        Studio.BOTTLE,
                        CreativeEngagement.NONE),
                totals.engagements(List.of(Studio.SNEAKER, Studio.BOTTLE)));
        assertEquals(5, totals.stats().impressions());
    }

    @Test
    void aVisitTakesEachStepOnceHoweverManyBatchesTellOfIt() {
        deliver(
                funnel("s1", new Funnel(1, 0, 0, 0)),
                funnel("s1", new Funnel(0, 30, 60_000, 0)),
                funnel("s1", new Funnel(0, 30, 60_000, 9)),
                funnel("s2", new Funnel(2, 0, 0, 0)),
                funnel("s3", new Funnel(0, 0, 0, 1))); // what told that it was seen was lost

        assertEquals(
                new Visits(3, 2, 2),
                Objects.requireNonNull(
                                totals.engagements(List.of(Studio.SNEAKER)).get(Studio.SNEAKER))
                        .visits());
        assertEquals(new Visits(3, 2, 2), totals.stats().visits());
    }

    @Test
    void aVisitThatCouldNotBeCountedIsCountedWhenTheChangeComesAgain() {
        DynamodbStreamRecord record = funnel("s1", new Funnel(1, 0, 0, 1));
        totals.failAfter(2, new IllegalStateException("throttled"));

        assertEquals(1, deliver(record).size());
        assertEquals(0, deliver(record).size());

        assertEquals(new Visits(1, 1, 1), totals.stats().visits());
        assertEquals(1, totals.stats().impressions());
    }

    private DynamodbStreamRecord funnel(String session, Funnel funnel) {
        return stream.batch(session, new BatchContent(List.of(), new TreeMap<>(Map.of(Studio.SNEAKER, funnel))));
    }

    @Test
    void aChangeCountsInTheHourTheTableTookIt() {
        deliver(sessionAfter(batch("b1", click(1, 2, now()), hover(3_000, now()))));
        long hour = Period.HOUR.start(StreamRecords.AT_MS);
        Series series = totals.series(new Series.Range(Period.HOUR, hour, hour + 3_600_000));
        Series before = totals.series(new Series.Range(Period.HOUR, hour - 3_600_000, hour));

        assertTrue(series.toJson().toString().contains("sessions=1, clicks=1, hovers=0"), series::toString);
        assertTrue(before.toJson().toString().contains("sessions=0, clicks=0, hovers=0"), before::toString);
    }

    @Test
    void aRecordNobodyCanReadIsSetAsideAndThoseBehindItCount() {
        List<BatchItemFailure> failures =
                deliver(stream.garbage(SESSION), sessionAfter(batch("b1", click(1, 2, now()))));

        assertEquals(List.of(), failures);
        assertEquals(1, totals.stats().clicks());
    }

    @Test
    void aRecordTheStoreNeverTakesIsSetAside() {
        totals.failNext(new Totals.Refused(new IllegalArgumentException("too large")));

        List<BatchItemFailure> failures =
                deliver(stream.product("INSERT", Studio.SNEAKER), stream.product("INSERT", Studio.BOTTLE));

        assertEquals(List.of(), failures);
        assertEquals(1, totals.stats().products());
    }

    @Test
    void fromAFailureOnTheRecordsComeAgainAndCountOnce() {
        DynamodbStreamRecord first = stream.product("INSERT", "1".repeat(24));
        DynamodbStreamRecord second = stream.product("INSERT", "2".repeat(24));
        DynamodbStreamRecord third = stream.product("INSERT", "3".repeat(24));
        deliver(first);
        totals.failNext(new IllegalStateException("throttled"));

        List<BatchItemFailure> failures = deliver(second, third);

        assertEquals(
                second.getDynamodb().getSequenceNumber(), failures.getFirst().getItemIdentifier());
        assertEquals(1, failures.size());
        assertEquals(1, totals.stats().products());
        assertTrue(deliver(first, second, third).isEmpty());
        assertEquals(3, totals.stats().products());
    }

    @Test
    void takesWhatLambdaDelivers() {
        DynamodbEvent event = LambdaEventSerializers.serializerFor(
                        DynamodbEvent.class, getClass().getClassLoader())
                .fromJson(new ByteArrayInputStream(Samples.read("dynamodb-stream.json")));

        assertEquals(List.of(), handler.handleRequest(event, new NoContext()).getBatchItemFailures());

        assertEquals(new Stats(1, 0, 1, 15_000, 1, 1, 0, 0, Visits.NONE), totals.stats());
        Cell seen = totals.heat("0123456789abcdef01234567").cells().getFirst();
        assertEquals(new Cell(13, 11, 0, 1_000), seen);
    }

    private DynamodbStreamRecord sessionAfter(Fields batch) {
        StoredSession before = studio.table.sessions().find(SESSION);
        studio.track(batch);
        return stream.session(SESSION, before, studio.table.sessions().find(SESSION));
    }

    private long now() {
        return studio.clock.millis();
    }

    private List<BatchItemFailure> deliver(DynamodbStreamRecord... records) {
        DynamodbEvent event = new DynamodbEvent();
        event.setRecords(List.of(records));
        return handler.handleRequest(event, new NoContext()).getBatchItemFailures();
    }
}
