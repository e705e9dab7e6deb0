import { describe, expect, it } from 'vitest';
import { opacity, RGBA, type Rgb, SCALE } from './colours';

const linear = (rgb: Rgb) =>
  rgb.map(c => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];

/** OKLab of linear sRGB (Ottosson 2020). */
function lab([r, g, b]: readonly [number, number, number]) {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ] as const;
}

/** Full dichromacy after Machado, Oliveira and Fernandes (2009), on linear sRGB. */
const BLINDNESS = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

function seen(matrix: number[], [r, g, b]: readonly [number, number, number]) {
  const row = (i: number) =>
    Math.max(0, (matrix[i] ?? 0) * r + (matrix[i + 1] ?? 0) * g + (matrix[i + 2] ?? 0) * b);
  return [row(0), row(3), row(6)] as const;
}

/** Every eighth colour: a step larger than the rounding to 8 bits. */
const steps = SCALE.filter((_, i) => i % 8 === 0 || i === 255);

describe('the scale of heat', () => {
  it('gets lighter with every step', () => {
    const lightness = steps.map(rgb => lab(linear(rgb))[0]);
    for (let i = 1; i < lightness.length; i++) {
      expect(lightness[i]).toBeGreaterThan(lightness[i - 1] ?? 1);
    }
  });

  it('gets lighter for those who do not see all colours as well', () => {
    for (const [name, matrix] of Object.entries(BLINDNESS)) {
      const lightness = steps.map(rgb => lab(seen(matrix, linear(rgb)))[0]);
      for (let i = 1; i < lightness.length; i++) {
        expect(lightness[i], name).toBeGreaterThan(lightness[i - 1] ?? 1);
      }
    }
  });

  it('is evenly spaced to the eye', () => {
    const labs = SCALE.filter((_, i) => i % 15 === 0).map(rgb => lab(linear(rgb)));
    const distances = labs
      .slice(1)
      .map((to, i) => Math.hypot(...to.map((value, k) => value - (labs[i]?.[k] ?? 0))));
    const mean = distances.reduce((all, d) => all + d, 0) / distances.length;
    for (const distance of distances) {
      expect(Math.abs(distance / mean - 1)).toBeLessThan(0.15);
    }
  });

  it('hides nothing where nobody looked, and more the more people did', () => {
    expect(RGBA[3]).toBe(0);
    for (let share = 0; share < 1; share += 0.01) {
      expect(opacity(share + 0.01)).toBeGreaterThanOrEqual(opacity(share));
    }
    expect(opacity(1)).toBe(1);
  });
});
