/** What the visitor allows: nothing; measuring with a session that lives in memory; measuring and storing in the tab. */
export type Consent = 'denied' | 'memory' | 'storage';

/** Where something happened, as the API takes it: canvas pixels, and fractions of the creative's own box. */
export interface Place {
  readonly x?: number;
  readonly y?: number;
  readonly canvas?: { readonly width: number; readonly height: number };
  readonly product_id?: string;
  readonly composition_id?: string;
  readonly u?: number;
  readonly v?: number;
}

export type EventType = 'click' | 'hover' | 'hover_canvas' | 'touch' | 'impression';

export interface EventData extends Place {
  readonly id: string;
  /** Epoch milliseconds; an activity ends here. */
  readonly timestamp: number;
  readonly duration?: number;
  readonly trusted?: boolean;
}

export interface TrackEvent {
  readonly type: EventType;
  readonly data: EventData;
}

/** Never changed once cut: the server knows a repetition by `batch_id`. */
export interface Batch {
  readonly session_id: string;
  readonly batch_id: string;
  readonly events: readonly TrackEvent[];
}
