import type { Generation } from '@/api';

export const STAGES = ['queue', 'scene', 'paint', 'compose'] as const;
export type Stage = (typeof STAGES)[number];

/** The share of a job that is done once its backgrounds are painted; the rest is composing. */
const PAINTED = 0.7;

/** Where a generation is; undefined when none is under way. */
export function stageOf({ status, progress = 0 }: Generation): Stage | undefined {
  switch (status) {
    case 'queued':
      return 'queue';
    case 'running':
      return progress <= 0 ? 'scene' : progress < PAINTED ? 'paint' : 'compose';
    case 'idle':
    case 'failed':
      return undefined;
  }
}
