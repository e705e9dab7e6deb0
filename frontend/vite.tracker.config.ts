import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The tracking library on its own, for any site: `dist/tracker.js` (a plain script) and `dist/tracker.mjs`. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2020',
    emptyOutDir: false,
    lib: {
      entry: fileURLToPath(new URL('./src/tracker/index.ts', import.meta.url)),
      name: 'AdaptiveAdsTracker',
      formats: ['iife', 'es'],
      fileName: format => (format === 'es' ? 'tracker.mjs' : 'tracker.js'),
    },
  },
});
