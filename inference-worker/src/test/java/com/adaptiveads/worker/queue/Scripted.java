package com.adaptiveads.worker.queue;

import com.adaptiveads.events.api.Product.Problem;
import com.adaptiveads.events.job.Job;
import com.adaptiveads.events.job.SegmentJob;
import com.adaptiveads.worker.job.JobRunner;
import com.adaptiveads.worker.job.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Jobs that do what a test says, by the order of their runs, and a record of all that happened. */
final class Scripted implements JobRunner, JobListener {
    /** One run of a job. */
    interface Step {
        Outcome run() throws InterruptedException;
    }

    static final Step DONE = Outcome.Done::new;

    final BlockingQueue<JobReport> reports = new LinkedBlockingQueue<>();
    final List<String> gaveUp = new CopyOnWriteArrayList<>();
    final List<String> troubles = new CopyOnWriteArrayList<>();
    private final Map<String, BlockingQueue<Step>> scripts = new ConcurrentHashMap<>();
    /** Deliveries that began and have not ended. */
    final AtomicInteger underWay = new AtomicInteger();

    private final Map<String, Integer> runs = new ConcurrentHashMap<>();

    static String message(String jobId) {
        return new SegmentJob(jobId, 1, "p", "originals/p.jpg", "shoe", Optional.empty(), Optional.empty()).message();
    }

    /** What the job does on its first run, its second …; done at once after that. */
    void script(String jobId, Step... steps) {
        scripts.put(jobId, new LinkedBlockingQueue<>(List.of(steps)));
    }

    int runs(String jobId) {
        return runs.getOrDefault(jobId, 0);
    }

    @Override
    public Outcome run(Job job) {
        runs.merge(job.jobId(), 1, Integer::sum);
        BlockingQueue<Step> steps = scripts.get(job.jobId());
        Step step = steps == null ? null : steps.poll();
        try {
            return (step == null ? DONE : step).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void giveUp(Job job, Problem problem) {
        gaveUp.add(job.jobId() + ": " + problem.code());
    }

    @Override
    public void began() {
        underWay.incrementAndGet();
    }

    @Override
    public void ended(JobReport report) {
        underWay.decrementAndGet();
        reports.add(report);
    }

    @Override
    public void trouble(String sentence, Throwable cause) {
        troubles.add(sentence);
    }

    JobReport.Ending next() throws InterruptedException {
        return reports.take().ending();
    }
}
