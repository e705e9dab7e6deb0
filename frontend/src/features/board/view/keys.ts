import type { Direction } from '../geometry';

/** What a key does on the board. */
export type Command =
  | { readonly do: 'pan' | 'nudge' | 'walk'; readonly direction: Direction; readonly far: boolean }
  | { readonly do: 'zoom'; readonly factor: number }
  | { readonly do: 'fit' | 'reset' | 'pin' | 'remove' | 'leave' | 'help' };

export const ZOOM_STEP = 1.25;

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** @param onItem whether an item has the focus */
export function command(event: KeyboardEvent, onItem: boolean): Command | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return undefined;
  }
  const direction = ARROWS[event.key];
  if (direction) {
    const what = onItem ? (event.shiftKey ? 'nudge' : 'walk') : 'pan';
    return { do: what, direction, far: event.shiftKey };
  }
  switch (event.key) {
    case '+':
    case '=':
      return { do: 'zoom', factor: ZOOM_STEP };
    case '-':
      return { do: 'zoom', factor: 1 / ZOOM_STEP };
    case '0':
      return { do: 'reset' };
    case '1':
    case 'f':
      return { do: 'fit' };
    case '?':
      return { do: 'help' };
    case 'p':
      return onItem ? { do: 'pin' } : undefined;
    case 'Delete':
    case 'Backspace':
      return onItem ? { do: 'remove' } : undefined;
    case 'Escape':
      return onItem ? { do: 'leave' } : undefined;
    default:
      return undefined;
  }
}
