import type { Reply, Wire } from './queue';

const GIVE_UP_MS = 30_000;

/** A string body is `text/plain`: no preflight from another site, and just what a beacon sends. */
export function httpWire(url: string): Wire {
  const post = (body: string, options: RequestInit) =>
    fetch(url, { method: 'POST', body, credentials: 'omit', ...options });
  return {
    send: async batch =>
      reply(await post(JSON.stringify(batch), { signal: AbortSignal.timeout(GIVE_UP_MS) })),
    beacon(batch) {
      const body = JSON.stringify(batch);
      if (!navigator.sendBeacon?.(url, body)) {
        post(body, { keepalive: true }).catch(() => undefined); // over the browser's quota; kept if storing is allowed
      }
    },
  };
}

function reply(response: Response): Reply {
  const { ok, status } = response;
  if (ok) {
    return { is: 'taken' };
  }
  if (status >= 500 || status === 408 || status === 429) {
    const seconds = Number(response.headers.get('retry-after'));
    return seconds > 0 ? { is: 'later', waitMs: seconds * 1000 } : { is: 'later' };
  }
  return { is: 'refused' };
}
