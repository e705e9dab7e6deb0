import { useSyncExternalStore } from 'react';
import { authorized, authorizedNow, keys } from '@/api';
import { send } from '@/api/client';
import { apiUrl } from '@/api/config';
import { queryClient } from '@/app/queryClient';

/**
 * Products on their way out. The server deletes at once and for good, so the call waits until nobody can undo any more:
 * until then a product is only hidden. Leaving the page carries the waiting ones out.
 */
class Deletions {
  #hidden: ReadonlySet<string> = new Set();
  readonly #waiting = new Set<string>();
  readonly #listeners = new Set<() => void>();

  constructor() {
    addEventListener('pagehide', () => {
      for (const id of this.#waiting) {
        void fetch(apiUrl(path(id)), { method: 'DELETE', headers: authorizedNow(), keepalive: true });
      }
      this.#waiting.clear();
    });
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = () => this.#hidden;

  hide(id: string) {
    this.#waiting.add(id);
    this.#set(new Set([...this.#hidden, id]));
  }

  undo(id: string) {
    this.#waiting.delete(id);
    this.#set(new Set([...this.#hidden].filter(other => other !== id)));
  }

  /** Throws what the API says; the product is then back. */
  async commit(id: string): Promise<void> {
    if (!this.#waiting.delete(id)) {
      return;
    }
    try {
      await authorized(headers => send(path(id), { method: 'DELETE', headers }));
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: keys.allProducts }),
        queryClient.invalidateQueries({ queryKey: keys.stats }),
      ]);
    } catch (error) {
      this.undo(id);
      throw error;
    }
  }

  #set(hidden: ReadonlySet<string>) {
    this.#hidden = hidden;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

const path = (id: string) => `/api/products/${encodeURIComponent(id)}`;

export const deletions = new Deletions();

/** Ids of the products that are to be shown no more. */
export const useDeleted = () => useSyncExternalStore(deletions.subscribe, deletions.snapshot);
