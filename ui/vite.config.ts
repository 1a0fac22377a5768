/// <reference types="vitest/config" />
// Builds the pages into `dist`, which the API serves; `npm run dev` talks to an API that runs already.
import react from '@vitejs/plugin-react'
import { env } from 'node:process'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const api = env.SPOTTER_API ?? 'http://127.0.0.1:8420'

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 700, assetsInlineLimit: 0 },
  server: {
    // The API checks the exact origin of writes, so the development server passes on its own.
    proxy: {
      '/api': { target: api, headers: { origin: api } },
      '/readyz': api,
      '/ws': { target: api.replace('http', 'ws'), ws: true, headers: { origin: api } },
    },
  },
  test: {
    environment: 'jsdom',
    pool: 'threads',
    testTimeout: 30_000,
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    css: false,
  },
})
