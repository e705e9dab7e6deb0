import { useState } from 'react';
import { apiUrl, type Composition } from '@/api';
import { Badge, Panel } from '@/design';
import { strings } from '@/strings';
import { useObservable } from '../board/observable';
import { CompositionDialog } from './CompositionDialog';
import styles from './Loop.module.css';
import { useStudio } from './StudioSession';

/** The ads of this visit, newest first, each with what it was made of and why it looks like that. */
export function Compositions() {
  const { loop } = useStudio();
  const { compositions } = useObservable(loop);
  const [open, setOpen] = useState<Composition>();
  return (
    <Panel title={strings.loop.compositions}>
      {compositions.length === 0 && <p className={styles.hint}>{strings.loop.noCompositions}</p>}
      <ul className={styles.ads} aria-live="polite">
        {compositions.map(composition => (
          <li key={composition.id} className={styles.ad}>
            <button type="button" className={styles.picture} onClick={() => setOpen(composition)}>
              <img
                crossOrigin="anonymous"
                src={apiUrl(composition.url)}
                width={composition.width}
                height={composition.height}
                alt={composition.prompt}
                data-ad-composition={composition.id}
                loading="lazy"
              />
            </button>
            <p className={styles.why}>{composition.placement}</p>
            <p className={styles.prompt}>{composition.prompt}</p>
            <Badge>{composition.engine}</Badge>
          </li>
        ))}
      </ul>
      <CompositionDialog composition={open} onClose={() => setOpen(undefined)} />
    </Panel>
  );
}
