import { useMemo } from 'react';
import type { HeatSubject } from '@/api';
import { strings } from '@/strings';
import { HeatCanvas } from './HeatCanvas';
import styles from './heatmap.module.css';
import { useCreativeHeat } from './useCreativeHeat';

/** Everybody's heat over one creative, whose box it fills. */
export function CreativeHeat({ subject, aspect = 1 }: { subject: HeatSubject; aspect?: number }) {
  const { data } = useCreativeHeat(subject);
  const spots = useMemo(
    () => data?.heatmap.map(({ x, y, intensity }) => ({ x, y, weight: intensity })) ?? [],
    [data],
  );
  if (data && spots.length === 0) {
    return <p className={styles.nothing}>{strings.loop.noHeat}</p>;
  }
  return <HeatCanvas spots={spots} aspect={aspect} />;
}
