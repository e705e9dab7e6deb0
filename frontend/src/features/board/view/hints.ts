import styles from '../Board.module.css';
import type { BoardStore } from '../boardStore';
import type { Point } from '../geometry';
import type { Move } from '../suggest';
import type { BoardView } from './BoardView';

/** Outlines where items would go. Returns how to take the outlines away. */
export function outline(view: BoardView, store: BoardStore, moves: readonly Move[]): () => void {
  const hints = moves.flatMap(move => {
    const item = store.item(move.id);
    return item ? [hint(styles.ghost, move, item)] : [];
  });
  view.overlay.append(...hints);
  return () => {
    for (const each of hints) {
      each.remove();
    }
  };
}

/** Marks where something is on its way. Returns how to take the mark away. */
export function mark(view: BoardView, at: Point): () => void {
  const element = hint(styles.wish, at);
  view.overlay.append(element);
  return () => element.remove();
}

function hint(
  look: string | undefined,
  { x, y }: Point,
  size?: { width: number; height: number },
): HTMLElement {
  const element = document.createElement('div');
  element.className = look ?? '';
  element.style.transform = `translate(${x}px, ${y}px)`;
  if (size) {
    element.style.width = `${size.width}px`;
    element.style.height = `${size.height}px`;
  }
  return element;
}
