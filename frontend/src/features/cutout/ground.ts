/** What a cut-out is shown on. */
export type Ground = 'checker' | 'white' | 'black' | 'palette';

export function groundColour(ground: Ground, palette: readonly string[]): string {
  switch (ground) {
    case 'checker':
      return 'transparent';
    case 'white':
      return '#ffffff';
    case 'black':
      return '#0c0c0c';
    case 'palette':
      return palette[1] ?? palette[0] ?? '#888888';
  }
}
