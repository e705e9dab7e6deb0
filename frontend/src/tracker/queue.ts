import type { Batch, TrackEvent } from './types';

export const FLUSH_MS = 5000;
export const FLUSH_AT = 20;
/** The API's limit; only reached while nothing can be sent. */
const MOST_IN_BATCH = 100;
/** What is kept while nothing can be sent; the oldest batch goes first. */
export const MOST_KEPT = 2000;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;

/** `taken` also when the server knew it; `refused` will never be taken; `later` may be, after `waitMs`. */
export type Reply = { is: 'taken' } | { is: 'refused' } | { is: 'later'; waitMs?: number };

export interface Wire {
  /** Rejects when the server could not be reached. */
  send(batch: Batch): Promise<Reply>;
  /** Hands a batch over while the page goes away; nobody will say whether it arrived. */
  beacon(batch: Batch): void;
}

/** Where unsent batches outlive the page, if the visitor allows. */
export interface Store {
  load(): Batch[];
  save(batches: readonly Batch[]): void;
}

export interface QueueOptions {
  readonly sessionId: string;
  readonly wire: Wire;
  readonly newId: () => string;
  readonly random?: () => number;
  /** After a batch was taken, refused or dropped. */
  readonly settled?: (batch: Batch, taken: boolean) => void;
}

/**
 * Sends events in batches, in order, one at a time. A batch stays until the server answers for it, so that it is sent at
 * least once; it never changes, so that the server counts it at most once.
 */
export class Queue {
  #options: QueueOptions;
  #pending: TrackEvent[] = [];
  #batches: Batch[] = [];
  #store: Store | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #sending = false;
  #closed = false;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** Keeps unsent batches there from now on, and sends what is there from before; undefined keeps them nowhere. */
  keep(store: Store | undefined): void {
    this.#store = store;
    const known = new Set(this.#batches.map(batch => batch.batch_id));
    this.#batches.push(...(store?.load() ?? []).filter(batch => !known.has(batch.batch_id)));
    store?.save(this.#batches);
    if (this.#batches.length && !this.#sending) {
      this.#wake(0);
    }
  }

  /** Events that the server has not answered for. */
  get waiting(): number {
    return this.#batches.reduce((sum, batch) => sum + batch.events.length, this.#pending.length);
  }

  add(event: TrackEvent): void {
    this.#pending.push(event);
    const stuck = this.#failures > 0;
    if (this.#pending.length >= (stuck ? MOST_IN_BATCH : FLUSH_AT)) {
      this.#cut();
      if (!stuck) {
        void this.#send();
      }
    } else if (this.#timer === undefined && !this.#sending) {
      this.#wake(FLUSH_MS);
    }
  }

  /** Sends what there is now, whatever failed before: the browser is online again, or somebody asks. */
  flush(): Promise<void> {
    this.#cut();
    return this.#send();
  }

  /** The page is about to go. What is handed over stays in line: should the page come back, it is sent again. */
  leave(): void {
    this.#cut();
    for (const batch of this.#batches) {
      this.#options.wire.beacon(batch);
    }
  }

  /** Forgets everything, also in the store: consent was withdrawn. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#pending = [];
    this.#batches = [];
    this.#store?.save([]);
  }

  #cut(): void {
    if (!this.#pending.length || this.#closed) {
      return;
    }
    const { sessionId, newId } = this.#options;
    this.#batches.push({
      session_id: sessionId,
      batch_id: newId(),
      events: this.#pending.splice(0, MOST_IN_BATCH),
    });
    while (this.#batches.length > 1 && this.waiting > MOST_KEPT) {
      // the one on its way is not dropped, it may have arrived
      this.#settle(this.#sending ? 1 : 0, false);
    }
    this.#store?.save(this.#batches);
  }

  #settle(index: number, taken: boolean): void {
    const [batch] = this.#batches.splice(index, 1);
    if (batch) {
      this.#options.settled?.(batch, taken);
    }
  }

  async #send(): Promise<void> {
    if (this.#sending || this.#closed) {
      return;
    }
    this.#sending = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    let wait: number | undefined;
    while (wait === undefined && this.#batches[0]) {
      wait = await this.#attempt(this.#batches[0]);
    }
    this.#sending = false;
    if (wait !== undefined) {
      this.#wake(wait);
    } else if (this.#pending.length) {
      this.#wake(FLUSH_MS);
    }
  }

  /** Milliseconds until the next try; undefined when the batch is settled. */
  async #attempt(batch: Batch): Promise<number | undefined> {
    const reply = await this.#options.wire.send(batch).catch((): Reply => ({ is: 'later' }));
    if (this.#closed) {
      return undefined;
    }
    if (reply.is === 'later') {
      const backOff = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures++);
      const jitter = 0.5 + (this.#options.random ?? Math.random)() / 2;
      return Math.max(reply.waitMs ?? 0, backOff * jitter);
    }
    this.#failures = 0;
    this.#settle(this.#batches.indexOf(batch), reply.is === 'taken');
    this.#store?.save(this.#batches);
    return undefined;
  }

  #wake(afterMs: number): void {
    clearTimeout(this.#timer);
    if (!this.#closed) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        void this.flush();
      }, afterMs);
    }
  }
}
