import { strings } from '@/strings';
import { useObservable } from '../board/observable';
import { useStudio } from './StudioSession';
import { stageOf } from './stages';

/** Says what changes rarely: a stage of the generation, ads that arrived. The rest changes every second. */
export function Announcement() {
  const { loop } = useStudio();
  const { analysis, compositions } = useObservable(loop);
  const stage = analysis && stageOf(analysis.generation);
  return (
    <p className="visually-hidden" aria-live="polite">
      {stage
        ? strings.loop.stages[stage]
        : compositions.length > 0 && strings.loop.arrived(compositions.length)}
    </p>
  );
}
