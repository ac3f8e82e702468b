// Chinese and English must have the same keys and the same {{placeholders}}, and no text may be empty.
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

const files = (language) =>
  readdirSync(join(root, language))
    .filter((name) => name !== "all.ts" && name !== "phone-all.ts")
    .sort();
if (files("zh-CN").join() !== files("en").join()) problems.push("zh-CN and en have different files");
for (const file of files("zh-CN")) {
  const zh = new Map(flat(await load("zh-CN", file)));
  const en = new Map(flat(await load("en", file)));
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
