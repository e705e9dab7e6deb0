import { type RefObject, useEffect, useRef, useState } from 'react';
import { strings } from '@/strings';
import { useStudio } from '../loop/StudioSession';
import type { Point } from './geometry';
import { BoardView, TOOLS_PX } from './view/BoardView';

interface Listeners {
  readonly wish: (at: Point, view: BoardView) => void;
  readonly say: (sentence: string) => void;
  readonly help: () => void;
}

/** Puts the board into the page once, and keeps it out of React's way from then on. */
export function useBoardView(
  viewport: RefObject<HTMLElement | null>,
  listeners: Listeners,
): BoardView | undefined {
  const { board } = useStudio();
  const [view, setView] = useState<BoardView>();
  const latest = useRef(listeners);
  useEffect(() => {
    latest.current = listeners;
  });
  useEffect(() => {
    if (!viewport.current) {
      return;
    }
    const { clientWidth, clientHeight } = viewport.current;
    board.shape(clientWidth / Math.max(1, clientHeight - TOOLS_PX));
    const made = new BoardView(viewport.current, board, {
      emptyClick: at => latest.current.wish(at, made),
      moved: ({ name, x, y }) =>
        latest.current.say(strings.board.movedTo(name, Math.round(x), Math.round(y))),
      pinned: ({ name, pinned }) => latest.current.say(strings.board.pinned(name, pinned)),
      removed: ({ name }) => latest.current.say(strings.board.removed(name)),
      help: () => latest.current.help(),
    });
    setView(made);
    return () => {
      made.close();
      setView(undefined);
    };
  }, [viewport, board]);
  return view;
}
