import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Where `tickmark serve` listens, for `npm run dev`: TICKMARK=http://127.0.0.1:PORT npm run dev
const backend = process.env.TICKMARK;

export default defineConfig({
  plugins: [react()],
  // The names of all font files are no news to whoever builds.
  logLevel: "warn",
  // Fonts and images stay files: the content security policy allows them from 'self' only.
  // The first engines with light-dark(): its substitute for older ones knows the system's theme only, not a chosen one.
  build: { target: ["chrome123", "safari17.5"], assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
  server: backend ? { proxy: { "/api": { target: backend, changeOrigin: true, headers: { origin: backend } } } } : {},
  // The tests are of pure rules: a process for each file would cost five times what they do.
  test: { include: ["src/**/*.test.ts"], pool: "threads", isolate: false },
});
