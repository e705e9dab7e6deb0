import { useEffect, useState } from 'react';
import { ApiError, useVariations } from '@/api';
import { strings } from '@/strings';
import { useStudio } from '../loop/StudioSession';
import type { Point } from './geometry';
import { useObservable } from './observable';
import type { BoardView } from './view/BoardView';
import { mark } from './view/hints';

const NOTE_MS = 6000;
const TICK_MS = 250;

type Note = { readonly text: string; readonly until: number } | { readonly again: number };

/** Variations for a click on empty canvas, and a kind word when they have to wait. */
export function useWishes() {
  const studio = useStudio();
  const { analysis } = useObservable(studio.loop);
  const [note, setNote] = useState<Note>();
  const [now, setNow] = useState(() => Date.now());
  const [marked, setMarked] = useState<{ readonly clear: () => void }>();
  const { mutateAsync } = useVariations();
  const status = analysis?.generation.status;

  const say = (text: string) => {
    setNow(Date.now());
    setNote({ text, until: Date.now() + NOTE_MS });
  };

  const refused = (error: unknown) => {
    if (error instanceof ApiError && error.status === 429 && error.code !== 'generation_budget_spent') {
      if (studio.loop.value.analysis?.generation.status === 'idle' && error.retryAfterMs) {
        setNow(Date.now());
        setNote({ again: Date.now() + error.retryAfterMs });
      } else {
        say(strings.loop.wishBusy);
      }
    } else {
      say(error instanceof Error ? error.message : String(error));
    }
  };

  const make = async (at: Point, view: BoardView) => {
    const session = studio.tracker.session;
    if (!session) {
      say(strings.loop.wishConsent);
      return;
    }
    if (!studio.board.value.items.length) {
      return;
    }
    const clear = mark(view, at);
    try {
      await mutateAsync({ session_id: session, x: at.x, y: at.y, canvas: studio.board.value.sheet });
      setMarked(before => {
        before?.clear();
        return { clear };
      });
      say(strings.loop.wish);
      studio.loop.poke();
    } catch (error) {
      clear();
      refused(error);
    }
  };

  useEffect(() => {
    if (note) {
      const timer = setInterval(() => setNow(Date.now()), TICK_MS);
      return () => clearInterval(timer);
    }
  }, [note]);

  // the mark stays as long as the variations are under way
  useEffect(() => {
    if (marked && (status === 'idle' || status === 'failed')) {
      const timer = setTimeout(marked.clear, NOTE_MS / 2);
      return () => clearTimeout(timer);
    }
  }, [marked, status]);

  return { make, note: note && shown(note, now) };
}

function shown(note: Note, now: number): string | undefined {
  if ('again' in note) {
    const seconds = Math.ceil((note.again - now) / 1000);
    return seconds > 0 ? strings.loop.wishWait(seconds) : undefined;
  }
  return now < note.until ? note.text : undefined;
}
