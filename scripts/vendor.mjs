// Copies the front-end files that Panhuo serves from node_modules into an ignored folder of the package,
// and writes their SHA-256 into MANIFEST.json. The list is fixed: a new version that moves a file stops here.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const FROM = join(ROOT, "node_modules");
const TO = join(ROOT, "src", "panhuo", "web", "static", "vendor");
const FILES = [
  ["@tabler/core", "dist/css/tabler.min.css", "tabler/tabler.min.css"],
  ["@tabler/core", "dist/js/tabler.min.js", "tabler/tabler.min.js"],
  ["echarts", "dist/echarts.min.js", "echarts/echarts.min.js"],
];

// A source map that is not served would stop `collectstatic` (spikes: MissingFileError).
const withoutSourceMap = (text) =>
  text.replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, "\n").replace(/\n?\/\*# sourceMappingURL=\S+ \*\/\s*$/, "\n");

const version = (name) => JSON.parse(readFileSync(join(FROM, name, "package.json"), "utf8")).version;

rmSync(TO, { recursive: true, force: true });
const manifest = FILES.map(([name, source, target]) => {
  const text = withoutSourceMap(readFileSync(join(FROM, name, source), "utf8"));
  if (text.includes("sourceMappingURL=")) throw new Error(`${source} still names a source map`);
  mkdirSync(dirname(join(TO, target)), { recursive: true });
  writeFileSync(join(TO, target), text);
  const sha256 = createHash("sha256").update(text).digest("hex");
  return { package: name, version: version(name), file: target, sha256 };
});
writeFileSync(join(TO, "MANIFEST.json"), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`${manifest.length} files → ${TO}`);
