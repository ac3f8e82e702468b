// Builds the two entries of the web app: the desk (index.html) and the phone (m.html).
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { phoneWorker } from "./tools/phone-worker";

const server = process.env.YINGDAN_SERVER ?? "http://127.0.0.1:8000";

/** The back end serves m.html for /m and /m/…; the dev server must answer the same, and leave /map alone. */
const phoneEntry: Plugin = {
  name: "yingdan-phone-entry",
  configureServer(dev) {
    dev.middlewares.use((request, _response, next) => {
      const path = request.url?.split("?")[0] ?? "";
      if (path === "/m" || path.startsWith("/m/")) request.url = "/m.html";
      next();
    });
  },
};

export default defineConfig({
  base: "/",
  plugins: [react(), phoneEntry, phoneWorker],
  resolve: { alias: { "@": resolve(import.meta.dirname, "src") } },
  server: { host: "127.0.0.1", port: 8110, proxy: { "/api": server } },
  build: {
    outDir: "dist",
    target: "es2022",
    manifest: true,
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      input: { desk: resolve(import.meta.dirname, "index.html"), phone: resolve(import.meta.dirname, "m.html") },
    },
  },
});
