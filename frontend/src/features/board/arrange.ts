import { centre, inside, overlap, type Point, type Rect, type Size } from './geometry';

/** Free room around each item, in sheet pixels. */
const GAP = 24;
const STEP = 20;
/** What all items together may take of the sheet. */
const SHARE = 0.36;
const LEAST = 84;
const MOST = 440;

/** Of its cell, how much an item in rows and columns may take. */
const FILL = 0.84;

/** How large a picture is shown when `count` share the sheet: the same area for each, whatever its shape. */
export function sized(picture: Size, sheet: Size, count: number): Size {
  const side = Math.min(
    MOST,
    Math.max(LEAST, Math.sqrt((SHARE * sheet.width * sheet.height) / Math.max(1, count))),
  );
  const aspect = Math.min(3, Math.max(1 / 3, picture.width / Math.max(1, picture.height)));
  return { width: Math.round(side * Math.sqrt(aspect)), height: Math.round(side / Math.sqrt(aspect)) };
}

/** Places for several at once on an empty sheet: rows and columns, each in the middle of its cell. */
export function grid(sizes: readonly Size[], sheet: Size): Rect[] {
  const columns = widest(sizes.length, sheet);
  const rows = Math.ceil(sizes.length / columns);
  return sizes.map((size, i) => {
    const row = Math.floor(i / columns);
    const inRow = Math.min(columns, sizes.length - row * columns);
    const cell = { width: sheet.width / inRow, height: sheet.height / rows };
    const shrink = Math.min(1, (FILL * cell.width) / size.width, (FILL * cell.height) / size.height);
    const [width, height] = [Math.round(size.width * shrink), Math.round(size.height * shrink)];
    return {
      width,
      height,
      x: Math.round(((i % columns) + 0.5) * cell.width - width / 2),
      y: Math.round((row + 0.5) * cell.height - height / 2),
    };
  });
}

/** How many columns leave each of `count` the largest square. */
function widest(count: number, sheet: Size): number {
  const square = (columns: number) =>
    Math.min(sheet.width / columns, sheet.height / Math.ceil(count / columns));
  return Array.from({ length: count }, (_, i) => i + 1).reduce((best, columns) =>
    square(columns) > square(best) ? columns : best,
  );
}

/**
 * Free places for several, nearest the middle or `near`: all smaller by the same measure when there is no room, and on top
 * of others when there is none at all.
 */
export function freePlaces(sizes: readonly Size[], taken: readonly Rect[], sheet: Size, near?: Rect): Rect[] {
  const goal = near ? centre(near) : { x: sheet.width / 2, y: sheet.height / 2 };
  for (let shrink = 1; shrink > 0.3; shrink *= 0.85) {
    const places: Rect[] = [];
    for (const { width, height } of sizes) {
      const size = { width: Math.round(width * shrink), height: Math.round(height * shrink) };
      const place = nearest(size, [...taken, ...places], sheet, goal);
      if (!place) {
        break;
      }
      places.push(place);
    }
    if (places.length === sizes.length) {
      return places;
    }
  }
  return sizes.map((size, i) =>
    inside({ ...size, x: goal.x - size.width / 2 + i * STEP, y: goal.y - size.height / 2 + i * STEP }, sheet),
  );
}

function nearest(size: Size, taken: readonly Rect[], sheet: Size, goal: Point): Rect | undefined {
  let best: Rect | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let y = GAP; y + size.height <= sheet.height - GAP; y += STEP) {
    for (let x = GAP; x + size.width <= sheet.width - GAP; x += STEP) {
      const place = { x, y, ...size };
      const far = Math.hypot(x + size.width / 2 - goal.x, y + size.height / 2 - goal.y);
      if (far < least && !taken.some(other => overlap(place, other, GAP))) {
        best = place;
        least = far;
      }
    }
  }
  return best;
}
