import { expect, it } from 'vitest';
import { countUntil, marksOf } from './playback';

const mark = (t: number) => ({ t, x: 1, y: 2, intensity: 1, type: 'hover' });

it('marks come in the order they happened, whatever order they were answered in', () => {
  const heat = { heatmap: [mark(30), mark(10), { x: 0, y: 0, intensity: 1, type: 'click' }, mark(20)] };
  expect(marksOf(heat).map(({ t }) => t)).toEqual([10, 20, 30]);
});

it('a mark is there from its own moment on', () => {
  const marks = [10, 20, 20, 30].map(mark);
  expect([9, 10, 19, 20, 29, 30, 99].map(t => countUntil(marks, t))).toEqual([0, 1, 1, 3, 3, 4, 4]);
  expect(countUntil([], 5)).toBe(0);
});
