import { useEffect } from 'react';
import { useObservable } from '../board/observable';
import type { BoardView } from '../board/view/BoardView';
import { useStudio } from '../loop/StudioSession';
import { ItemHeats } from './ItemHeats';
import { Markers } from './Markers';
import { SheetHeat } from './SheetHeat';

const ASK_MS = 2000;
const ASK_EVERYONE_MS = 15_000;

/** Draws heat over the board: this visit's on the sheet, or everybody's in each item. */
export function useBoardHeat(view: BoardView | undefined): void {
  useVisitHeat(view);
  useEveryonesHeat(view);
}

function useVisitHeat(view: BoardView | undefined): void {
  const { heat, board } = useStudio();
  useEffect(() => {
    if (!view) {
      return;
    }
    const sheet = new SheetHeat(board.value.sheet, peak => heat.peak.set(peak));
    const markers = new Markers(board.value.sheet);
    view.overlay.prepend(sheet.canvas);
    view.overlay.append(markers.element);
    const draw = () => {
      sheet.show(heat.value);
      markers.show(heat.value);
    };
    const settle = () => {
      const { shown, scope, opacity } = heat.settings.value;
      const visible = shown && scope === 'visit';
      sheet.canvas.style.opacity = String(visible ? opacity : 0);
      markers.element.hidden = !visible;
      void heat.refresh(asking.signal);
    };
    const asking = new AbortController();
    const timer = setInterval(
      () => document.visibilityState === 'visible' && heat.refresh(asking.signal),
      ASK_MS,
    );
    const stop = [heat.subscribe(draw), heat.settings.subscribe(settle)];
    draw();
    settle();
    return () => {
      clearInterval(timer);
      asking.abort();
      for (const unsubscribe of stop) {
        unsubscribe();
      }
      sheet.close();
      markers.element.remove();
    };
  }, [view, heat, board]);
}

function useEveryonesHeat(view: BoardView | undefined): void {
  const { heat, board } = useStudio();
  const { shown, scope, type } = useObservable(heat.settings);
  const { items } = useObservable(board);
  const active = shown && scope === 'everyone';
  const ids = items.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (!view || !active || !ids) {
      return;
    }
    const heats = new ItemHeats(id => view.element(id));
    const refresh = async () => {
      await heats.refresh(board.value.items, type);
      heats.show(true, heat.settings.value.opacity);
    };
    void refresh();
    const timer = setInterval(() => void refresh(), ASK_EVERYONE_MS);
    const unsubscribe = heat.settings.subscribe(settings => heats.show(true, settings.opacity));
    return () => {
      clearInterval(timer);
      unsubscribe();
      heats.close();
    };
  }, [view, active, type, ids, board, heat]);
}
