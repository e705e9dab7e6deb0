import type { Store } from './queue';
import type { Batch } from './types';

const SESSION = 'adaptive-ads-session';
const UNSENT = 'adaptive-ads-unsent';

/** 60 random bits in the letters an id may have. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, byte => (byte & 31).toString(32)).join('');
}

export const newSession = () => `session_${Date.now()}_${randomId()}`;

/** This tab's session; never a cookie, never shared between tabs or visits. */
export const storedSession = () => read(SESSION);
export const rememberSession = (id: string) => write(SESSION, id);

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
