import { Crosshair, Pin, PinOff, Trash2 } from 'lucide-react';
import { Dialog, IconButton } from '@/design';
import { strings } from '@/strings';
import { useStudio } from '../loop/StudioSession';
import styles from './Board.module.css';
import { useObservable } from './observable';
import type { BoardView } from './view/BoardView';

interface ListDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly view: BoardView;
}

/** The board in words: every item, its place, and all that can be done with it. */
export function ListDialog({ open, onClose, view }: ListDialogProps) {
  const { board } = useStudio();
  const { items } = useObservable(board);
  const { columns, kinds } = strings.board;
  const show = (id: string) => {
    board.select(id);
    view.reveal(id);
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={strings.board.listTitle} wide>
      {items.length === 0 && <p>{strings.board.listEmpty}</p>}
      <table className={styles.list} hidden={items.length === 0}>
        <thead>
          <tr>
            <th scope="col">{columns.item}</th>
            <th scope="col">{columns.kind}</th>
            <th scope="col">{columns.place}</th>
            <th scope="col" style={{ textAlign: 'right' }}>
              {columns.actions}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.id}>
              <th scope="row">{item.name}</th>
              <td>{kinds[item.kind]}</td>
              <td className="numbers">
                {Math.round(item.x)}, {Math.round(item.y)}
              </td>
              <td>
                <IconButton
                  label={strings.board.show(item.name)}
                  icon={Crosshair}
                  onClick={() => show(item.id)}
                />
                <IconButton
                  label={item.pinned ? strings.board.unpin : strings.board.pin}
                  icon={item.pinned ? PinOff : Pin}
                  aria-pressed={item.pinned}
                  onClick={() => board.pin(item.id, !item.pinned)}
                />
                <IconButton
                  label={strings.board.remove}
                  icon={Trash2}
                  onClick={() => board.remove(item.id)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
