// The build is made anew by content, whatever the times of files say.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

const ROOT = resolve(import.meta.dirname, "../..");
const copy = await mkdtemp(join(tmpdir(), "build-"));
after(() => rm(copy, { recursive: true }));
for (const part of ["static", "scripts/build.mjs", "package-lock.json"]) await cp(join(ROOT, part), join(copy, part), { recursive: true });
await symlink(join(ROOT, "node_modules"), join(copy, "node_modules"));
const MANIFEST = join(copy, "static/build/manifest.json");

/** Builds, and says of which sources; whether anything was made. */
async function build() {
  await utimes(MANIFEST, 0, 0);
  execFileSync(process.execPath, [join(copy, "scripts/build.mjs")]);
  const { sources } = JSON.parse(await readFile(MANIFEST, "utf8"));
  return { sources, made: (await stat(MANIFEST)).mtimeMs > 0 };
}

test("nothing is made where nothing has changed, and a file that came or went with an old date is noticed", async () => {
  const { sources } = await build();
  assert.deepEqual(await build(), { sources, made: false });
  const stray = join(copy, "static/stray.txt");
  await writeFile(stray, "");
  await utimes(stray, 0, 0);
  const more = await build();
  assert.equal(more.made, true);
  assert.notEqual(more.sources, sources);
  await rm(stray);
  assert.deepEqual(await build(), { sources, made: true });
});
