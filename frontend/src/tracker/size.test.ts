// @vitest-environment node
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, it } from 'vitest';

/** What a site pays for the one tag. */
const LIMIT = 4096;

it('the script takes at most 4 kB gzipped', async () => {
  const built = await build({
    configFile: 'vite.tracker.config.ts',
    logLevel: 'silent',
    build: { write: false },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap(each =>
    'output' in each ? each.output : [],
  );
  const [chunk] = outputs;
  expect(outputs).toHaveLength(1);
  expect(chunk?.type).toBe('chunk');
  if (chunk?.type === 'chunk') {
    expect(gzipSync(chunk.code, { level: 9 }).length).toBeLessThanOrEqual(LIMIT);
  }
});
