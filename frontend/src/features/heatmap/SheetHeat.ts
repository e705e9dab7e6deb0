import type { Size } from '../board/geometry';
import type { HeatData, Mark } from './BoardHeat';
import { DensityGrid, peakOf } from './density';
import styles from './heatmap.module.css';
import { paintHeat } from './paint';

/** Sheet pixels a side of a cell, and of the kernel's standard deviation. */
const CELL_PX = 8;
const BANDWIDTH_PX = 34;

/** Heat over a sheet: a canvas that the sheet's own transform zooms and moves, so that neither redraws it. */
export class SheetHeat {
  readonly canvas = document.createElement('canvas');
  #grid: DensityGrid;
  #sheet: Size;
  #marks: readonly Mark[] = [];
  #frame = 0;
  #drawn: (peak: number) => void;

  /** @param drawn told the highest density, in weight per 1 % of the sheet */
  constructor(sheet: Size, drawn: (peak: number) => void = () => undefined) {
    this.#sheet = sheet;
    this.#drawn = drawn;
    this.#grid = new DensityGrid(
      Math.round(sheet.width / CELL_PX),
      Math.round(sheet.height / CELL_PX),
      BANDWIDTH_PX / CELL_PX,
    );
    this.canvas.className = styles.sheetHeat ?? '';
    this.canvas.setAttribute('aria-hidden', 'true');
  }

  show({ marks }: Pick<HeatData, 'marks'>): void {
    if (marks !== this.#marks) {
      this.#marks = marks;
      if (this.#frame === 0) {
        this.#frame = requestAnimationFrame(() => this.draw());
      }
    }
  }

  draw(): void {
    this.#frame = 0;
    const { width, height } = this.#sheet;
    this.#grid.clear();
    for (const { x, y, weight } of this.#marks) {
      this.#grid.add(x / width, y / height, weight);
    }
    const density = this.#grid.density();
    const peak = peakOf(density);
    paintHeat(this.canvas, density, peak);
    this.#drawn((peak * density.cells.length) / 100);
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.canvas.remove();
  }
}
