import type { CSSProperties } from 'react';
import styles from './Slider.module.css';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** What the value means, for those who cannot see it. */
  readonly valueText?: string;
}

export function Slider({ label, value, onChange, min = 0, max = 1, step = 0.01, valueText }: SliderProps) {
  return (
    <input
      type="range"
      className={styles.slider}
      style={{ '--filled': `${(100 * (value - min)) / (max - min)}%` } as CSSProperties}
      aria-label={label}
      aria-valuetext={valueText}
      min={min}
      max={max}
      step={step}
      value={value}
      onChange={event => onChange(event.target.valueAsNumber)}
    />
  );
}
