import { z } from 'zod/mini';

/** What the API answers, checked where it enters. Times are epoch milliseconds. */

// Compiled checks need eval, which the page's content security policy forbids.
z.config({ jitless: true });

const sizeSchema = z.object({ width: z.number(), height: z.number() });

const viewSchema = z.extend(sizeSchema, { url: z.string() });

/** Visits in which something was seen, hovered over, clicked, each counted once: never more from step to step. */
const visitsSchema = z.object({ seen: z.number(), hovered: z.number(), clicked: z.number() });

/** What all visitors did with a product or composition: events, and visits. */
export const engagementSchema = z.object({
  impressions: z.number(),
  hovers: z.number(),
  hover_ms: z.number(),
  clicks: z.number(),
  visits: visitsSchema,
});
export type Engagement = z.infer<typeof engagementSchema>;

export const productSchema = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(['uploading', 'segmenting', 'ready', 'failed']),
  error: z.optional(z.string()),
  code: z.optional(z.string()),
  campaign: z.optional(z.string()),
  created_at: z.number(),
  views: z.optional(z.object({ original: viewSchema, cropped: viewSchema, full: viewSchema })),
  segmentation: z.optional(
    z.object({
      /** Left, top, right, bottom in pixels of the upright original. */
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      score: z.number(),
      engine: z.string(),
    }),
  ),
  /** Dominant colours, `#rrggbb`, strongest first. */
  palette: z.optional(z.array(z.string())),
  /** Where asked for. */
  engagement: z.optional(engagementSchema),
});
export type Product = z.infer<typeof productSchema>;
/** A product whose cut-out is there. */
export type ReadyProduct = Product & {
  views: NonNullable<Product['views']>;
  segmentation: NonNullable<Product['segmentation']>;
};

export function isReady(product: Product): product is ReadyProduct {
  return product.status === 'ready' && product.views !== undefined && product.segmentation !== undefined;
}

export const productPageSchema = z.object({
  products: z.array(productSchema),
  next_cursor: z.optional(z.string()),
});

export const uploadedSchema = z.object({ product_id: z.string(), product: productSchema });

export const announcedSchema = z.object({
  product_id: z.string(),
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()), expires_at: z.number() }),
});

export const compositionSchema = z.extend(sizeSchema, {
  id: z.string(),
  product_id: z.string(),
  url: z.string(),
  prompt: z.string(),
  engine: z.string(),
  hotspot: z.object({ u: z.number(), v: z.number(), confidence: z.number() }),
  /** Why the product sits where it sits, in a sentence. */
  placement: z.string(),
  created_at: z.number(),
  /** Where asked for. */
  engagement: z.optional(engagementSchema),
});
export type Composition = z.infer<typeof compositionSchema>;

export const compositionPageSchema = z.object({
  compositions: z.array(compositionSchema),
  next_cursor: z.optional(z.string()),
});

/** A product or composition on the visitor's canvas: left, top and size in canvas pixels. */
export const placedSchema = z.object({
  product_id: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type Placed = z.infer<typeof placedSchema>;

export const generationSchema = z.object({
  status: z.enum(['idle', 'queued', 'running', 'failed']),
  job_id: z.optional(z.string()),
  eta_ms: z.optional(z.number()),
  /** Share of the running job that is done, 0..1. */
  progress: z.optional(z.number()),
  error: z.optional(z.string()),
});
export type Generation = z.infer<typeof generationSchema>;

export const analysisSchema = z.object({
  action: z.enum(['new_compositions', 'continue']),
  compositions: z.array(compositionSchema),
  reasoning: z.array(z.string()),
  generation: generationSchema,
  /** Active time no generation has spent yet, and what the next one takes. */
  attention: z.object({ active_ms: z.number(), needed_ms: z.number() }),
  layout: z.array(placedSchema),
});
export type Analysis = z.infer<typeof analysisSchema>;

const pointSchema = z.object({ x: z.number(), y: z.number() });

export const heatmapSchema = z.object({
  heatmap: z.array(
    z.extend(pointSchema, {
      intensity: z.number(),
      type: z.string(),
      /** When, by the client's clock; a session's marks have it. */
      t: z.optional(z.number()),
    }),
  ),
  /** `canvas`: pixels of the visitor's canvas; `creative`: fractions 0..1 of the creative's box. */
  space: z.optional(z.enum(['canvas', 'creative'])),
  canvas: z.optional(sizeSchema),
  grid: z.optional(z.object({ columns: z.number(), rows: z.number(), cells: z.array(z.number()) })),
  hotspot: z.optional(z.extend(pointSchema, { confidence: z.number() })),
  centroid: z.optional(pointSchema),
  /** The session has more marks than are answered; these are the newest. */
  truncated: z.optional(z.boolean()),
});
export type Heatmap = z.infer<typeof heatmapSchema>;

export const trackedSchema = z.object({
  status: z.literal('tracked'),
  accepted: z.number(),
  duplicates: z.number(),
  rejected: z.array(z.looseObject({})),
});
export type Tracked = z.infer<typeof trackedSchema>;

export const variationsSchema = z.object({ job_id: z.string() });

export const sessionSchema = z.object({
  session_id: z.string(),
  clicks: z.number(),
  hovers: z.number(),
  active_ms: z.number(),
  last_event_at: z.optional(z.number()),
  products: z.array(
    z.object({ product_id: z.string(), clicks: z.number(), hovers: z.number(), hover_ms: z.number() }),
  ),
  generation: generationSchema,
});
export type Session = z.infer<typeof sessionSchema>;

/** What a worker said of itself within the last minute. Durations are medians, absent while no job ran. */
export const workerSchema = z.object({
  at: z.optional(z.number()),
  segmenter: z.string(),
  scene_reader: z.string(),
  painter: z.string(),
  segment_ms: z.optional(z.number()),
  compose_ms: z.optional(z.number()),
});
export type Worker = z.infer<typeof workerSchema>;

export const bucketSchema = z.object({
  /** Start of the bucket. */
  t: z.number(),
  sessions: z.number(),
  clicks: z.number(),
  hovers: z.number(),
  impressions: z.number(),
  active_ms: z.number(),
  generations: z.number(),
  products: z.number(),
  compositions: z.number(),
});
export type Bucket = z.infer<typeof bucketSchema>;

export const statsSchema = z.object({
  total_sessions: z.number(),
  total_clicks: z.number(),
  total_hovers: z.number(),
  total_active_ms: z.number(),
  total_products: z.number(),
  total_compositions: z.number(),
  generations: z.number(),
  total_impressions: z.number(),
  visits: visitsSchema,
  worker: z.optional(workerSchema),
  series: z.optional(
    z.object({
      bucket: z.enum(['hour', 'day']),
      from: z.number(),
      to: z.number(),
      points: z.array(bucketSchema),
    }),
  ),
});
export type Stats = z.infer<typeof statsSchema>;

export const statusSchema = z.object({
  status: z.string(),
  sam3_loaded: z.boolean(),
  clip_loaded: z.boolean(),
  sd15_loaded: z.boolean(),
  /** Absent while no worker is alive. */
  worker: z.optional(workerSchema),
});
export type SystemStatus = z.infer<typeof statusSchema>;

export const problemSchema = z.object({ error: z.string(), code: z.string() });
