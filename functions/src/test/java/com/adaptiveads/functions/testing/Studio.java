package com.adaptiveads.functions.testing;

import com.adaptiveads.events.api.Composition;
import com.adaptiveads.events.api.Product.Status;
import com.adaptiveads.events.job.ComposeJob;
import com.adaptiveads.events.job.Heartbeat;
import com.adaptiveads.events.json.Fields;
import com.adaptiveads.events.store.CompositionId;
import com.adaptiveads.events.store.CompositionItem;
import com.adaptiveads.functions.generation.Generator;
import com.adaptiveads.functions.generation.Hotspots;
import com.adaptiveads.functions.track.Tracker;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Everything a session's generations are made with, in memory, with two ready products and one that is not. */
public final class Studio {
    public static final String SNEAKER = "a".repeat(24);
    public static final String BOTTLE = "b".repeat(24);
    public static final String UNFINISHED = "c".repeat(24);

    public final TestClock clock = new TestClock();
    public final MemoryTable table = new MemoryTable();
    public final SentJobs jobs = new SentJobs();
    public final MemoryDeliveries deliveries = new MemoryDeliveries();
    public final MemoryProducts products = new MemoryProducts()
            .with(UNFINISHED, Status.SEGMENTING)
            .with(SNEAKER, Status.READY)
            .with(BOTTLE, Status.READY);
    public final Hotspots hotspots = new Hotspots(table.sessions(), clock);
    public final Tracker tracker = new Tracker(table.sessions(), clock, failures -> {});
    public Optional<Heartbeat> heartbeat = Optional.empty();

    public Generator generator() {
        return new Generator(table.generations(), products, hotspots, jobs, clock, Edges.log());
    }

    public void track(Fields body) {
        tracker.track(Events.request(body));
    }

    /** Ninety seconds of it, ending now. */
    public void attention() {
        track(Events.attention("attention-" + clock.millis(), clock.millis()));
    }

    public ComposeJob lastJob() {
        return (ComposeJob) jobs.all().getLast();
    }

    /** What the worker does with a job. */
    public List<Composition> compose(ComposeJob job) {
        List<Composition> made = IntStream.range(0, job.count())
                .mapToObj(n -> new Composition(
                        new CompositionId(job.productId(), job.jobId(), n).toString(),
                        CompositionItem.ownerSession(job.sessionId().orElseThrow()),
                        job.productId(),
                        job.jobId(),
                        n,
                        job.createdAtMs(),
                        "warm bokeh",
                        "studio+palette+procedural",
                        job.hotspot(),
                        1024,
                        1024,
                        "centred on the hotspot"))
                .toList();
        made.forEach(deliveries::store);
        return made;
    }
}
