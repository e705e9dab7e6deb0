import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The development server passes the API on to a running `make run` (API=http://localhost:5000). */
const api = process.env.API ?? 'http://localhost:5000';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: api },
      // The status shares its address with the page.
      '^/$': { target: api, bypass: ({ headers, url }) => (headers.accept?.includes('json') ? null : url) },
    },
  },
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: 0 },
  test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'jsdom' },
});
