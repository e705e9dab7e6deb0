import { useEffect, useRef } from 'react';
import { DensityGrid } from './density';
import styles from './heatmap.module.css';
import { paintHeat } from './paint';

/** A place in fractions 0..1 of the box, and how much it weighs. */
export interface HeatSpot {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

const CELLS = 96;
/** Standard deviation of the kernel, as a fraction of the box's width. */
const BANDWIDTH = 0.04;

/** Draws a density over any box; relative to its peak. */
export function paintSpots(canvas: HTMLCanvasElement, spots: readonly HeatSpot[], aspect: number): void {
  const rows = Math.max(8, Math.round(CELLS / Math.min(4, Math.max(0.25, aspect))));
  const grid = new DensityGrid(CELLS, rows, BANDWIDTH * CELLS);
  for (const { x, y, weight } of spots) {
    grid.add(x, y, weight);
  }
  paintHeat(canvas, grid.density());
}

interface HeatCanvasProps {
  readonly spots: readonly HeatSpot[];
  readonly opacity?: number;
  /** Width by height of the box, so that the kernel is as wide as it is high. */
  readonly aspect?: number;
}

/** Draws density over whatever it covers; fills its positioned parent. */
export function HeatCanvas({ spots, opacity = 0.8, aspect = 1 }: HeatCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) {
      paintSpots(canvas.current, spots, aspect);
    }
  }, [spots, aspect]);
  return <canvas ref={canvas} className={styles.heat} style={{ opacity }} />;
}
