import type { Placed } from '@/api';
import { overlap } from './geometry';
import type { Item } from './item';

/** Smaller moves are not worth the unrest, in sheet pixels. */
const STILL = 4;

export interface Move {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/**
 * What to make of a layout the analyser suggests: pinned and held items stay, and so does whatever would come to lie on
 * one that stays.
 *
 * @param asked the layout the suggestion answers; an item that was moved since then is left where it was put
 * @param held ids of items under the visitor's hand
 */
export function moves(
  items: readonly Item[],
  asked: readonly Placed[],
  suggested: readonly Placed[],
  held: ReadonlySet<string>,
): Move[] {
  const before = new Map(asked.map(place => [place.product_id, place]));
  const goals = new Map(suggested.map(place => [place.product_id, place]));
  const wanted = items.filter(item => {
    const [was, goal] = [before.get(item.id), goals.get(item.id)];
    return (
      was !== undefined &&
      goal !== undefined &&
      !item.pinned &&
      !held.has(item.id) &&
      was.x === item.x &&
      was.y === item.y &&
      Math.hypot(goal.x - item.x, goal.y - item.y) >= STILL
    );
  });
  const moving = new Set(wanted.map(item => item.id));
  const staying = items.filter(item => !moving.has(item.id));
  return wanted.flatMap(item => {
    const goal = goals.get(item.id) as Placed;
    const place = { x: goal.x, y: goal.y, width: item.width, height: item.height };
    return staying.some(other => overlap(place, other) && !overlap(item, other))
      ? []
      : [{ id: item.id, x: goal.x, y: goal.y }];
  });
}
