import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The tracking library on its own, for any site: `dist/tracker.js`, a plain script. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    emptyOutDir: false,
    lib: {
      entry: fileURLToPath(new URL('./src/tracker/script.ts', import.meta.url)),
      name: 'adaptiveAdsTracker',
      formats: ['iife'],
      fileName: () => 'tracker.js',
    },
  },
});
