import { Keyboard, List, Maximize, Minus, Plus } from 'lucide-react';
import { IconButton } from '@/design';
import { format, strings } from '@/strings';
import styles from './Board.module.css';
import { useObservable } from './observable';
import type { BoardView } from './view/BoardView';
import { ZOOM_STEP } from './view/keys';

/** Zoom for those without a wheel, and where the keys are told. */
export function BoardTools({
  view,
  onKeys,
  onList,
}: {
  view: BoardView;
  onKeys: () => void;
  onList: () => void;
}) {
  const { scale } = useObservable(view.viewed);
  return (
    <>
      <fieldset className={styles.tools} aria-label={strings.board.tools}>
        <IconButton label={strings.board.zoomOut} icon={Minus} onClick={() => view.zoomBy(1 / ZOOM_STEP)} />
        <button
          type="button"
          className={styles.zoom}
          title={strings.board.reset}
          aria-label={`${strings.board.zoom(format.percent(scale))}. ${strings.board.reset}`}
          onClick={() => view.reset()}
        >
          {format.percent(scale)}
        </button>
        <IconButton label={strings.board.zoomIn} icon={Plus} onClick={() => view.zoomBy(ZOOM_STEP)} />
        <IconButton label={strings.board.fit} icon={Maximize} onClick={() => view.fit()} />
      </fieldset>
      <div className={styles.help}>
        <IconButton label={strings.board.items} icon={List} onClick={onList} />
        <IconButton label={strings.board.keys} icon={Keyboard} onClick={onKeys} />
      </div>
    </>
  );
}
