import { useQuery } from '@tanstack/react-query';
import { call } from './client';
import { keys } from './keys';
import { sessionSchema, statsSchema, statusSchema } from './schemas';

export function useStats() {
  return useQuery({
    queryKey: keys.stats,
    queryFn: ({ signal }) => call(statsSchema, '/api/stats', { signal }),
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
    queryFn: ({ signal }) => call(sessionSchema, `/api/sessions/${encodeURIComponent(id)}`, { signal }),
    refetchInterval,
    retry: false,
  });
}
