package com.adaptiveads.functions.track;

import static com.adaptiveads.functions.testing.Events.SESSION;
import static com.adaptiveads.functions.testing.Events.batch;
import static com.adaptiveads.functions.testing.Events.click;
import static com.adaptiveads.functions.testing.Events.event;
import static com.adaptiveads.functions.testing.Events.request;
import static com.adaptiveads.functions.testing.Events.single;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.adaptiveads.events.api.TrackRequest;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.json.Json;
import com.adaptiveads.events.json.JsonObject;
import com.adaptiveads.functions.testing.Call;
import com.adaptiveads.functions.testing.Call.Answer;
import com.adaptiveads.functions.testing.Edges;
import com.adaptiveads.functions.testing.MemoryTable;
import com.adaptiveads.functions.testing.Nowhere;
import com.adaptiveads.functions.testing.Samples;
import com.adaptiveads.functions.testing.TestClock;
import com.adaptiveads.functions.token.SessionAccess;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrackHandlerTest {
    private final TestClock clock = new TestClock();
    private final MemoryTable table = new MemoryTable();
    private final TrackHandler handler = TrackHandlers.of(new Tracker(table.sessions(), clock, failures -> {}));

    @Test
    void theRehearsalGoesTheWholeWayWithoutReachingForAnything() {
        Tracker real = new Tracker(table.sessions(), clock, failures -> {});
        Tracker rehearsing = Nowhere.wiring(clock).rehearsal().tracker();

        new TrackHandler(Edges.edge(), real, SessionAccess.OPEN, () -> rehearsing).rehearse();

        TrackRequest request = request(batch("b9", click(1, 2, clock.millis())));
        assertEquals(new Tracker.Result(1, 0), rehearsing.track(request));
        assertEquals(0, table.batches("priming"));
        assertEquals(0, table.batches(SESSION));
    }

    @Test
    void answersTheOriginalClientsSingleInteraction() {
        Answer answer = post(single(click("p1", clock.millis())));

        assertEquals(200, answer.status());
        assertEquals("tracked", answer.json().string("status"));
        assertEquals(1, answer.json().integer("accepted", 0, 100));
    }

    @Test
    void takesWhatBrowsersSend() {
        JsonObject batch =
                Call.to(handler, Samples.read("http-track-batch.json")).json();
        assertEquals(4, batch.integer("accepted", 0, 100));
        assertEquals(4, batch.objects("rejected", 100).getFirst().integer("index", 0, 100));
        assertEquals(1, Call.to(handler, Samples.read("http-track.json")).json().integer("accepted", 0, 100));
        assertEquals(
                200, Call.to(handler, Samples.read("http-track-beacon.json")).status());

        JsonObject again =
                Call.to(handler, Samples.read("http-track-batch.json")).json();
        assertEquals(0, again.integer("accepted", 0, 100));
        assertEquals(4, again.integer("duplicates", 0, 100));
    }

    @Test
    void takesPlainTextAsBeaconsSendIt() {
        Answer answer = Call.of("POST", "/api/track")
                .header("content-type", "text/plain;charset=UTF-8")
                .text(Json.string(batch("b1", click(1, 2, clock.millis())).map()))
                .to(handler);

        assertEquals(1, answer.json().integer("accepted", 0, 100));
    }

    @Test
    void listsTheBadEventsOfABatchAndCountsTheRest() {
        Answer answer = post(batch(
                "b1",
                click(1, 2, clock.millis()),
                event("hover", new Fields().with("duration", 700_000)),
                click(3, 4, clock.millis())));

        JsonObject body = answer.json();
        assertEquals(2, body.integer("accepted", 0, 100));
        JsonObject rejected = body.objects("rejected", 100).getFirst();
        assertEquals(1, rejected.integer("index", 0, 100));
        assertEquals("invalid_field", rejected.string("code"));
        assertEquals("events[1].data.duration must be between 0 and 600000.", rejected.string("error"));
    }

    @Test
    void aSingleBadEventIsRefusedNamingTheField() {
        Answer answer = post(single(event("click", new Fields().with("x", 1))));

        assertEquals(400, answer.status());
        assertEquals("invalid_field", answer.code());
    }

    @Test
    void withoutASessionNothingIsTracked() {
        Answer answer = post(new Fields().with("type", "click").with("data", new Fields().map()));

        assertEquals(400, answer.status());
        assertEquals("missing_field", answer.code());
        assertEquals("session_id is missing.", answer.json().string("error"));
    }

    @Test
    void moreThan64KilobytesAreTooMuch() {
        Answer answer =
                Call.of("POST", "/api/track").text(" ".repeat(65 * 1024)).to(handler);

        assertEquals(413, answer.status());
    }

    @Test
    void aSessionWrittenByTooManyAtOnceAsksToComeAgain() {
        Runnable[] intruder = new Runnable[1];
        Tracker other = new Tracker(table.sessions(), clock, failures -> {});
        int[] others = new int[1];
        intruder[0] = () -> {
            other.track(request(batch("other-" + others[0]++, click(1, 2, clock.millis()))));
            table.meanwhile(intruder[0]);
        };
        table.meanwhile(intruder[0]);

        Answer answer = post(batch("mine", click(1, 2, clock.millis())));

        assertEquals(429, answer.status());
        assertEquals("1", answer.header("retry-after"));
        assertEquals(0, table.sessions().find(SESSION + "x").version());
    }

    private Answer post(Fields body) {
        return Call.of("POST", "/api/track").json(body).to(handler);
    }

    @Test
    void whatCountedIsToldToCloudWatchAndARehearsalIsNot() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Tracker tracker = new Tracker(table.sessions(), clock, failures -> {});
        TrackHandler telling =
                new TrackHandler(Edges.edge(Edges.log(told)), tracker, SessionAccess.OPEN, () -> tracker);
        telling.rehearse();
        assertEquals("", told.toString(StandardCharsets.UTF_8));

        Call.of("POST", "/api/track")
                .json(batch("b1", click(1, 2, clock.millis()), click(3, 4, clock.millis()), Map.of("type", "dance")))
                .to(telling);

        JsonObject line = Json.object(told.toString(StandardCharsets.UTF_8).strip());
        assertEquals(2, line.integer("TrackedEvents", 0, 9));
        assertEquals(0, line.integer("DuplicateEvents", 0, 9));
        assertEquals(1, line.integer("RejectedEvents", 0, 9));
        assertEquals("request-1", line.string("request_id"));
    }
}
