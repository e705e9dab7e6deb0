import { useQuery } from '@tanstack/react-query';
import type { HeatSubject } from '@/api';
import type { HeatType } from './BoardHeat';
import { heatmap } from './heatApi';

const FRESH_MS = 10_000;

/** Everybody's heat in one creative, in fractions of its box. */
export function useCreativeHeat(subject: HeatSubject, type: HeatType = 'both') {
  const query = { ...subject, ...(type !== 'both' && { type }) };
  return useQuery({
    queryKey: ['heatmap', query],
    queryFn: ({ signal }) => heatmap(query, signal),
    staleTime: FRESH_MS,
  });
}
