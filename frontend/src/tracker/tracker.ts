import { Attention, TICK_MS } from './attention';
import { ActivityClock } from './clock';
import { effective } from './consent';
import { type Credentials, createdSession } from './credentials';
import { Impressions } from './impressions';
import { Pointer } from './pointer';
import { Queue } from './queue';
import { forget, newSession, randomId, rememberSession, storedSession, tabStore } from './session';
import type { Batch, Consent, EventType, Place, TrackEvent } from './types';
import { httpWire } from './wire';

export interface TrackerOptions {
  /** Absolute or relative URL of `/api/track`. */
  readonly url: string;
}

/** What the tracker did: an event was measured; a batch was settled; consent changed. */
export type Notice =
  | { readonly is: 'event'; readonly event: TrackEvent }
  | { readonly is: 'settled'; readonly batch: Batch; readonly taken: boolean }
  | { readonly is: 'consent'; readonly consent: Consent };

/** What runs between a yes and the next no. */
class Measuring {
  readonly clock = new ActivityClock();
  readonly queue: Queue;
  #attention = new Attention((type, place, from, to) => this.#looked(type, place, from, to));
  #impressions = new Impressions(place => this.#add('impression', place, Date.now()));
  #pointer = new Pointer((type, place, trusted, durationMs) => this.#acted(type, place, trusted, durationMs));
  #prefix = randomId().slice(0, 7);
  #count = 0;
  #who: Credentials;
  #url: string;
  #stored = false;
  #renewing: Promise<void> | undefined;
  #notify: (notice: Notice) => void;
  #timer: ReturnType<typeof setInterval>;
  #stop = new AbortController();

  constructor(url: string, stored: boolean, notify: (notice: Notice) => void) {
    this.#who = (stored && storedSession()) || newSession();
    this.#url = url;
    this.#notify = notify;
    this.queue = new Queue({
      sessionId: this.#who.session_id,
      wire: httpWire(
        url,
        () => this.#who,
        refused => this.renew(refused.session_token),
      ),
      newId: randomId,
      settled: (batch, taken) => notify({ is: 'settled', batch, taken }),
    });
    this.store(stored);
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    const { signal } = this.#stop;
    addEventListener('online', () => void this.queue.flush(), { signal });
    addEventListener('blur', () => this.#away(), { signal });
    addEventListener('pagehide', () => this.#leave(), { signal });
    document.addEventListener(
      'visibilitychange',
      () => document.visibilityState === 'hidden' && this.#leave(),
      { signal },
    );
  }

  get who(): Credentials {
    return this.#who;
  }

  /** Goes on in a session of the API's making, unless that happened since `refused` was turned away. */
  async renew(refused: string | undefined): Promise<void> {
    if (refused === this.#who.session_token) {
      this.#renewing ??= this.#renew().finally(() => {
        this.#renewing = undefined;
      });
      await this.#renewing;
    }
  }

  async #renew(): Promise<void> {
    const given = await createdSession(this.#url);
    if (!this.#stop.signal.aborted) {
      this.#who = given;
      this.store(this.#stored);
    }
  }

  /** Whether session and unsent events are to outlive a reload; what is under way goes on. */
  store(allowed: boolean): void {
    this.#stored = allowed;
    if (allowed) {
      rememberSession(this.#who);
      this.queue.keep(tabStore);
    } else {
      this.queue.keep(undefined);
      forget();
    }
  }

  close(): void {
    clearInterval(this.#timer);
    this.#stop.abort();
    this.#pointer.close();
    this.#impressions.close();
    this.queue.close();
    forget();
  }

  #tick(): void {
    const now = Date.now();
    const watched = this.#pointer.watched(now);
    this.#attention.tick(now, watched ? this.#pointer.place() : null);
    this.#impressions.tick(now, watched);
  }

  #away(): void {
    this.#attention.end(Date.now());
  }

  #leave(): void {
    this.#away();
    this.queue.leave();
  }

  #looked(type: EventType, place: Place, from: number, to: number): void {
    this.clock.add(from, to);
    this.#add(type, place, to, { duration: to - from });
  }

  #acted(type: EventType, place: Place, trusted: boolean, durationMs?: number): void {
    const now = Date.now();
    if (durationMs && trusted) {
      this.clock.add(now - durationMs, now);
    }
    this.#add(type, place, now, { trusted, ...(durationMs && { duration: durationMs }) });
  }

  #add(
    type: EventType,
    place: Place,
    timestamp: number,
    more: { duration?: number; trusted?: boolean } = {},
  ): void {
    const id = `${this.#prefix}-${(this.#count++).toString(36)}`;
    const event: TrackEvent = { type, data: { id, timestamp, ...place, ...more } };
    this.queue.add(event);
    this.#notify({ is: 'event', event });
  }
}

/** Does nothing, stores nothing and sends nothing until {@link consent} is given a yes. */
export class Tracker {
  #url: string;
  #measuring: Measuring | undefined;
  #consent: Consent = 'denied';
  #listeners = new Set<(notice: Notice) => void>();

  constructor({ url }: TrackerOptions) {
    this.#url = url;
  }

  /** Takes the visitor's answer and returns what holds: the browser's own no (GPC, DNT) outweighs a yes. */
  consent(asked: Consent): Consent {
    const now = effective(asked, navigator as Navigator & { globalPrivacyControl?: boolean });
    if (now !== this.#consent) {
      if (now === 'denied') {
        this.#measuring?.close();
        this.#measuring = undefined;
      } else if (this.#measuring) {
        this.#measuring.store(now === 'storage');
      } else {
        this.#measuring = new Measuring(this.#url, now === 'storage', notice => this.#notify(notice));
      }
      this.#consent = now;
      this.#notify({ is: 'consent', consent: now });
    }
    return now;
  }

  get consented(): Consent {
    return this.#consent;
  }

  /** Null until measuring is allowed. */
  get session(): string | null {
    return this.#measuring?.who.session_id ?? null;
  }

  /** What the API gave for the session, to be sent along as `x-session-token` or `session_token`. */
  get token(): string | undefined {
    return this.#measuring?.who.session_token;
  }

  /** After a call with `refused` as its token, or none, was turned away for it: goes on in a new session. */
  async renew(refused: string | undefined): Promise<void> {
    await this.#measuring?.renew(refused);
  }

  /** Active time measured on this page, sent or not, in milliseconds. */
  get activeMs(): number {
    return this.#measuring?.clock.activeMs ?? 0;
  }

  /** Events the server has not answered for. */
  get waiting(): number {
    return this.#measuring?.queue.waiting ?? 0;
  }

  /** Sends what there is at once. */
  async flush(): Promise<void> {
    await this.#measuring?.queue.flush();
  }

  /** Returns how to stop listening. */
  listen(listener: (notice: Notice) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #notify(notice: Notice): void {
    for (const listener of this.#listeners) {
      listener(notice);
    }
  }
}
