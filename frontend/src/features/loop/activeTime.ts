import type { Batch, TrackEvent } from '@/tracker';
import { ActivityClock } from '@/tracker/clock';

/** What the server said of active time, and how much of this page's time it knew then. */
export interface Said {
  readonly activeMs: number;
  readonly knownMs: number;
}

/** The intervals a batch tells of, as the server counts them. */
function intervals(events: readonly TrackEvent[]): [number, number][] {
  return events
    .filter(({ type, data }) => type !== 'impression' && data.trusted !== false && data.duration)
    .map(({ data }) => [data.timestamp - (data.duration ?? 0), data.timestamp]);
}

/** How much of what this page measured the server has answered for. */
export class KnownTime {
  #clock = new ActivityClock();

  taken(batch: Batch): void {
    for (const [from, to] of intervals(batch.events)) {
      this.#clock.add(from, to);
    }
  }

  get activeMs(): number {
    return this.#clock.activeMs;
  }
}

/** The server's active time, and what this page has measured on top that the server does not know yet. */
export function activeNow(said: Said | undefined, measuredMs: number): number {
  return Math.max(0, (said?.activeMs ?? 0) + measuredMs - (said?.knownMs ?? 0));
}
