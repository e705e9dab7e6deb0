import type { Heatmap } from '@/api';
import type { Notice, TrackEvent } from '@/tracker';
import { Observable } from '../board/observable';
import { type HeatQuery, heatmap } from './heatApi';

/** A place on the sheet, in sheet pixels. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
  readonly click: boolean;
  /** Epoch milliseconds. */
  readonly t: number;
}

export type HeatType = 'both' | 'click' | 'hover';
export const WINDOWS_MS = [0, 60_000, 300_000, 900_000] as const;

export interface HeatSettings {
  readonly shown: boolean;
  /** This visit's heat on the sheet, or everybody's in each creative. */
  readonly scope: 'visit' | 'everyone';
  readonly type: HeatType;
  /** How far back, in milliseconds; 0 for all. */
  readonly windowMs: number;
  /** 0..1 */
  readonly opacity: number;
}

export interface HeatData {
  readonly marks: readonly Mark[];
  readonly hotspot?: Heatmap['hotspot'];
  readonly centroid?: Heatmap['centroid'];
  readonly truncated: boolean;
  readonly problem?: string;
}

const NOTHING: HeatData = { marks: [], truncated: false };

export const isClick = (type: string) => type === 'click';

/**
 * This visit's heat: what the server counted, and at once what was measured since. A measured mark gives way to the
 * server's when an answer was asked for after its batch was taken.
 */
export class BoardHeat extends Observable<HeatData> {
  readonly settings = new Observable<HeatSettings>({
    shown: true,
    scope: 'visit',
    type: 'both',
    windowMs: 0,
    opacity: 0.8,
  });
  /** Highest density drawn, in weight per 1 % of the sheet. */
  readonly peak = new Observable(0);
  #session: () => string | null;
  #counted: readonly Mark[] = [];
  #measured = new Map<string, Mark>();
  #taken = new Set<string>();
  #stale = true;
  #asking = false;

  constructor(session: () => string | null) {
    super(NOTHING);
    this.#session = session;
    this.settings.subscribe(() => {
      this.#stale = true;
      this.#publish();
    });
  }

  noticed(notice: Notice): void {
    if (notice.is === 'event') {
      this.#measure(notice.event);
    } else if (notice.is === 'settled') {
      for (const { data } of notice.batch.events) {
        if (this.#measured.has(data.id)) {
          notice.taken ? this.#taken.add(data.id) : this.#measured.delete(data.id);
        }
      }
      this.#stale = true;
    } else if (notice.consent === 'denied') {
      this.#counted = [];
      this.#measured.clear();
      this.#taken.clear();
      this.set(NOTHING);
    }
  }

  /** Asks the server when there is something new to know; called every few seconds while heat is looked at. */
  async refresh(signal: AbortSignal): Promise<void> {
    const session = this.#session();
    const { shown, scope, windowMs, type } = this.settings.value;
    if (!session || !shown || scope !== 'visit' || this.#asking || !(this.#stale || windowMs > 0)) {
      return;
    }
    this.#asking = true;
    this.#stale = false;
    const covered = [...this.#taken];
    const query: HeatQuery = {
      session_id: session,
      ...(type !== 'both' && { type }),
      ...(windowMs > 0 && { from: Date.now() - windowMs }),
    };
    try {
      this.#answered(await heatmap(query, signal), covered);
    } catch (error) {
      this.#stale = true;
      if (!signal.aborted) {
        this.update({ problem: error instanceof Error ? error.message : String(error) });
      }
    } finally {
      this.#asking = false;
    }
  }

  #answered(answer: Heatmap, covered: readonly string[]): void {
    this.#counted = answer.heatmap.map(({ x, y, intensity, type, t = 0 }) => ({
      x,
      y,
      weight: intensity,
      click: isClick(type),
      t,
    }));
    for (const id of covered) {
      this.#measured.delete(id);
      this.#taken.delete(id);
    }
    const { hotspot, centroid, truncated = false } = answer;
    this.set({ ...this.#now(), truncated, ...(hotspot && { hotspot }), ...(centroid && { centroid }) });
  }

  #measure({ type, data }: TrackEvent): void {
    const { x, y, id, timestamp, trusted, duration = 0 } = data;
    if (x === undefined || y === undefined || type === 'impression' || trusted === false) {
      return;
    }
    const moving = type === 'hover' || type === 'hover_canvas';
    const weight = moving ? Math.min(1, duration / 1000) : 1;
    this.#measured.set(id, { x, y, weight, click: isClick(type), t: timestamp });
    this.#publish();
  }

  #publish(): void {
    this.update(this.#now());
  }

  #now(): Pick<HeatData, 'marks'> {
    const { type, windowMs } = this.settings.value;
    const from = windowMs > 0 ? Date.now() - windowMs : 0;
    const wanted = (mark: Mark) => (type === 'both' || mark.click === (type === 'click')) && mark.t >= from;
    return { marks: [...this.#counted, ...this.#measured.values()].filter(wanted) };
  }
}
