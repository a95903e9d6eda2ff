// Makes static/build/ from the sources in static/: for each page one script and the parts that it loads later, one style
// sheet beside the frame's, and one file of texts in each language. The sources stay small modules that Node tests as they
// are; a phone on a weak network gets a few small files instead of a hundred and fifty. Does nothing where the build is of
// these sources already. Run by `make build`; nothing imports it.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const STATIC = fileURLToPath(new URL("../static/", import.meta.url));
const BUILD = resolve(STATIC, "build");
const MANIFEST = resolve(BUILD, "manifest.json");
// The oldest browsers that the service worker, streams and private class fields run in anyway.
const TARGET = ["chrome111", "firefox115", "safari16.4"];
const PLAN = JSON.parse(await readFile(resolve(STATIC, "pages.json"), "utf8"));

const inStatic = (path) => relative(STATIC, resolve(STATIC, "..", path)).replaceAll("\\", "/");

/**
 * Pages that lead to each other share what both need; the others share nothing, so that each loads a few files only. Where a
 * page has parts that come later, what they share with it is split off.
 */
async function pages(names) {
  const { metafile } = await build({
    ...{ absWorkingDir: resolve(STATIC, ".."), entryPoints: names.map((name) => `static/js/pages/${name}.js`) },
    ...{ outdir: "static/build/js", entryNames: "[name]", chunkNames: "[name]-[hash]", metafile: true },
    ...{ bundle: true, splitting: true, minify: true, format: "esm", target: TARGET, legalComments: "inline", logLevel: "warning" },
  });
  return Object.fromEntries(names.map((name) => [name, parts(`static/build/js/${name}.js`, metafile.outputs)]));
}

/** What a page loads at once, the entry first, and what it may load later. */
function parts(entry, outputs) {
  const eager = reached([entry], outputs, ["import-statement"]);
  const later = reached([entry], outputs, ["import-statement", "dynamic-import"]).filter((file) => !eager.includes(file));
  return { eager: eager.map(inStatic), later: later.map(inStatic) };
}

function reached(queue, outputs, kinds) {
  const seen = new Set();
  while (queue.length > 0) {
    const file = queue.shift();
    if (seen.has(file)) continue;
    seen.add(file);
    queue.push(...outputs[file].imports.filter(({ kind }) => kinds.includes(kind)).map(({ path }) => path));
  }
  return [...seen];
}

/** Pictures and fonts stay where they are; a sheet names them from its new place. */
const KEEP_FILES = {
  name: "keep-files",
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path, resolveDir }) =>
      kind === "url-token" && !/^(?:data:|#)/.test(path)
        ? { path: relative(BUILD, resolve(resolveDir, path)).replaceAll("\\", "/"), external: true }
        : undefined,
    );
  },
};

async function style(name, sheets) {
  await build({
    stdin: { contents: sheets.map((sheet) => `@import "./${sheet}";`).join("\n"), resolveDir: STATIC, loader: "css" },
    ...{ outfile: resolve(BUILD, `${name}.css`), bundle: true, minify: true, target: TARGET, plugins: [KEEP_FILES] },
    ...{ legalComments: "inline", logLevel: "warning" },
  });
}

/** The areas of texts that a page speaks, one after the other, without what only translators read. */
async function texts(name, areas, language) {
  // A variant such as de-x-easy says some things in its own way, after and so instead of the language itself.
  const folders = [...new Set([language.split("-")[0], language])];
  const files = folders.flatMap((folder) => areas.map((area) => resolve(STATIC, "locales", folder, `${area}.ftl`)));
  const read = (file) => readFile(file, "utf8").catch((error) => (file.includes("-x-") && error.code === "ENOENT" ? "" : Promise.reject(error)));
  const parts = await Promise.all(files.map(read));
  const lines = parts.join("\n").split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  await mkdir(resolve(BUILD, "texts", language), { recursive: true });
  await writeFile(resolve(BUILD, "texts", language, `${name}.ftl`), `${lines.join("\n")}\n`);
}

/** What the server compares with the sources it finds, so that an old build never runs unnoticed (app/web/assets.py). */
async function sourceHash() {
  const found = await readdir(STATIC, { recursive: true, withFileTypes: true });
  const names = found
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(STATIC, resolve(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .filter((name) => !name.startsWith("build/"))
    .sort((one, other) => (one < other ? -1 : 1));
  const hash = createHash("sha256");
  const length = (size) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(size));
    return bytes;
  };
  for (const name of names) {
    const content = await readFile(resolve(STATIC, name));
    hash.update(length(Buffer.byteLength(name))).update(name).update(length(content.length)).update(content);
  }
  return hash.digest("hex");
}

/** This script and the packages it builds with. */
async function makerHash() {
  const hash = createHash("sha256");
  for (const file of [fileURLToPath(import.meta.url), resolve(STATIC, "../package-lock.json")]) hash.update(await readFile(file));
  return hash.digest("hex");
}

async function buildAll(made) {
  await rm(BUILD, { recursive: true, force: true });
  await mkdir(BUILD, { recursive: true });
  const languages = (await readdir(resolve(STATIC, "locales"), { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const scripts = {};
  const alone = Object.keys(PLAN.scripts).filter((name) => !PLAN.together.flat().includes(name)).map((name) => [name]);
  for (const names of [...PLAN.together, ...alone]) Object.assign(scripts, await pages(names));
  for (const [name, areas] of Object.entries(PLAN.scripts)) {
    if (areas.length > 0) await Promise.all(languages.map((language) => texts(name, areas, language.name)));
  }
  await Promise.all(Object.entries(PLAN.styles).map(([name, sheets]) => style(name, sheets)));
  // Last, so that a manifest means that everything before it is there.
  await writeFile(MANIFEST, `${JSON.stringify({ ...made, scripts }, null, 1)}\n`);
}

// By content, because times say nothing of a file that was deleted or came out of an archive.
const made = { sources: await sourceHash(), maker: await makerHash() };
const before = await readFile(MANIFEST, "utf8").then(JSON.parse).catch(() => null);
if (before?.sources !== made.sources || before.maker !== made.maker) await buildAll(made);
