import type { Credentials } from './credentials';
import type { Store } from './queue';
import type { Batch } from './types';

const SESSION = 'adaptive-ads-session';
const TOKEN = 'adaptive-ads-token';
const UNSENT = 'adaptive-ads-unsent';

/** 60 random bits in the letters an id may have. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, byte => (byte & 31).toString(32)).join('');
}

export const newSession = (): Credentials => ({ session_id: `session_${Date.now()}_${randomId()}` });

/** This tab's session; never a cookie, never shared between tabs or visits. */
export function storedSession(): Credentials | undefined {
  const session_id = read(SESSION);
  const session_token = read(TOKEN);
  return session_id ? { session_id, ...(session_token && { session_token }) } : undefined;
}

export function rememberSession({ session_id, session_token }: Credentials): void {
  write(SESSION, session_id);
  session_token ? write(TOKEN, session_token) : remove(TOKEN);
}

/** Batches that outlive a reload of the tab. */
export const tabStore: Store = {
  load() {
    try {
      const batches: unknown = JSON.parse(read(UNSENT) ?? '[]');
      return Array.isArray(batches) ? (batches as Batch[]) : [];
    } catch {
      return [];
    }
  },
  save: batches => (batches.length ? write(UNSENT, JSON.stringify(batches)) : remove(UNSENT)),
};

/** Nothing of the visitor stays in the tab. */
export function forget(): void {
  remove(SESSION);
  remove(TOKEN);
  remove(UNSENT);
}

// Storage may be blocked or full: then the session is one in memory.
function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    remove(key);
  }
}

function remove(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // there was nothing to remove
  }
}
