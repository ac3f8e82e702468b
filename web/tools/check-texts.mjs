// Chinese and English must have the same keys and the same {{placeholders}}, and no text may be empty.
// English behind a figure: its plural is known to texts/singular.ts, or the text has its own `_one`.
import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname, "../src/texts");
const problems = [];

async function load(language, file) {
  const source = stripTypeScriptTypes(readFileSync(join(root, language, file), "utf8"));
  return Object.values(await import(`data:text/javascript,${encodeURIComponent(source)}`))[0];
}
const flat = (tree, path = "") =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value]] : flat(value, `${path}${key}.`),
  );
const holes = (text) =>
  [...text.matchAll(/\{\{\s*([\w.]+)/g)]
    .map((one) => one[1])
    .sort()
    .join();

const { PLURALS } = await import(
  `data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(readFileSync(join(root, "singular.ts"), "utf8")))}`
);
const nouns = new Set(PLURALS.split("|"));
const verbs = new Set(["is", "was", "has", "as", "less", "asks", "needs", "goes", "waits", "lies", "leaves"]);
const BEHIND = /\{\{[^}]+\}\} ([a-z-]+s|people)\b/g;
const AGREES = new RegExp(`\\}\\} ([a-z-]+ )?(${PLURALS}) (are|were|have|do|go|wait|come|lie|need|stay|take)\\b`);
const numerous = (key, text, texts) => {
  if (key.endsWith("_one") || texts.has(`${key}_one`)) return null;
  const unknown = [...text.matchAll(BEHIND)]
    .map((one) => one[1])
    .filter((word) => !nouns.has(word) && !verbs.has(word));
  if (unknown.length) return `${unknown} behind a figure: add it to PLURALS of texts/singular.ts`;
  return AGREES.test(text) ? "the verb changes with one: give it a text with _one, or say it without the verb" : null;
};

const files = (language) =>
  readdirSync(join(root, language))
    .filter((name) => name !== "all.ts" && name !== "phone-all.ts")
    .sort();
if (files("zh-CN").join() !== files("en").join()) problems.push("zh-CN and en have different files");
for (const file of files("zh-CN")) {
  const zh = new Map(flat(await load("zh-CN", file)));
  const en = new Map(flat(await load("en", file)));
  for (const [key, text] of en) {
    const problem = numerous(key, text, en);
    if (problem) problems.push(`${file}: ${key}: ${problem}`);
  }
  for (const [key, text] of [...en].filter(([key]) => key.endsWith("_one"))) {
    const plural = en.get(key.slice(0, -4)); // a singular stands beside its plural
    if (plural === undefined || holes(plural) !== holes(text)) problems.push(`${file}: ${key} does not fit its plural`);
    en.delete(key);
  }
  for (const key of new Set([...zh.keys(), ...en.keys()])) {
    const [first, second] = [zh.get(key), en.get(key)];
    if (first === undefined || second === undefined)
      problems.push(`${file}: ${key} is missing in ${first === undefined ? "zh-CN" : "en"}`);
    else if (!first.trim() || !second.trim()) problems.push(`${file}: ${key} is empty`);
    else if (holes(first) !== holes(second))
      problems.push(`${file}: ${key} has other placeholders in the two languages`);
  }
  for (const name of ["zh-CN", "en"]) {
    const index = ["all.ts", "phone-all.ts", "../late.ts"].map((one) => readFileSync(join(root, name, one), "utf8"));
    if (!index.join("").includes(`/${name}/${file.replace(".ts", "")}"`))
      problems.push(`${name}/all.ts, phone-all.ts and late.ts do not list ${file}`);
  }
}
for (const problem of problems) console.error(problem);
console.log(`texts: ${files("zh-CN").length} files, ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
