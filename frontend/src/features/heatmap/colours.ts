/**
 * The scale of heat: from deep violet over red and orange to pale yellow, evenly spaced in OKLab (Ottosson 2020) with
 * lightness always rising, so that equal steps of density look like equal steps to everybody, also without colours.
 */
type Lab = readonly [l: number, a: number, b: number];
export type Rgb = readonly [r: number, g: number, b: number];

/** Lightness, chroma and hue in degrees of the way's corners. */
const WAY: readonly Lab[] = [
  polar(0.3, 0.12, 290),
  polar(0.44, 0.17, 312),
  polar(0.57, 0.19, 2),
  polar(0.69, 0.17, 38),
  polar(0.81, 0.14, 72),
  polar(0.94, 0.1, 104),
];

/** Where heat begins to be seen, and from where on it hides what lies under it as much as it ever does. */
const FAINT = 0.02;
const SOLID = 0.45;

function polar(l: number, chroma: number, hue: number): Lab {
  const angle = (hue * Math.PI) / 180;
  return [l, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

export function labToRgb([l, a, b]: Lab): Rgb {
  const [x, y, z] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ];
  const encode = (linear: number) => {
    const c = Math.min(1, Math.max(0, linear));
    return Math.round(255 * (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055));
  };
  return [
    encode(4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z),
    encode(-1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z),
    encode(-0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z),
  ];
}

/** The colour at 0..1 of the way's length. */
function along(t: number): Lab {
  const legs = WAY.slice(1).map((to, i) => ({ from: WAY[i] as Lab, to }));
  const lengths = legs.map(({ from, to }) =>
    Math.hypot(...to.map((value, k) => value - (from[k] as number))),
  );
  let left = t * lengths.reduce((sum, length) => sum + length, 0);
  for (const [i, { from, to }] of legs.entries()) {
    const length = lengths[i] as number;
    if (left <= length || i === legs.length - 1) {
      const part = left / length;
      return [0, 1, 2].map(
        k => (from[k] as number) + part * ((to[k] as number) - (from[k] as number)),
      ) as unknown as Lab;
    }
    left -= length;
  }
  return WAY[0] as Lab;
}

export const SCALE: readonly Rgb[] = Array.from({ length: 256 }, (_, i) => labToRgb(along(i / 255)));

/** Opacity 0..1 of a share of the peak: nothing where nobody looked, then quickly there. */
export function opacity(share: number): number {
  const t = Math.min(1, Math.max(0, (share - FAINT) / (SOLID - FAINT)));
  return t * t * (3 - 2 * t);
}

/** The scale as 256 × RGBA, clear at its cold end. */
export const RGBA = Uint8ClampedArray.from(
  SCALE.flatMap((rgb, i) => [...rgb, Math.round(255 * opacity(i / 255))]),
);

/** The scale as it looks over a surface, for a legend. */
export const GRADIENT = `linear-gradient(to right, ${Array.from({ length: 13 }, (_, i) => {
  const share = i / 12;
  return `rgb(${(SCALE[Math.round(share * 255)] as Rgb).join(' ')} / ${opacity(share).toFixed(2)})`;
}).join(', ')})`;
