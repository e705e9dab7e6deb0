import type { Heatmap } from '@/api';

export interface Mark {
  readonly t: number;
  /** Pixels of the visitor's canvas. */
  readonly x: number;
  readonly y: number;
  readonly intensity: number;
  readonly type: string;
}

/** The marks of a session that have a time, oldest first. */
export function marksOf(heat: Heatmap): Mark[] {
  return heat.heatmap
    .flatMap(({ t, ...mark }) => (t === undefined ? [] : [{ ...mark, t }]))
    .sort((a, b) => a.t - b.t);
}

/** How many of the marks had happened by `t`. */
export function countUntil(marks: readonly Mark[], t: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.t ?? 0) <= t) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
