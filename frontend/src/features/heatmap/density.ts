/** A density over the unit square, row by row from the top; a cell holds the weight that lies in it. */
export interface Density {
  readonly columns: number;
  readonly rows: number;
  readonly cells: Float32Array;
}

/** Beyond so many standard deviations the kernel is cut off. */
const REACH = 3;

/**
 * Kernel density of weighted places, as counts shared among the four nearest cell centres (linear binning, Wand 1994) and
 * a Gaussian along each axis. What of a kernel would lie beyond the edges is spread over what lies inside, as the server does
 * for its hotspot: the cells sum up to the weight, and the highest stays where the points are, also near an edge.
 */
export class DensityGrid {
  readonly columns: number;
  readonly rows: number;
  #binned: Float32Array;
  #across: Float32Array;
  #cells: Float32Array;
  #kernel: Float32Array;
  #line: Float32Array;
  /** By length of a line: how much of a kernel around each of its cells lies on it. */
  #inside: ReadonlyMap<number, Float32Array>;
  #dirty = false;

  /** @param bandwidth standard deviation of the kernel, in cells */
  constructor(columns: number, rows: number, bandwidth: number) {
    this.columns = columns;
    this.rows = rows;
    this.#binned = new Float32Array(columns * rows);
    this.#across = new Float32Array(columns * rows);
    this.#cells = new Float32Array(columns * rows);
    this.#kernel = kernel(bandwidth, Math.min(columns, rows));
    this.#inside = new Map([columns, rows].map(length => [length, insides(this.#kernel, length)]));
    this.#line = new Float32Array(Math.max(columns, rows) + 2 * (this.#kernel.length - 1));
  }

  clear(): void {
    this.#binned.fill(0);
    this.#dirty = true;
  }

  /** @param u and v fractions 0..1; what lies outside is not counted */
  add(u: number, v: number, weight: number): void {
    if (!(u >= 0 && u <= 1 && v >= 0 && v <= 1 && weight > 0)) {
      return;
    }
    const { columns, rows } = this;
    const x = Math.min(columns - 1, Math.max(0, u * columns - 0.5));
    const y = Math.min(rows - 1, Math.max(0, v * rows - 0.5));
    const left = Math.min(Math.floor(x), Math.max(0, columns - 2));
    const top = Math.min(Math.floor(y), Math.max(0, rows - 2));
    const toRight = columns > 1 ? x - left : 0;
    const toBottom = rows > 1 ? y - top : 0;
    this.#bin(left, top, weight * (1 - toRight) * (1 - toBottom));
    this.#bin(left + 1, top, weight * toRight * (1 - toBottom));
    this.#bin(left, top + 1, weight * (1 - toRight) * toBottom);
    this.#bin(left + 1, top + 1, weight * toRight * toBottom);
    this.#dirty = true;
  }

  #bin(column: number, row: number, weight: number): void {
    if (weight > 0) {
      const cell = row * this.columns + column;
      this.#binned[cell] = (this.#binned[cell] ?? 0) + weight;
    }
  }

  /** Worked out anew only when something changed. The array is reused: it holds until the next call. */
  density(): Density {
    const { columns, rows } = this;
    if (this.#dirty) {
      for (let row = 0; row < rows; row++) {
        this.#blur(this.#binned, this.#across, row * columns, 1, columns);
      }
      for (let column = 0; column < columns; column++) {
        this.#blur(this.#across, this.#cells, column, columns, rows);
      }
      this.#dirty = false;
    }
    return { columns, rows, cells: this.#cells };
  }

  #blur(from: Float32Array, to: Float32Array, start: number, step: number, length: number): void {
    const kernel = this.#kernel;
    const line = this.#line;
    const reach = kernel.length - 1;
    const inside = this.#inside.get(length) as Float32Array;
    let any = 0;
    line.fill(0, 0, length + 2 * reach);
    for (let i = 0; i < length; i++) {
      const value = from[start + i * step] as number;
      line[reach + i] = value / (inside[i] as number);
      any += value;
    }
    if (any === 0) {
      for (let i = 0; i < length; i++) {
        to[start + i * step] = 0;
      }
      return;
    }
    const centre = kernel[0] as number;
    for (let i = 0; i < length; i++) {
      const at = reach + i;
      let sum = centre * (line[at] as number);
      for (let k = 1; k <= reach; k++) {
        sum += (kernel[k] as number) * ((line[at - k] as number) + (line[at + k] as number));
      }
      to[start + i * step] = sum;
    }
  }
}

/** Half of a Gaussian, from its centre outwards; the whole sums up to 1. */
function kernel(bandwidth: number, most: number): Float32Array {
  const reach = Math.min(Math.ceil(REACH * bandwidth), most);
  const half = Float32Array.from({ length: reach + 1 }, (_, i) => Math.exp(-0.5 * (i / bandwidth) ** 2));
  const sum = half.reduce((all, tap) => all + 2 * tap, -(half[0] as number));
  return half.map(tap => tap / sum);
}

function insides(half: Float32Array, length: number): Float32Array {
  return Float32Array.from({ length }, (_, cell) =>
    half.reduce((sum, tap, k) => sum + (cell - k >= 0 ? tap : 0) + (k > 0 && cell + k < length ? tap : 0), 0),
  );
}

export function peakOf(density: Density): number {
  let peak = 0;
  for (const cell of density.cells) {
    if (cell > peak) {
      peak = cell;
    }
  }
  return peak;
}
