// Unit and component tests run in happy-dom; the network is msw's.
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": resolve(import.meta.dirname, "src") } },
  test: {
    environment: "happy-dom",
    environmentOptions: { happyDOM: { url: "http://localhost/" } },
    setupFiles: ["src/test/setup.ts"],
    maxWorkers: 2,
    testTimeout: 90_000, // only a failure takes that long; a build machine may be ten times slower than a desk
    unstubGlobals: true,
    restoreMocks: true,
  },
});
