/** Active time as the server counts it: the union of the intervals in which something was done, never their sum. */
export class ActivityClock {
  #intervals: [start: number, end: number][] = [];
  #settled = 0;

  /** Epoch milliseconds; an interval that does not end after it starts adds nothing. */
  add(start: number, end: number): void {
    if (!(end > start)) {
      return;
    }
    const kept: [number, number][] = [];
    for (const [from, to] of this.#intervals) {
      if (to < start || from > end) {
        kept.push([from, to]);
      } else {
        start = Math.min(start, from);
        end = Math.max(end, to);
      }
    }
    kept.push([start, end]);
    kept.sort((a, b) => a[0] - b[0]);
    if (kept.length > 64) {
      const [[from, to]] = kept.splice(0, 1) as [[number, number]];
      this.#settled += to - from;
    }
    this.#intervals = kept;
  }

  get activeMs(): number {
    return this.#intervals.reduce((sum, [from, to]) => sum + to - from, this.#settled);
  }
}
