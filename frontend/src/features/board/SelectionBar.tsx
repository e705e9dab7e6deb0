import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Pin, PinOff, Trash2 } from 'lucide-react';
import { IconButton, useToast } from '@/design';
import { strings } from '@/strings';
import { useStudio } from '../loop/StudioSession';
import styles from './Board.module.css';
import type { Item } from './item';
import type { BoardView } from './view/BoardView';

const ARROWS = [
  ['left', ArrowLeft],
  ['up', ArrowUp],
  ['down', ArrowDown],
  ['right', ArrowRight],
] as const;

/** What one can do with the selected item, also without dragging. */
export function SelectionBar({ view, item }: { view: BoardView; item: Item }) {
  const { board } = useStudio();
  const toast = useToast();
  const remove = () => {
    board.remove(item.id);
    toast({
      text: strings.board.removed(item.name),
      action: { label: strings.app.undo, onClick: () => board.restore(item) },
    });
  };
  return (
    <fieldset className={styles.selection} aria-label={strings.board.selected}>
      <strong>{item.name}</strong>
      <IconButton
        label={item.pinned ? strings.board.unpin : strings.board.pin}
        icon={item.pinned ? PinOff : Pin}
        aria-pressed={item.pinned}
        onClick={() => board.pin(item.id, !item.pinned)}
      />
      {ARROWS.map(([direction, icon]) => (
        <IconButton
          key={direction}
          label={strings.board[direction]}
          icon={icon}
          onClick={() => view.nudge(item.id, direction)}
        />
      ))}
      <IconButton label={strings.board.remove} icon={Trash2} onClick={remove} />
    </fieldset>
  );
}
