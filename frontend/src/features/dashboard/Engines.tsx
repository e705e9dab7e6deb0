import { useStatus, type Worker } from '@/api';
import { Badge, ErrorState, Panel, Skeleton } from '@/design';
import { format, strings } from '@/strings';
import styles from './Engines.module.css';

const text = strings.dashboard;

/** Which engine does each step just now, by the worker's own word, and whether the model behind it is loaded. */
export function Engines() {
  const { data, error, refetch } = useStatus();
  const loaded = data && {
    segmenter: data.sam3_loaded,
    scene_reader: data.clip_loaded,
    painter: data.sd15_loaded,
  };
  return (
    <Panel title={text.engines} actions={data?.worker && <Badge tone="accent">{text.workerUp}</Badge>}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={168} />}
      {data && !data.worker && <p className={styles.down}>{text.workerDown}</p>}
      {data?.worker && loaded && (
        <dl className={styles.engines}>
          {(Object.keys(text.steps) as (keyof typeof text.steps)[]).map(step => (
            <Engine key={step} step={step} worker={data.worker} loaded={loaded[step]} />
          ))}
        </dl>
      )}
      {data?.worker?.at !== undefined && (
        <p className={styles.heard}>{text.heartbeat(format.time(data.worker.at))}</p>
      )}
    </Panel>
  );
}

interface EngineProps {
  readonly step: keyof typeof text.steps;
  readonly worker: Worker | undefined;
  readonly loaded: boolean;
}

function Engine({ step, worker, loaded }: EngineProps) {
  const engine = worker?.[step] ?? '';
  return (
    <div className={styles.engine}>
      <dt>{text.steps[step]}</dt>
      <dd>
        <strong>{text.engineNames[engine] ?? engine}</strong>
        {loaded ? (
          <Badge tone="accent">{text.loaded}</Badge>
        ) : (
          <Badge>{text.notLoaded(text.models[step])}</Badge>
        )}
      </dd>
    </div>
  );
}
