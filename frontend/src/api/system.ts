import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { authorized } from './access';
import { call, query, sessionHeaders } from './client';
import { keys } from './keys';
import { sessionSchema, statsSchema, statusSchema } from './schemas';

export interface Period {
  readonly bucket: 'hour' | 'day';
  readonly from: number;
  readonly to: number;
}

const FOLLOW_MS = 10_000;

/** Totals, and what was counted in each bucket of the period. */
export function useStats(period: Period) {
  return useQuery({
    queryKey: [...keys.stats, period],
    queryFn: ({ signal }) =>
      authorized(headers => call(statsSchema, `/api/stats${query({ ...period })}`, { headers, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: FOLLOW_MS,
  });
}

/** What runs behind the API: the worker's engines, by its last heartbeat. */
export function useStatus() {
  return useQuery({
    queryKey: keys.status,
    queryFn: ({ signal }) => call(statusSchema, '/', { headers: { accept: 'application/json' }, signal }),
    refetchInterval: 30_000,
  });
}

export function useSession(id: string, refetchInterval: number | false = false) {
  return useQuery({
    queryKey: keys.session(id),
    queryFn: ({ signal }) =>
      call(sessionSchema, `/api/sessions/${encodeURIComponent(id)}`, { headers: sessionHeaders(), signal }),
    refetchInterval,
    retry: false,
  });
}
