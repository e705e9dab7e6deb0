import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Batch, TrackEvent } from '@/tracker';
import { BoardHeat } from './BoardHeat';
import { heatmap } from './heatApi';

vi.mock('./heatApi', () => ({ heatmap: vi.fn() }));

const asked = vi.mocked(heatmap);
const signal = new AbortController().signal;

const click = (id: string, x: number): TrackEvent => ({
  type: 'click',
  data: { id, timestamp: Date.now(), x, y: 10, canvas: { width: 100, height: 100 }, trusted: true },
});
const batch = (...events: TrackEvent[]): Batch => ({ session_id: 's', batch_id: 'b', events });
const counted = (...xs: number[]) => ({
  heatmap: xs.map(x => ({ x, y: 10, intensity: 1, type: 'click', t: Date.now() })),
});

let heat: BoardHeat;
const xs = () => heat.value.marks.map(mark => mark.x);

beforeEach(() => {
  asked.mockReset();
  heat = new BoardHeat(() => 's');
});
afterEach(() => void vi.useRealTimers());

describe('heat of this visit', () => {
  it('shows a click at once, and once when the server has counted it', async () => {
    const event = click('e1', 10);
    heat.noticed({ is: 'event', event });
    expect(xs()).toEqual([10]);
    heat.noticed({ is: 'settled', batch: batch(event), taken: true });
    asked.mockResolvedValue(counted(10));
    await heat.refresh(signal);
    expect(xs()).toEqual([10]);
  });

  it('keeps what was taken after the answer was asked for', async () => {
    const [first, second] = [click('e1', 10), click('e2', 20)];
    heat.noticed({ is: 'event', event: first });
    heat.noticed({ is: 'event', event: second });
    heat.noticed({ is: 'settled', batch: batch(first), taken: true });
    asked.mockImplementation(async () => {
      heat.noticed({ is: 'settled', batch: batch(second), taken: true });
      return counted(10);
    });
    await heat.refresh(signal);
    expect(xs()).toEqual([10, 20]);
    asked.mockResolvedValue(counted(10, 20));
    await heat.refresh(signal);
    expect(xs()).toEqual([10, 20]);
  });

  it('forgets what the server refused, and everything with consent', () => {
    const event = click('e1', 10);
    heat.noticed({ is: 'event', event });
    heat.noticed({ is: 'settled', batch: batch(event), taken: false });
    heat.noticed({ is: 'event', event: click('e2', 20) });
    heat.noticed({ is: 'consent', consent: 'denied' });
    expect(xs()).toEqual([]);
  });

  it('asks again only when there is something new', async () => {
    asked.mockResolvedValue(counted());
    await heat.refresh(signal);
    await heat.refresh(signal);
    expect(asked).toHaveBeenCalledTimes(1);
    heat.settings.update({ type: 'click' });
    await heat.refresh(signal);
    expect(asked).toHaveBeenLastCalledWith({ session_id: 's', type: 'click' }, signal);
  });

  it('shows only the kind and the time that are wanted', async () => {
    vi.useFakeTimers({ now: 1_800_000_000_000 });
    asked.mockResolvedValue({
      heatmap: [
        { x: 1, y: 1, intensity: 1, type: 'click', t: Date.now() - 120_000 },
        { x: 2, y: 1, intensity: 0.5, type: 'hover', t: Date.now() - 1000 },
        { x: 3, y: 1, intensity: 1, type: 'click', t: Date.now() - 1000 },
      ],
    });
    heat.settings.update({ type: 'click', windowMs: 60_000 });
    await heat.refresh(signal);
    expect(xs()).toEqual([3]);
    expect(asked).toHaveBeenCalledWith({ session_id: 's', type: 'click', from: Date.now() - 60_000 }, signal);
  });
});
