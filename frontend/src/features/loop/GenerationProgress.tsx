import { Check } from 'lucide-react';
import type { Generation } from '@/api';
import { Progress } from '@/design';
import { format, strings } from '@/strings';
import styles from './Loop.module.css';
import { STAGES, stageOf } from './stages';

/** How far new ads are, stage by stage. Nothing while none are made. */
export function GenerationProgress({ generation }: { generation: Generation }) {
  const stage = stageOf(generation);
  if (generation.status === 'failed') {
    return (
      <p className={styles.problem} role="alert">
        {strings.loop.failed(generation.error ?? '')}
      </p>
    );
  }
  if (!stage) {
    return null;
  }
  const now = STAGES.indexOf(stage);
  const eta = generation.eta_ms;
  return (
    <section aria-labelledby="generation-title" className={styles.generation}>
      <div className={styles.clock}>
        <h3 id="generation-title">{strings.loop.generation}</h3>
        {eta !== undefined && (
          <span className="numbers">
            {strings.loop.eta(format.count(Math.max(1, Math.ceil(eta / 1000))))}
          </span>
        )}
      </div>
      <Progress label={strings.loop.generation} value={generation.progress} />
      <ol className={styles.stages}>
        {STAGES.map((each, i) => (
          <li key={each} aria-current={i === now ? 'step' : undefined} data-done={i < now}>
            {i < now ? <Check size={14} aria-hidden="true" /> : <span className={styles.dot} />}
            {strings.loop.stages[each]}
          </li>
        ))}
      </ol>
    </section>
  );
}
