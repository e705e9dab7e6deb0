package com.adaptiveads.functions.status;

import com.adaptiveads.events.job.Heartbeat;
import java.util.Optional;

/** What the workers last said of themselves. */
public interface Heartbeats {
    /** Of all workers' heartbeats the newest, however old. */
    Optional<Heartbeat> newest();
}
