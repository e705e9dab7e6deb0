import { useEffect } from 'react';
import { Panel } from '@/design';
import { strings } from '@/strings';
import { useObservable } from '../board/observable';
import { Announcement } from './Announcement';
import { AttentionClock } from './AttentionClock';
import { GenerationProgress } from './GenerationProgress';
import styles from './Loop.module.css';
import { MeasuringOff } from './MeasuringOff';
import { MeasuringState } from './MeasuringState';
import { useStudio } from './StudioSession';

/** What the analyser knows, thinks and makes of it. */
export function LoopPanel() {
  const studio = useStudio();
  const answer = useObservable(studio.consent);
  const { analysis, problem } = useObservable(studio.loop);
  useEffect(() => studio.loop.start(), [studio]);
  const measuring = answer === 'memory' || answer === 'storage';
  return (
    <Panel title={strings.loop.title}>
      {measuring ? (
        <div className={styles.parts}>
          <AttentionClock />
          <section aria-labelledby="reasoning-title">
            <h3 id="reasoning-title">{strings.loop.reasoning}</h3>
            <ul className={styles.reasoning}>
              {(analysis?.reasoning ?? [strings.loop.noReasoning]).map(sentence => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            {problem && (
              <p className={styles.problem} role="alert">
                {problem}
              </p>
            )}
          </section>
          {analysis && <GenerationProgress generation={analysis.generation} />}
          <MeasuringState />
          <Announcement />
        </div>
      ) : (
        <MeasuringOff />
      )}
    </Panel>
  );
}
