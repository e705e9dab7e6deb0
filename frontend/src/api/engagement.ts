import { useMutation, useQuery } from '@tanstack/react-query';
import { postInSession } from './client';
import { type HeatSubject, keys } from './keys';
import { analysisSchema, heatmapSchema, type Placed, trackedSchema, variationsSchema } from './schemas';

type Canvas = { width: number; height: number };

/** Refetched by the caller: the board decides how often. */
export function useHeatmap(subject: HeatSubject | undefined, refetchInterval: number | false = false) {
  return useQuery({
    queryKey: keys.heatmap(subject ?? { session_id: '' }),
    queryFn: ({ signal }) => postInSession(heatmapSchema, '/api/heatmap', subject, signal),
    enabled: subject !== undefined,
    refetchInterval,
  });
}

export function analyze(
  body: { session_id: string; layout: Placed[]; canvas: Canvas },
  options: { since?: number; signal?: AbortSignal } = {},
) {
  const since = options.since === undefined ? '' : `&since=${options.since}`;
  return postInSession(analysisSchema, `/api/analyze?base64=false${since}`, body, options.signal);
}

/** What the tracking library hands over; its answer tells what counted. */
export function track(batch: { session_id: string; batch_id: string; events: unknown[] }) {
  return postInSession(trackedSchema, '/api/track', batch);
}

export function useVariations() {
  return useMutation({
    mutationFn: (wish: {
      session_id: string;
      product_id?: string;
      x?: number;
      y?: number;
      canvas?: Canvas;
    }) => postInSession(variationsSchema, '/api/variations', wish),
  });
}
