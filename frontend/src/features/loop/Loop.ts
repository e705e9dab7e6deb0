import { type Analysis, ApiError, analyze, type Composition, type Placed } from '@/api';
import { Observable } from '../board/observable';
import { KnownTime, type Said } from './activeTime';

const POLL_MS = 2000;
/** While compositions are being made. */
const POLL_BUSY_MS = 700;
const POLL_FAILED_MS = 8000;
/** However long the server wants to be left alone: the layout may have something to say before. */
const POLL_MOST_MS = 60_000;

export interface LoopState {
  readonly analysis?: Analysis;
  readonly said?: Said;
  /** Newest first. */
  readonly compositions: readonly Composition[];
  /** Why the last poll failed; gone with the next that does not. */
  readonly problem?: string;
}

/** A layout the analyser suggests, and the one it was asked about. */
export interface Suggested {
  readonly asked: readonly Placed[];
  readonly layout: readonly Placed[];
}

export interface LoopHost {
  /** Null while measuring is not allowed: then nothing is asked. */
  session(): string | null;
  token(): string | undefined;
  /** Gets the session anew whose token, `refused` or none, was turned away. */
  renew(refused: string | undefined): Promise<void>;
  /** What lies on the sheet; empty when nothing is to be adapted. */
  layout(): Placed[];
  canvas(): { width: number; height: number };
  /** Whether there is anything to analyse. */
  ready(): boolean;
  suggested(suggestion: Suggested): void;
  arrived(compositions: readonly Composition[]): void;
}

/** Asks the analyser again and again, hands over what it answers. */
export class Loop extends Observable<LoopState> {
  readonly known = new KnownTime();
  #host: LoopHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;
  #session: string | null = null;
  /** An answer may have got lost, or this page is new to its session: ask for all since the newest that is here. */
  #repeat = true;

  constructor(host: LoopHost) {
    super({ compositions: [] });
    this.#host = host;
  }

  /** Returns how to stop. */
  start(): () => void {
    this.#soon(0);
    const seen = () => document.visibilityState === 'visible' && this.#soon(0);
    document.addEventListener('visibilitychange', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      clearTimeout(this.#timer);
      this.#request?.abort();
    };
  }

  /** Something happened that the analyser will answer to. */
  poke(): void {
    this.#soon(150);
  }

  #soon(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#poll(), ms);
  }

  async #poll(): Promise<void> {
    const session = this.#host.session();
    if (session !== this.#session) {
      this.#session = session;
      this.#repeat = true;
      this.set({ compositions: this.value.compositions });
    }
    if (!session || !this.#host.ready() || document.visibilityState !== 'visible') {
      this.#soon(POLL_MS);
      return;
    }
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    const token = this.#host.token();
    try {
      await this.#ask(session, request.signal);
      const { status } = this.value.analysis?.generation ?? { status: 'idle' };
      this.#soon(status === 'queued' || status === 'running' ? POLL_BUSY_MS : POLL_MS);
    } catch (error) {
      if (!request.signal.aborted) {
        this.#repeat = true;
        if (await this.#renewed(error, token)) {
          this.#soon(POLL_MS);
          return;
        }
        this.update({ problem: error instanceof Error ? error.message : String(error) });
        const wished = (error instanceof ApiError && error.retryAfterMs) || 0;
        this.#soon(Math.min(Math.max(POLL_FAILED_MS, wished), POLL_MOST_MS));
      }
    }
  }

  /** Whether it was for want of a token, and there is one now. */
  async #renewed(error: unknown, token: string | undefined): Promise<boolean> {
    return (
      error instanceof ApiError &&
      error.code.startsWith('session_token_') &&
      (await this.#host.renew(token).then(
        () => true,
        () => false,
      ))
    );
  }

  async #ask(session: string, signal: AbortSignal): Promise<void> {
    const asked = this.#host.layout();
    const knownMs = this.known.activeMs;
    const since = this.#repeat ? (this.value.compositions[0]?.created_at ?? 0) : undefined;
    const analysis = await analyze(
      { session_id: session, layout: asked, canvas: this.#host.canvas() },
      { signal, ...(since !== undefined && { since }) },
    );
    this.#repeat = false;
    const fresh = analysis.compositions.filter(
      ({ id }) => !this.value.compositions.some(each => each.id === id),
    );
    this.set({
      analysis,
      said: { activeMs: analysis.attention.active_ms, knownMs },
      compositions: [...fresh.toSorted((a, b) => b.created_at - a.created_at), ...this.value.compositions],
    });
    if (fresh.length) {
      this.#host.arrived(fresh);
    }
    if (analysis.layout.length) {
      this.#host.suggested({ asked, layout: analysis.layout });
    }
  }
}
