import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStatus } from '@/api';
import { Progress } from '@/design';
import { format, strings } from '@/strings';
import type { UploadState } from './queue';
import styles from './UploadStatus.module.css';

const text = strings.upload;

/** Where a photo is on its way, read out as it changes. */
export function UploadStatus({ state }: { state: UploadState }) {
  return (
    <div className={styles.status} role="status">
      <Content state={state} />
    </div>
  );
}

function Content({ state }: { state: UploadState }) {
  switch (state.kind) {
    case 'checking':
      return <p>{text.checking}</p>;
    case 'draft':
      return null;
    case 'waiting':
      return <p>{text.waiting}</p>;
    case 'uploading':
      return state.fraction < 1 ? (
        <Stage text={text.uploading} detail={format.percent(state.fraction)} value={state.fraction} />
      ) : (
        <Stage text={text.storing} />
      );
    case 'segmenting':
      return <Segmenting since={state.since} />;
    case 'ready':
      return (
        <p className={styles.good}>
          <CircleCheck size={14} aria-hidden="true" />
          {text.ready}
        </p>
      );
    case 'refused':
    case 'failed':
      return <p className={styles.bad}>{state.kind === 'refused' ? text.refused : text.failed}</p>;
  }
}

/** Why a photo gives no cut-out, and what to try. */
export function UploadTrouble({ state }: { state: Extract<UploadState, { kind: 'refused' | 'failed' }> }) {
  return (
    <p className={styles.trouble} role="alert">
      <CircleAlert size={16} aria-hidden="true" />
      <span>
        {state.reason} {state.kind === 'failed' && text.advice[state.code]}
      </span>
    </p>
  );
}

const TICK_MS = 500;

/** How long the worker's last cut-outs took tells how long this one still takes. */
function Segmenting({ since }: { since: number }) {
  const { data } = useStatus();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const worker = data?.worker;
  if (!worker) {
    return <Stage text={text.queued} />;
  }
  const usual = worker.segment_ms;
  const left = usual === undefined ? undefined : since + usual - now;
  const remaining = left === undefined ? '' : left > 0 ? text.remaining(format.duration(left)) : text.longer;
  return (
    <Stage
      text={text.segmenting(text.engineNames[worker.segmenter] ?? worker.segmenter)}
      detail={remaining}
      value={usual === undefined ? undefined : Math.min(0.95, (now - since) / usual)}
    />
  );
}

/** @param detail changes all the time: for the eye only, the progress bar tells the others */
function Stage({
  text: label,
  detail,
  value,
}: {
  text: string;
  detail?: string;
  value?: number | undefined;
}) {
  return (
    <>
      <p>
        {label}
        {detail && (
          <span aria-hidden="true" className="numbers">
            , {detail}
          </span>
        )}
      </p>
      <Progress label={label} value={value} />
    </>
  );
}
