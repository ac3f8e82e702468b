// A step of the build: m-sw.js with the list of what the phone needs without a network – everything that its entry can reach.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rollup } from "vite";

const PUBLIC = ["/m", "/m.webmanifest", "/icon.svg", "/icon-192.png", "/icon-512.png"];
const SOURCE = join(import.meta.dirname, "../src/mobile/m-sw.js");
type Bundle = Rollup.OutputBundle;

/** Chunks and styles that a chunk needs, at once or later. */
function reachable(bundle: Bundle, entry: string): string[] {
  const files = new Set<string>();
  const open = [entry];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const chunk = bundle[name];
    if (files.has(name) || chunk?.type !== "chunk") continue;
    files.add(name);
    for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css);
    open.push(...chunk.imports, ...chunk.dynamicImports);
  }
  return [...files].sort();
}

const isEntry = (one: Bundle[string]) =>
  one.type === "chunk" && one.isEntry && !!one.facadeModuleId?.endsWith("/m.html");

export const phoneWorker: Plugin = {
  name: "yingdan-phone-worker",
  apply: "build",
  writeBundle({ dir = "" }, bundle) {
    const entry = Object.values(bundle).find(isEntry);
    if (!entry) throw new Error("phone-worker: the build has no entry m.html");
    const shell = [...PUBLIC, ...reachable(bundle, entry.fileName).map((name) => `/${name}`)];
    const html = readFileSync(join(dir, "m.html"), "utf8");
    const build = createHash("sha256").update(html).update(shell.join()).digest("hex").slice(0, 12);
    const head = `const SHELL = ${JSON.stringify(shell)};\nconst BUILD = "${build}";\n`;
    writeFileSync(join(dir, "m-sw.js"), head + readFileSync(SOURCE, "utf8"));
    this.info(`${shell.length} files in the phone's shell, build ${build}`);
  },
};
