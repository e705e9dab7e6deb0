import { describe, expect, it } from 'vitest';
import { DensityGrid, peakOf } from './density';

const sum = (cells: Float32Array) => cells.reduce((all, cell) => all + cell, 0);

function random(seed: number) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function mode(grid: DensityGrid) {
  const { cells, columns, rows } = grid.density();
  const index = cells.indexOf(peakOf(grid.density()));
  return { u: ((index % columns) + 0.5) / columns, v: (Math.floor(index / columns) + 0.5) / rows };
}

describe('density', () => {
  it('conserves weight, also at the edges and in the corners', () => {
    const next = random(7);
    for (const [columns, rows, bandwidth] of [
      [200, 125, 5],
      [64, 64, 2.5],
      [3, 9, 4],
      [1, 1, 1],
    ] as const) {
      const grid = new DensityGrid(columns, rows, bandwidth);
      let weight = 0;
      for (let n = 0; n < 500; n++) {
        const w = next();
        grid.add(n % 5 ? next() : Math.round(next()), n % 7 ? next() : Math.round(next()), w);
        weight += w;
      }
      expect(sum(grid.density().cells) / weight).toBeCloseTo(1, 3);
    }
  });

  it('is highest where the points are, within a cell', () => {
    const next = random(3);
    for (let n = 0; n < 100; n++) {
      const grid = new DensityGrid(200, 125, 5);
      const [u, v] = [next(), next()];
      grid.add(u, v, 1);
      expect(Math.abs(mode(grid).u - u)).toBeLessThanOrEqual(1 / 200);
      expect(Math.abs(mode(grid).v - v)).toBeLessThanOrEqual(1 / 125);
    }
  });

  it('finds the larger of two clusters, not the place between them', () => {
    const grid = new DensityGrid(200, 125, 5);
    for (let n = 0; n < 30; n++) {
      grid.add(0.2 + n / 3000, 0.3, 1);
      grid.add(0.8 + n / 3000, 0.7, n < 20 ? 1 : 0);
    }
    expect(mode(grid).u).toBeCloseTo(0.205, 1);
    expect(mode(grid).v).toBeCloseTo(0.3, 1);
  });

  it('does not count what lies outside or weighs nothing', () => {
    const grid = new DensityGrid(20, 20, 1);
    grid.add(-0.1, 0.5, 1);
    grid.add(0.5, 1.01, 1);
    grid.add(0.5, 0.5, 0);
    grid.add(Number.NaN, 0.5, 1);
    expect(sum(grid.density().cells)).toBe(0);
  });

  it('starts anew after a clear', () => {
    const grid = new DensityGrid(20, 20, 1);
    grid.add(0.5, 0.5, 1);
    grid.density();
    grid.clear();
    expect(sum(grid.density().cells)).toBe(0);
  });
});
