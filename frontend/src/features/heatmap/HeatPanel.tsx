import { FileSpreadsheet, Image as ImageIcon, Table2 } from 'lucide-react';
import { useState } from 'react';
import { IconButton, Slider, Switch, useToast } from '@/design';
import { format, strings } from '@/strings';
import { useObservable } from '../board/observable';
import { useStudio } from '../loop/StudioSession';
import { type HeatSettings, WINDOWS_MS } from './BoardHeat';
import { GRADIENT } from './colours';
import { csv, png, save } from './exports';
import { HeatFacts } from './HeatFacts';
import { HeatTable } from './HeatTable';
import styles from './heatmap.module.css';

const copy = strings.heatmap;

/** What of the heat is shown and how, what it says, and how to take it along. */
export function HeatPanel() {
  const { heat, board } = useStudio();
  const settings = useObservable(heat.settings);
  const [table, setTable] = useState(false);
  const toast = useToast();
  const set = (change: Partial<HeatSettings>) => heat.settings.update(change);

  const savePng = async () => {
    const canvas = document.querySelector<HTMLCanvasElement>(`.${styles.sheetHeat}`);
    if (!canvas) {
      return;
    }
    try {
      const paper = getComputedStyle(canvas.closest('[data-ad-canvas]') ?? canvas).backgroundColor;
      const { items, sheet } = board.value;
      const { blob, complete } = await png({ sheet, items, heat: canvas, opacity: settings.opacity, paper });
      save(blob, 'heat.png');
      if (!complete) {
        toast({ text: copy.pngWithout });
      }
    } catch {
      toast({ text: copy.pngFailed, tone: 'bad' });
    }
  };
  const saveCsv = () =>
    save(new Blob([csv(heat.value.marks, board.value.sheet)], { type: 'text/csv' }), 'heat.csv');

  return (
    <section className={styles.panel} aria-label={copy.title}>
      <div className={styles.line}>
        <Switch label={copy.show} checked={settings.shown} onChange={shown => set({ shown })} />
        <Choice
          label={copy.scope}
          value={settings.scope}
          choices={Object.entries(copy.scopes)}
          onChange={scope => set({ scope: scope as HeatSettings['scope'] })}
        />
        <Choice
          label={copy.type}
          value={settings.type}
          choices={Object.entries(copy.types)}
          onChange={type => set({ type: type as HeatSettings['type'] })}
        />
        {settings.scope === 'visit' && (
          <Choice
            label={copy.window}
            value={String(settings.windowMs)}
            choices={WINDOWS_MS.map(ms => [String(ms), copy.windows[ms]])}
            onChange={ms => set({ windowMs: Number(ms) })}
          />
        )}
        <span className={styles.choice}>
          {copy.opacity}
          <span className={styles.slider}>
            <Slider
              label={copy.opacity}
              value={settings.opacity}
              min={0.1}
              step={0.05}
              onChange={opacity => set({ opacity })}
              valueText={format.percent(settings.opacity)}
            />
          </span>
        </span>
        <span className={styles.end}>
          <IconButton label={copy.table} icon={Table2} onClick={() => setTable(true)} />
          <IconButton label={copy.exportPng} icon={ImageIcon} onClick={() => void savePng()} />
          <IconButton label={copy.exportCsv} icon={FileSpreadsheet} onClick={saveCsv} />
        </span>
      </div>
      <HeatFacts gradient={GRADIENT} />
      <HeatTable open={table} onClose={() => setTable(false)} />
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, choices, onChange }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      {label}
      <select value={value} onChange={event => onChange(event.target.value)}>
        {choices.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
