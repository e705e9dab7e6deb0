import { Download } from 'lucide-react';
import { useState } from 'react';
import { apiUrl, type Composition } from '@/api';
import { Dialog, Switch } from '@/design';
import { format, strings } from '@/strings';
import { CreativeHeat } from '../heatmap/CreativeHeat';
import styles from './Loop.module.css';

/** An ad in full, everybody's heat over it. */
export function CompositionDialog({
  composition,
  onClose,
}: {
  composition: Composition | undefined;
  onClose: () => void;
}) {
  const [heat, setHeat] = useState(true);
  if (!composition) {
    return null;
  }
  const { id, url, prompt, engine, placement, hotspot, width, height } = composition;
  return (
    <Dialog open onClose={onClose} title={strings.loop.adFor(undefined)} wide>
      <div className={styles.detail}>
        <div className={styles.large} style={{ aspectRatio: `${width} / ${height}` }}>
          <img crossOrigin="anonymous" src={apiUrl(url)} alt={prompt} data-ad-composition={id} />
          {heat && <CreativeHeat subject={{ composition_id: id }} />}
        </div>
        <dl className={styles.facts}>
          <dt>{strings.loop.why}</dt>
          <dd>{placement}</dd>
          <dd>{strings.loop.hotspot(format.percent(hotspot.u), format.percent(hotspot.v))}</dd>
          <dt>{strings.loop.prompt}</dt>
          <dd>{prompt}</dd>
          <dt>{strings.loop.engine}</dt>
          <dd>{engine}</dd>
          <dd>
            <Switch label={strings.loop.heat} checked={heat} onChange={setHeat} />
          </dd>
          <dd>
            <a href={apiUrl(url)} download={`${id}.jpg`} className={styles.link}>
              <Download size={16} aria-hidden="true" />
              {strings.loop.download}
            </a>
          </dd>
        </dl>
      </div>
    </Dialog>
  );
}
