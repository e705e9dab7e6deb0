import type { Credentials } from './credentials';
import type { Reply, Wire } from './queue';
import type { Batch } from './types';

const GIVE_UP_MS = 30_000;

/**
 * A string body is `text/plain`: no preflight from another site, and just what a beacon sends. Who it is for is said in the
 * body as it leaves, since a beacon has no headers and a session may be given anew.
 *
 * @param renew gets the credentials that were turned away
 */
export function httpWire(
  url: string,
  who: () => Credentials,
  renew: (refused: Credentials) => Promise<void>,
): Wire {
  const text = (batch: Batch, by: Credentials) => JSON.stringify({ ...batch, ...by });
  const post = (body: string, options: RequestInit) =>
    fetch(url, { method: 'POST', body, credentials: 'omit', ...options });
  return {
    async send(batch) {
      const by = who();
      const response = await post(text(batch, by), { signal: AbortSignal.timeout(GIVE_UP_MS) });
      if (await turnedAway(response)) {
        await renew(by);
        return { is: 'later' };
      }
      return reply(response);
    },
    beacon(batch) {
      const body = text(batch, who());
      if (!navigator.sendBeacon?.(url, body)) {
        post(body, { keepalive: true }).catch(() => undefined); // over the browser's quota; kept if storing is allowed
      }
    },
  };
}

/** For want of a token: nothing was counted, so that the batch may be sent for another session. */
async function turnedAway(response: Response): Promise<boolean> {
  return (
    (response.status === 401 || response.status === 403) &&
    (await response.text()).includes('"session_token_')
  );
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
