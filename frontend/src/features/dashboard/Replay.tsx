import { Pause, Play } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useHeatmap } from '@/api';
import { Button, ErrorState, Field, Skeleton, Slider } from '@/design';
import { HeatCanvas } from '@/features/heatmap/HeatCanvas';
import { useSessionId } from '@/features/loop/StudioSession';
import { format, strings } from '@/strings';
import { ChartFrame } from './ChartFrame';
import { countUntil, type Mark, marksOf } from './playback';
import styles from './Replay.module.css';

const text = strings.dashboard;
const FOLLOW_MS = 10_000;
const DEFAULT_CANVAS = { width: 1000, height: 600 };

/** How the heat of one session came about, in the order it happened. */
export function Replay() {
  const mine = useSessionId();
  const [typed, setTyped] = useState('');
  const session = typed.trim() || mine;
  const heat = useHeatmap(session ? { session_id: session } : undefined, FOLLOW_MS);
  const marks = useMemo(() => (heat.data ? marksOf(heat.data) : []), [heat.data]);
  return (
    <ChartFrame
      title={text.replay}
      figures={{
        header: [text.time, text.markType, text.x, text.y, text.intensity],
        rows: marks.map(({ t, type, x, y, intensity }) => [new Date(t).toISOString(), type, x, y, intensity]),
      }}
    >
      <div className={styles.replay}>
        <div className={styles.side}>
          <Field
            label={text.replayOf}
            hint={text.replayHint}
            placeholder={text.replayMine}
            value={typed}
            maxLength={128}
            autoComplete="off"
            spellCheck={false}
            onChange={event => setTyped(event.target.value)}
          />
          {heat.data?.truncated && <p className={styles.note}>{text.truncated}</p>}
        </div>
        {!session && <p className={styles.empty}>{text.replayNone}</p>}
        {heat.error && <ErrorState error={heat.error} onRetry={() => void heat.refetch()} />}
        {heat.isPending && session && !heat.error && <Skeleton height={320} />}
        {heat.data && <Player key={session} marks={marks} canvas={heat.data.canvas ?? DEFAULT_CANVAS} />}
      </div>
    </ChartFrame>
  );
}

const STEP_MS = 100;
/** A replay of any length is over after this. */
const WHOLE_MS = 12_000;

function Player({ marks, canvas }: { marks: readonly Mark[]; canvas: { width: number; height: number } }) {
  const first = marks[0]?.t ?? 0;
  const length = (marks.at(-1)?.t ?? 0) - first;
  const [share, setShare] = useState(1);
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) {
      return;
    }
    const timer = setInterval(() => setShare(now => Math.min(1, now + STEP_MS / WHOLE_MS)), STEP_MS);
    return () => clearInterval(timer);
  }, [playing]);
  useEffect(() => {
    if (share >= 1) {
      setPlaying(false);
    }
  }, [share]);
  const now = first + share * length;
  const shown = countUntil(marks, now);
  const spots = useMemo(
    () =>
      marks
        .slice(0, shown)
        .map(({ x, y, intensity }) => ({ x: x / canvas.width, y: y / canvas.height, weight: intensity })),
    [marks, shown, canvas.width, canvas.height],
  );
  return (
    <div>
      <div className={styles.stage} style={{ aspectRatio: `${canvas.width} / ${canvas.height}` }}>
        <HeatCanvas spots={spots} opacity={0.9} aspect={canvas.width / canvas.height} />
        {marks.length === 0 && <p className={styles.blank}>{text.replayEmpty}</p>}
      </div>
      <div className={styles.controls}>
        <Button
          icon={playing ? Pause : Play}
          disabled={marks.length === 0}
          onClick={() => {
            setShare(playing || share < 1 ? share : 0);
            setPlaying(!playing);
          }}
        >
          {playing ? text.pause : text.play}
        </Button>
        <Slider
          label={text.position}
          value={share}
          step={0.001}
          valueText={text.replayAt(shown, marks.length, format.duration(share * length))}
          onChange={value => {
            setPlaying(false);
            setShare(value);
          }}
        />
        <p className={`${styles.note} numbers`}>
          {text.replayAt(shown, marks.length, format.duration(share * length))}
        </p>
      </div>
    </div>
  );
}
