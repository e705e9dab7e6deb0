import type { EventType, Place } from './types';

/** How often the pointer's place is read: moving it costs nothing in between. */
export const TICK_MS = 500;
/** A rest is told at the latest after this time, so that each second of looking weighs 1 in the heat. */
const LONGEST_MS = 1000;
/** A tick that comes later than this was throttled or slept through: nobody knows what was done. */
const LATEST_MS = 1500;
/** Canvas pixels within which the pointer rests. */
const REST_PX = 16;

type Emit = (type: EventType, place: Place, from: number, to: number) => void;

/** Turns places seen at ticks into rests with a duration. Each rest starts where the one before it ended. */
export class Attention {
  #emit: Emit;
  #place: Place | null = null;
  #since = 0;
  #last = 0;

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  /** @param place null when nobody looks: pointer away, page hidden or not focused, idle */
  tick(now: number, place: Place | null): void {
    const step = now - this.#last;
    if (!this.#place || !place || step < 0 || step > LATEST_MS) {
      this.end(place ? this.#last : Math.min(now, this.#last + TICK_MS));
      this.#since = now;
    } else if (!same(this.#place, place)) {
      this.#tell(this.#last);
    } else if (now - this.#since >= LONGEST_MS) {
      this.#tell(now);
    }
    this.#place = place;
    this.#last = now;
  }

  /** Nobody looks any more, since `now`. */
  end(now: number): void {
    if (this.#place) {
      this.#tell(now - this.#last > LATEST_MS ? this.#last : Math.max(now, this.#last));
      this.#place = null;
    }
  }

  #tell(to: number): void {
    if (this.#place && to > this.#since) {
      this.#emit(
        this.#place.product_id || this.#place.composition_id ? 'hover' : 'hover_canvas',
        this.#place,
        this.#since,
        to,
      );
    }
    this.#since = to;
  }
}

function same(a: Place, b: Place): boolean {
  return (
    a.product_id === b.product_id &&
    a.composition_id === b.composition_id &&
    (a.x === undefined) === (b.x === undefined) &&
    Math.hypot((a.x ?? 0) - (b.x ?? 0), (a.y ?? 0) - (b.y ?? 0)) <= REST_PX &&
    Math.hypot((a.u ?? 0) - (b.u ?? 0), (a.v ?? 0) - (b.v ?? 0)) <= 0.05
  );
}
