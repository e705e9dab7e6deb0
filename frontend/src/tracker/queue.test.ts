import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FLUSH_MS, MOST_KEPT, Queue, type QueueOptions, type Reply, type Store, type Wire } from './queue';
import type { Batch, TrackEvent } from './types';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const event = (n: number): TrackEvent => ({ type: 'click', data: { id: `e${n}`, timestamp: n } });

/** Counts as the server does: a batch once, whoever brings it and however often. */
class Server implements Wire {
  readonly counted: string[] = [];
  readonly calls: Batch[] = [];
  /** What becomes of the next calls; 'lost-answer' arrives but the sender never learns it. */
  faults: (Reply | 'unreachable' | 'lost-answer')[] = [];
  #known = new Set<string>();

  async send(batch: Batch): Promise<Reply> {
    this.calls.push(batch);
    const fault = this.faults.shift();
    if (fault === 'unreachable') {
      throw new TypeError('fetch failed');
    }
    if (fault && fault !== 'lost-answer') {
      return fault;
    }
    this.#take(batch);
    if (fault) {
      throw new TypeError('connection reset');
    }
    return { is: 'taken' };
  }

  beacon(batch: Batch): void {
    this.#take(batch);
  }

  #take(batch: Batch): void {
    if (!this.#known.has(batch.batch_id)) {
      this.#known.add(batch.batch_id);
      this.counted.push(...batch.events.map(e => e.data.id));
    }
  }
}

function queue(wire: Wire, more: Partial<QueueOptions> = {}): Queue {
  let id = 0;
  return new Queue({ sessionId: 's', wire, newId: () => `b${id++}`, random: () => 0, ...more });
}

const ids = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `e${from + i}`);

describe('batching', () => {
  it('sends what there is 5 s after the first event', async () => {
    const server = new Server();
    const q = queue(server);
    q.add(event(0));
    await vi.advanceTimersByTimeAsync(FLUSH_MS - 1);
    expect(server.calls).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(server.counted).toEqual(['e0']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('sends at once at 20 events', async () => {
    const server = new Server();
    const q = queue(server);
    for (let n = 0; n < 20; n++) {
      q.add(event(n));
    }
    await vi.advanceTimersByTimeAsync(0);
    expect(server.calls).toHaveLength(1);
    expect(server.counted).toEqual(ids(20));
  });
});

describe('faults', () => {
  it('tries again under the same id with doubling, jittered waits', async () => {
    const server = new Server();
    server.faults = ['unreachable', 'unreachable', 'lost-answer'];
    const q = queue(server);
    q.add(event(0));
    await vi.advanceTimersByTimeAsync(FLUSH_MS);
    await vi.advanceTimersByTimeAsync(499);
    expect(server.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1); // half of 1 s: the jitter's lower end
    expect(server.calls).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.calls).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.calls.map(b => b.batch_id)).toEqual(['b0', 'b0', 'b0', 'b0']);
    expect(server.counted).toEqual(['e0']);
    expect(q.waiting).toBe(0);
  });

  it('waits as long as the server asks for', async () => {
    const server = new Server();
    server.faults = [{ is: 'later', waitMs: 30_000 }];
    const q = queue(server);
    q.add(event(0));
    await vi.advanceTimersByTimeAsync(FLUSH_MS + 29_999);
    expect(server.calls).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(server.counted).toEqual(['e0']);
  });

  it('drops what the server will never take and goes on with the rest', async () => {
    const server = new Server();
    server.faults = [{ is: 'refused' }];
    const settled = vi.fn();
    const q = queue(server, { settled });
    q.add(event(0));
    await q.flush();
    q.add(event(1));
    await q.flush();
    expect(server.counted).toEqual(['e1']);
    expect(settled.mock.calls.map(call => call[1])).toEqual([false, true]);
  });

  it('keeps a bounded number of events while nothing can be sent, the newest', async () => {
    const server = new Server();
    server.faults = Array.from({ length: 1000 }, () => 'unreachable' as const);
    const q = queue(server);
    for (let n = 0; n < MOST_KEPT + 500; n++) {
      q.add(event(n));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(q.waiting).toBeLessThanOrEqual(MOST_KEPT + 100);
    server.faults = [];
    await q.flush();
    expect(server.counted.at(-1)).toBe(`e${MOST_KEPT + 499}`);
    expect(new Set(server.counted).size).toBe(server.counted.length);
  });

  it('counts every event once whatever happens to the calls', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      let state = seed;
      const random = () => {
        state = (state * 48271) % 2147483647;
        return state / 2147483647;
      };
      const server = new Server();
      const fault = () =>
        (['unreachable', 'lost-answer', { is: 'later' }, { is: 'later', waitMs: 2000 }] as const)[
          Math.floor(random() * 4)
        ] ?? 'unreachable';
      server.faults = Array.from({ length: 12 }, fault);
      const q = queue(server, { random });
      for (let n = 0; n < 90; n++) {
        q.add(event(n));
        if (random() < 0.05) {
          q.leave(); // hidden, and back again
        }
        if (random() < 0.05) {
          void q.flush();
        }
        await vi.advanceTimersByTimeAsync(random() * 1500);
      }
      server.faults = [];
      await vi.advanceTimersByTimeAsync(300_000);
      expect(server.counted.toSorted(), `seed ${seed}`).toEqual(ids(90).toSorted());
      expect(q.waiting).toBe(0);
    }
  });
});

describe('leaving', () => {
  it('hands everything over, and a page that comes back does not count twice', async () => {
    const server = new Server();
    const q = queue(server);
    q.add(event(0));
    q.leave();
    expect(server.counted).toEqual(['e0']);
    await vi.advanceTimersByTimeAsync(FLUSH_MS);
    expect(server.counted).toEqual(['e0']);
    expect(q.waiting).toBe(0);
  });
});

describe('the store', () => {
  class Memory implements Store {
    batches: Batch[] = [];
    load = () => structuredClone(this.batches);
    save(batches: readonly Batch[]) {
      this.batches = structuredClone([...batches]);
    }
  }

  it('hands unsent batches on to the next page', async () => {
    const store = new Memory();
    const server = new Server();
    server.faults = ['unreachable'];
    const first = queue(server);
    first.keep(store);
    first.add(event(0));
    await first.flush();
    const second = queue(server);
    second.keep(store);
    await vi.advanceTimersByTimeAsync(0);
    expect(server.counted).toEqual(['e0']);
    expect(store.batches).toEqual([]);
  });

  it('forgets everything once consent is withdrawn', async () => {
    const store = new Memory();
    const server = new Server();
    server.faults = ['unreachable'];
    const q = queue(server);
    q.keep(store);
    q.add(event(0));
    await q.flush();
    q.add(event(1));
    q.close();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(server.counted).toEqual([]);
    expect(store.batches).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
