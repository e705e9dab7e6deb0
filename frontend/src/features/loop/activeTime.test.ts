import { describe, expect, it } from 'vitest';
import type { Batch } from '@/tracker';
import { activeNow, KnownTime } from './activeTime';
import { stageOf } from './stages';

describe('active time on the clock', () => {
  it('goes on smoothly while the server learns of it', () => {
    const known = new KnownTime();
    const batch = (from: number, to: number): Batch => ({
      session_id: 's',
      batch_id: `b${from}`,
      events: [
        { type: 'hover', data: { id: `e${from}`, timestamp: to, duration: to - from } },
        { type: 'impression', data: { id: `i${from}`, timestamp: to, duration: 999 } },
        { type: 'click', data: { id: `c${from}`, timestamp: to, duration: 999, trusted: false } },
      ],
    });
    expect(activeNow(undefined, 4000)).toBe(4000);
    known.taken(batch(0, 5000));
    expect(activeNow({ activeMs: 5000, knownMs: known.activeMs }, 7000)).toBe(7000);
    known.taken(batch(5000, 10_000));
    expect(activeNow({ activeMs: 10_000, knownMs: known.activeMs }, 10_000)).toBe(10_000);
  });

  it('starts anew when the server spent it on a generation', () => {
    expect(activeNow({ activeMs: 0, knownMs: 45_000 }, 47_500)).toBe(2500);
  });

  it('adds to what a visit had before this page', () => {
    expect(activeNow({ activeMs: 30_000, knownMs: 0 }, 1000)).toBe(31_000);
  });
});

it('a generation is told by stages', () => {
  expect(stageOf({ status: 'queued' })).toBe('queue');
  expect(stageOf({ status: 'running', progress: 0 })).toBe('scene');
  expect(stageOf({ status: 'running', progress: 0.4 })).toBe('paint');
  expect(stageOf({ status: 'running', progress: 0.8 })).toBe('compose');
  expect(stageOf({ status: 'idle' })).toBeUndefined();
  expect(stageOf({ status: 'failed' })).toBeUndefined();
});
