// Layers (domain ← api ← offline ← ui ← features ← desktop/mobile), borders between features, libraries per entry, size of files.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const root = join(import.meta.dirname, "../src");
const LAYERS = ["domain", "texts", "api", "offline", "ui", "features", "desktop"];
/** Parts of ui/ that need no antd serve the phone too. */
const MOST_LINES = 300;
const problems = [];
const lines = [];

const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"),
);
const layerOf = (file) => file.split("/")[0];
const graph = new Map();

function target(from, specifier) {
  const base = specifier.startsWith("@/")
    ? join(root, specifier.slice(2))
    : specifier.startsWith(".")
      ? resolve(dirname(join(root, from)), specifier)
      : null;
  if (!base) return specifier;
  const found = [base, `${base}.ts`, `${base}.tsx`].find((one) => existsSync(one) && statSync(one).isFile());
  return found ? relative(root, found) : null;
}

for (const file of files) {
  const source = readFileSync(join(root, file), "utf8");
  const count = source.split("\n").length - 1;
  lines.push(count);
  if (count > MOST_LINES) problems.push(`${file}: ${count} lines, at most ${MOST_LINES}`);
  const found = [...source.matchAll(/(?:from|import)\s*\(?\s*"([@\w./-]+)"/g)].map((one) => [
    one[1],
    new RegExp(`import type [^;]*"${one[1].replace(/[/.@-]/g, "\\$&")}"`).test(source),
  ]);
  graph.set(
    file,
    found.map(([one, typeOnly]) => ({ to: target(file, one), typeOnly })).filter((one) => one.to !== null),
  );
}

const isTest = (file) => /\.test\.tsx?$/.test(file) || file.startsWith("test/");
const isAntd = (name) => name === "antd" || name.startsWith("antd/") || name.startsWith("@ant-design/");
for (const [file, imports] of graph) {
  if (isTest(file)) continue;
  const layer = layerOf(file);
  for (const { to } of imports) {
    if (to.startsWith("@") || !files.includes(to)) {
      if (layer === "domain" && /^(react|antd|@tanstack)/.test(to)) problems.push(`${file}: domain imports ${to}`);
      if (layer !== "mobile" && /^antd-mobile/.test(to)) problems.push(`${file}: only mobile may import ${to}`);
      continue;
    }
    const other = layerOf(to);
    if (layer === "mobile") {
      if (other === "desktop") problems.push(`${file}: mobile imports desktop (${to})`);
      if (other === "features") problems.push(`${file}: mobile imports a desk feature (${to})`);
    } else if (other === "mobile") problems.push(`${file}: imports mobile (${to})`);
    else if (layer === "texts" && other === "api") continue;
    else if (LAYERS.indexOf(other) > LAYERS.indexOf(layer)) problems.push(`${file}: ${layer} imports ${other} (${to})`);
    if (layer === "features" && other === "features" && to.split("/")[1] !== file.split("/")[1])
      problems.push(`${file}: imports another feature (${to})`);
  }
}

/** What the phone loads, directly or through others, must hold no antd. */
function reach(start) {
  const seen = new Map([[start, [start]]]);
  const open = [start];
  while (open.length) {
    const file = open.pop();
    for (const { to, typeOnly } of graph.get(file) ?? []) {
      if (typeOnly || seen.has(to)) continue;
      seen.set(to, [...seen.get(file), to]);
      if (graph.has(to)) open.push(to);
    }
  }
  return seen;
}
for (const [name, way] of reach("mobile/main.tsx"))
  if (isAntd(name)) problems.push(`the phone loads ${name}: ${way.join(" → ")}`);
// Texts of all its pages, and those that come late with a page that asks for them (`withTexts`).
const spoken = ["texts/zh-CN/phone-all.ts", "texts/late.ts"]
  .map((name) => readFileSync(join(root, name), "utf8"))
  .join("\n");
for (const name of reach("mobile/main.tsx").keys())
  if (graph.has(name))
    for (const [, book = "common"] of readFileSync(join(root, name), "utf8").matchAll(
      /useTranslation\((?:"(\w+)")?\)/g,
    ))
      if (!new RegExp(`^  ${book}(,$|: \\{$)`, "m").test(spoken))
        problems.push(`${name}: the phone does not load the texts ${book}`);
for (const [name, way] of reach("desktop/main.tsx"))
  if (/^antd-mobile/.test(name)) problems.push(`the desk loads ${name}: ${way.join(" → ")}`);

lines.sort((a, b) => a - b);
for (const problem of problems) console.error(problem);
console.log(
  `imports: ${files.length} files, median ${lines[Math.floor(lines.length / 2)]} lines, longest ${lines.at(-1)}, ${problems.length} problems`,
);
process.exit(problems.length ? 1 : 0);
