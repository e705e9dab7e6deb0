package com.adaptiveads.worker;

import com.adaptiveads.worker.ecs.TaskProtection;
import com.adaptiveads.worker.queue.JobListener;
import com.adaptiveads.worker.queue.JobReport;
import java.util.Optional;

/** Hears of jobs for the log and, where there is one, for ECS. */
record Watch(JobListener activity, Optional<TaskProtection> protection) implements JobListener {
    @Override
    public void began() {
        protection.ifPresent(TaskProtection::began);
    }

    @Override
    public void ended(JobReport report) {
        protection.ifPresent(TaskProtection::ended);
        activity.ended(report);
    }

    @Override
    public void trouble(String sentence, Throwable cause) {
        activity.trouble(sentence, cause);
    }
}
