import { useRef, useState } from 'react';
import { Button, EmptyState, Switch } from '@/design';
import { strings } from '@/strings';
import { HeatPanel } from '../heatmap/HeatPanel';
import { useBoardHeat } from '../heatmap/useBoardHeat';
import { ConsentCard } from '../loop/ConsentCard';
import { useStudio } from '../loop/StudioSession';
import styles from './Board.module.css';
import { BoardTools } from './BoardTools';
import { KeysDialog } from './KeysDialog';
import { ListDialog } from './ListDialog';
import { Note } from './Note';
import { useObservable } from './observable';
import { SelectionBar } from './SelectionBar';
import { useAdaptation } from './useAdaptation';
import { useBoardView } from './useBoardView';
import { useProductsOnBoard } from './useProductsOnBoard';
import { useWishes } from './useWishes';

export function Board() {
  const { board } = useStudio();
  const { items, adapting, snapping, selected } = useObservable(board);
  const viewport = useRef<HTMLDivElement>(null);
  const [dialog, setDialog] = useState<'keys' | 'list' | null>(null);
  const [said, say] = useState('');
  const products = useProductsOnBoard();
  const wishes = useWishes();
  const view = useBoardView(viewport, { wish: wishes.make, say, help: () => setDialog('keys') });
  useBoardHeat(view);
  const adaptation = useAdaptation(view);
  const selection = board.item(selected);

  return (
    <section className={styles.board} aria-labelledby="board-title">
      <div className={styles.head}>
        <h2 id="board-title">{strings.board.title}</h2>
        {products.more > 0 && (
          <Button small onClick={products.loadMore}>
            {strings.board.moreProducts}
          </Button>
        )}
        <Switch
          label={strings.board.snap}
          checked={snapping}
          onChange={value => board.update({ snapping: value })}
        />
        <Switch
          label={strings.board.adapt}
          checked={adapting}
          onChange={value => board.update({ adapting: value })}
        />
      </div>
      <div className={styles.stage}>
        <div
          ref={viewport}
          className={styles.viewport}
          role="application"
          aria-label={strings.board.label}
          aria-describedby="board-description"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that pan and zoom act on the board itself
          tabIndex={0}
        />
        <p id="board-description" className="visually-hidden">
          {strings.board.description}
        </p>
        {items.length === 0 && !products.loading && (
          <div className={styles.empty}>
            <EmptyState title={strings.board.empty} hint={strings.board.emptyHint} />
          </div>
        )}
        {view && selection && <SelectionBar view={view} item={selection} />}
        {view && <BoardTools view={view} onKeys={() => setDialog('keys')} onList={() => setDialog('list')} />}
        {wishes.note ? (
          <Note text={wishes.note} />
        ) : (
          adaptation && (
            <Note
              text={adaptation.text}
              action={{ label: strings.board.putBack, onClick: adaptation.undo }}
            />
          )
        )}
        <ConsentCard />
      </div>
      <HeatPanel />
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
      <KeysDialog open={dialog === 'keys'} onClose={() => setDialog(null)} />
      {view && <ListDialog open={dialog === 'list'} onClose={() => setDialog(null)} view={view} />}
    </section>
  );
}
