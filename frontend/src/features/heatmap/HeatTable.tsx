import { Dialog } from '@/design';
import { format, strings } from '@/strings';
import { useObservable } from '../board/observable';
import { useStudio } from '../loop/StudioSession';
import styles from './heatmap.module.css';
import { type Attention, byItem, byRegion, COLUMNS } from './regions';

const copy = strings.heatmap;

/** The heat of this visit in numbers. */
export function HeatTable({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { heat, board } = useStudio();
  const { marks } = useObservable(heat);
  const { items, sheet } = useObservable(board);
  if (!open) {
    return null;
  }
  const regions = byRegion(marks, sheet).map((attention, i) => ({
    key: String(i),
    name: copy.regionName(copy.rows[Math.floor(i / COLUMNS)] ?? '', copy.columns[i % COLUMNS] ?? ''),
    attention,
  }));
  const perItem = byItem(marks, items).map(({ item, ...attention }) => ({
    key: item.id,
    name: item.name,
    attention,
  }));
  return (
    <Dialog open onClose={onClose} title={copy.tableTitle} wide>
      <div className={styles.tables}>
        <Table caption={copy.regions} first={copy.region} rows={regions} />
        {perItem.length > 0 ? (
          <Table caption={copy.byItem} first={copy.item} rows={perItem} />
        ) : (
          <p>{copy.noItems}</p>
        )}
      </div>
    </Dialog>
  );
}

interface TableProps {
  readonly caption: string;
  readonly first: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly attention: Attention }[];
}

function Table({ caption, first, rows }: TableProps) {
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col">{copy.clicks}</th>
          <th scope="col">{copy.hoverSeconds}</th>
          <th scope="col">{copy.share}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, attention: { clicks, hoverSeconds, share } }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{format.count(clicks)}</td>
            <td>{format.count(hoverSeconds)}</td>
            <td>{format.percent(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
