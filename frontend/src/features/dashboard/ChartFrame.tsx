import { FileDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { IconButton, Panel, Segments } from '@/design';
import { type Cell, saveCsv } from '@/lib/csv';
import { strings } from '@/strings';
import styles from './ChartFrame.module.css';

const text = strings.dashboard;

export interface Figures {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** How a cell is shown; the CSV has it as it is. */
  readonly show?: (cell: Cell, column: number) => string;
}

interface ChartFrameProps {
  readonly title: string;
  readonly figures: Figures;
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

/** A chart, the same figures as a table, and both as a file. */
export function ChartFrame({ title, figures, controls, children }: ChartFrameProps) {
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <Panel
      title={title}
      actions={
        <div className={styles.actions}>
          <Segments
            label={`${text.view}: ${title}`}
            value={view}
            onChange={setView}
            choices={[
              { value: 'chart', label: text.chart },
              { value: 'table', label: text.table },
            ]}
          />
          <IconButton
            label={text.csvOf(title)}
            icon={FileDown}
            onClick={() =>
              saveCsv(title.toLowerCase().replace(/[^a-z0-9]+/g, '-'), figures.header, figures.rows)
            }
          />
        </div>
      }
    >
      {controls && <div className={styles.controls}>{controls}</div>}
      {view === 'chart' ? children : <FigureTable title={title} figures={figures} />}
    </Panel>
  );
}

function FigureTable({
  title,
  figures: { header, rows, show = String },
}: {
  title: string;
  figures: Figures;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={styles.scroll} tabIndex={0}>
      <table className={styles.table} aria-label={title}>
        <thead>
          <tr>
            {header.map((name, column) => (
              <th key={name} scope="col" className={column > 0 ? styles.number : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.join('|')}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={header[column]} scope="row">
                    {show(cell, column)}
                  </th>
                ) : (
                  <td key={header[column]} className={styles.number}>
                    {show(cell, column)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
