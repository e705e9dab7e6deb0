import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/api';

const TRIES = 3;

/** A refusal is final; only what might go better a second later is tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) =>
        failures < TRIES && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
    },
    mutations: { retry: false },
  },
});
