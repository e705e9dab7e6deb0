/** Places on the sheet are in sheet pixels, places on the screen in CSS pixels from the viewport's corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rect extends Point, Size {}

/** How the sheet lies in the viewport: its corner's place on the screen, and screen pixels a sheet pixel. */
export interface View extends Point {
  readonly scale: number;
}

export const MIN_SCALE = 0.2;
export const MAX_SCALE = 4;
/** So many screen pixels of the sheet stay in the viewport, wherever it is dragged. */
const HOLD = 64;

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value));

export const toScreen = (view: View, { x, y }: Point): Point => ({
  x: x * view.scale + view.x,
  y: y * view.scale + view.y,
});

export const toSheet = (view: View, { x, y }: Point): Point => ({
  x: (x - view.x) / view.scale,
  y: (y - view.y) / view.scale,
});

/** Zoomed by a factor, what lies under `at` on the screen staying there. */
export function zoomed(view: View, at: Point, factor: number): View {
  const scale = clamp(view.scale * factor, MIN_SCALE, MAX_SCALE);
  const under = toSheet(view, at);
  return { scale, x: at.x - under.x * scale, y: at.y - under.y * scale };
}

/** Two fingers: what lay between them lies between them, as much larger as they are further apart. */
export function pinched(view: View, before: readonly [Point, Point], after: readonly [Point, Point]): View {
  const middle = ([a, b]: readonly [Point, Point]) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const apart = ([a, b]: readonly [Point, Point]) => Math.hypot(a.x - b.x, a.y - b.y);
  const from = middle(before);
  const to = middle(after);
  return panned(zoomed(view, from, apart(after) / Math.max(1, apart(before))), to.x - from.x, to.y - from.y);
}

export const panned = (view: View, dx: number, dy: number): View => ({
  ...view,
  x: view.x + dx,
  y: view.y + dy,
});

/** The whole sheet, centred, `margin` screen pixels around it. */
export function fitted(sheet: Size, viewport: Size, margin: number): View {
  const scale = clamp(
    Math.min((viewport.width - 2 * margin) / sheet.width, (viewport.height - 2 * margin) / sheet.height),
    MIN_SCALE,
    MAX_SCALE,
  );
  return centred(sheet, viewport, scale);
}

export const centred = (sheet: Size, viewport: Size, scale: number): View => ({
  scale,
  x: (viewport.width - sheet.width * scale) / 2,
  y: (viewport.height - sheet.height * scale) / 2,
});

/** The view, moved so that the sheet cannot be lost. */
export function held(view: View, sheet: Size, viewport: Size): View {
  return {
    scale: view.scale,
    x: clamp(view.x, HOLD - sheet.width * view.scale, viewport.width - HOLD),
    y: clamp(view.y, HOLD - sheet.height * view.scale, viewport.height - HOLD),
  };
}

/** The view, moved as little as it takes to show the rectangle with a margin. */
export function showing(view: View, rect: Rect, viewport: Size, margin: number): View {
  const corner = toScreen(view, rect);
  const need = (at: number, length: number, room: number) =>
    at < margin ? margin - at : Math.min(0, Math.max(room - margin - length - at, margin - at));
  return panned(
    view,
    need(corner.x, rect.width * view.scale, viewport.width),
    need(corner.y, rect.height * view.scale, viewport.height),
  );
}

/** The rectangle, moved onto the sheet. */
export function inside<R extends Rect>(rect: R, sheet: Size): R {
  return {
    ...rect,
    x: clamp(rect.x, 0, Math.max(0, sheet.width - rect.width)),
    y: clamp(rect.y, 0, Math.max(0, sheet.height - rect.height)),
  };
}

export const overlap = (a: Rect, b: Rect, gap = 0): boolean =>
  a.x < b.x + b.width + gap &&
  b.x < a.x + a.width + gap &&
  a.y < b.y + b.height + gap &&
  b.y < a.y + a.height + gap;

export const snapped = (value: number, step: number): number => Math.round(value / step) * step;

export const centre = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Of several rectangles the nearest one in a direction; what lies straight ahead counts as nearer. */
export function neighbour<R extends Rect>(
  from: Rect,
  others: readonly R[],
  direction: Direction,
): R | undefined {
  const start = centre(from);
  let best: R | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const other of others) {
    const to = centre(other);
    const along = { left: start.x - to.x, right: to.x - start.x, up: start.y - to.y, down: to.y - start.y }[
      direction
    ];
    const aside =
      direction === 'left' || direction === 'right' ? Math.abs(to.y - start.y) : Math.abs(to.x - start.x);
    const cost = along + 2 * aside;
    if (along > 1 && cost < least) {
      best = other;
      least = cost;
    }
  }
  return best;
}
