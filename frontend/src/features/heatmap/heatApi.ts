import type { HeatSubject } from '@/api';
import { post } from '@/api/client';
import { heatmapSchema } from '@/api/schemas';

export type HeatQuery = HeatSubject & {
  readonly type?: 'click' | 'hover';
  /** Epoch milliseconds; for a session only. */
  readonly from?: number;
};

export const heatmap = (query: HeatQuery, signal?: AbortSignal) =>
  post(heatmapSchema, '/api/heatmap', query, signal);
