// `npm test`: everything on a fresh clone. Each part runs although an earlier one failed; the last line counts all.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checks, runCheck } from "./check.mjs";
import { ensureChromium } from "./chromium.mjs";
import { bin, build, fail, generate, install, requireNode, root, run, say, seconds } from "./setup.mjs";

const results = join(root, "test-results");
const unitReport = join(results, "unit.json");
const e2eReport = join(results, "e2e.json");
const started = Date.now();
let passed = 0;
let failed = 0;

requireNode();
try {
  await install();
  await generate();
} catch (error) {
  fail(error.message);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

// Installed while the first parts run. Should it fail, the part that needs it says so.
const chromium = ensureChromium(say);
chromium.catch(() => undefined);

// None of the checks keeps two cores busy by itself.
await Promise.all(checks.map(([name, commands]) => part(name, () => runCheck(commands), onePoint)));
await part("unit and integration", () => run(process.execPath, vitest()), unitCounts);
await part("build", () => build(), onePoint);
await part("end to end", endToEnd, e2eCounts);

say(`tested in ${seconds(started)}`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

async function part(name, work, count) {
  say(`testing: ${name} …`);
  const begun = Date.now();
  let error = null;
  try {
    await work();
  } catch (caught) {
    error = caught;
    process.stderr.write(`runbell: ${name}: ${caught.message}\n`);
  }
  const counts = count(error);
  // A part that ended badly without a failed test, such as a crash, is a failure, too.
  if (error && counts.failed === 0) counts.failed = 1;
  passed += counts.passed;
  failed += counts.failed;
  say(`${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds(begun)}`);
}

function onePoint(error) {
  return error ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
}

function vitest() {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${unitReport}`];
  return [bin("vitest/vitest.mjs"), "run", ...reporters];
}

async function endToEnd() {
  await run(process.execPath, [bin("@playwright/test/cli.js"), "test", "--reporter=list,json"], {
    env: { CHROMIUM_PATH: await chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport },
  });
}

function unitCounts() {
  const report = readReport(unitReport);
  return { passed: report?.numPassedTests ?? 0, failed: report ? report.numFailedTests : 1 };
}

function e2eCounts() {
  const stats = readReport(e2eReport)?.stats;
  return { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats ? stats.unexpected : 1 };
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
