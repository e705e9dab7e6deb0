import { useEffect, useState } from 'react';
import { strings } from '@/strings';
import { useStudio } from '../loop/StudioSession';
import type { Item } from './item';
import { moves } from './suggest';
import type { BoardView } from './view/BoardView';
import { outline } from './view/hints';

/** How long a suggestion is outlined before it is followed, and how long it can be taken back. */
const OUTLINE_MS = 900;
const NOTE_MS = 9000;

interface Adaptation {
  readonly text: string;
  readonly undo: () => void;
}

/** Follows the layouts the analyser suggests: outlined first, then the items glide there. */
export function useAdaptation(view: BoardView | undefined): Adaptation | undefined {
  const { board, suggestion, loop } = useStudio();
  const [done, setDone] = useState<readonly Item[]>();

  useEffect(() => {
    if (!view) {
      return;
    }
    let clear = () => {};
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = suggestion.subscribe(suggested => {
      if (timer !== undefined || !suggested || !board.value.adapting) {
        return;
      }
      const { asked, layout } = suggested;
      const outlined = moves(board.value.items, asked, layout, view.held);
      if (!outlined.length) {
        return;
      }
      clear = outline(view, board, outlined);
      timer = setTimeout(() => {
        timer = undefined;
        clear();
        const now = board.value.adapting ? moves(board.value.items, asked, layout, view.held) : [];
        const before = now.flatMap(({ id }) => board.item(id) ?? []);
        board.apply(now);
        setDone(before.length ? before : undefined);
      }, OUTLINE_MS);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
      clear();
    };
  }, [view, board, suggestion]);

  useEffect(() => {
    if (done) {
      const timer = setTimeout(() => setDone(undefined), NOTE_MS);
      return () => clearTimeout(timer);
    }
  }, [done]);

  return (
    done && {
      text: strings.board.adapted(done.map(({ name }) => name)),
      undo: () => {
        board.apply(done);
        for (const { id } of done) {
          board.pin(id, true);
        }
        setDone(undefined);
        loop.poke();
      },
    }
  );
}
