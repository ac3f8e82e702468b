// src/api/openapi.json → src/api/schema.d.ts; other files when named (script/api --check makes them elsewhere).
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";

const folder = join(import.meta.dirname, "../src/api");
const [source = join(folder, "openapi.json"), target = join(folder, "schema.d.ts")] = process.argv.slice(2);
const description = JSON.parse(readFileSync(source, "utf8"));
const types = await openapiTS(description, { defaultNonNullable: false, alphabetize: true });
writeFileSync(target, `// Generated from openapi.json by \`npm run gen-api\`.\n${astToString(types)}`);
console.log(`gen-api: ${Object.keys(description.paths).length} paths`);
