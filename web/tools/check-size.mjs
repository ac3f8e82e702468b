// Size budgets of the built app: what a first visit loads, and that charts and the condition builder stay out of it.
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const dist = join(import.meta.dirname, "../dist");
const manifestFile = join(dist, ".vite/manifest.json");
if (!existsSync(manifestFile)) {
  console.error("size: nothing is built; run `npm run build` first");
  process.exit(1);
}
const manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
const KB = 1024;
/** entry, the chunks that its first page needs too, packing, budget */
const BUDGETS = [
  {
    name: "desk, first list",
    start: ["index.html", "src/desktop/Shell.tsx", "src/ui/list/ListPage.tsx", "src/texts/zh-CN/all.ts"],
    pack: "brotli",
    most: 330 * KB,
  },
  {
    name: "phone, first page",
    start: ["m.html", "src/mobile/today/TodayPage.tsx", "src/texts/zh-CN/phone-all.ts"],
    pack: "gzip",
    most: 240 * KB,
  },
];
const LAZY = [/echarts/, /react-querybuilder/, /dexie/];

const packed = (file, pack) => {
  const bytes = readFileSync(join(dist, file));
  return pack === "brotli" ? brotliCompressSync(bytes).length : gzipSync(bytes, { level: 9 }).length;
};

/** A part that other parts share as well stands in the manifest under the name of its file alone. */
const keyOf = (start) =>
  manifest[start] ? start : Object.keys(manifest).find((key) => key.startsWith(`_${basename(start, ".tsx")}-`));

function filesOf(starts) {
  const chunks = new Set();
  const files = new Set();
  const open = starts.map((start) => keyOf(start) ?? start);
  while (open.length) {
    const key = open.pop();
    if (chunks.has(key)) continue;
    chunks.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`size: the build has no chunk ${key}`);
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    open.push(...(chunk.imports ?? []));
  }
  return files;
}

let bad = 0;
for (const { name, start, pack, most } of BUDGETS) {
  const files = [...filesOf(start)];
  const size = files.reduce((all, file) => all + packed(file, pack), 0);
  const heavy = files.filter((file) => LAZY.some((one) => one.test(file)));
  console.log(`size: ${name}: ${Math.round(size / KB)} KB ${pack} of ${most / KB} in ${files.length} files`);
  if (size > most || heavy.length) {
    bad += 1;
    console.error(heavy.length ? `${name} loads ${heavy.join()} at once` : `${name} is over its budget`);
  }
}
process.exit(bad ? 1 : 0);
