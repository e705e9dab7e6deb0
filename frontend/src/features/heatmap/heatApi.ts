import type { HeatSubject } from '@/api';
import { postInSession } from '@/api/client';
import { heatmapSchema } from '@/api/schemas';

export type HeatQuery = HeatSubject & {
  readonly type?: 'click' | 'hover';
  /** Epoch milliseconds; for a session only. */
  readonly from?: number;
};

export const heatmap = (query: HeatQuery, signal?: AbortSignal) =>
  postInSession(heatmapSchema, '/api/heatmap', query, signal);
