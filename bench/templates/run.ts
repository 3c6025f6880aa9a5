// Renders of a 1 kB mail per second of processor time: cached (compiled before) and cold (a source not seen before).
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { median } from "../median";
import { installPackages } from "../packages";
import type { Measured } from "./measure";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = 0.7;

if (!installPackages()) throw new Error("The peers could not be installed");
const { engines } = await import("./engines");
const { measureJinja2 } = await import("./jinja2");
const names = Object.keys(engines);
const results = new Map<string, Measured[]>();

// In turns, so that a slow moment of the machine does not fall on one engine alone.
for (let round = 0; round < ROUNDS; round++) {
  for (const name of names) note(name, measureEngine(name));
  const python = measureJinja2(SECONDS);
  if (python) note("Jinja2 sandbox", python);
  else if (round === 0) process.stdout.write("Jinja2 is not installed: left out\n");
}

const [ours = ""] = names;
const expected = normalised(results.get(ours)?.[0]?.output ?? "");
for (const [name, measured] of results) {
  for (const { output } of measured)
    if (normalised(output) !== expected) throw new Error(`${name} writes something else:\n${output}`);
  process.stdout.write(
    `${name.padEnd(18)} ${describe(name, "cached", measured)}  ${describe(name, "cold", measured)}\n`,
  );
}
process.stdout.write(
  `median of ${ROUNDS} rounds, a mail of ${expected.length} characters, per second of processor time\n`,
);

function measureEngine(name: string): Measured {
  const { stdout, status } = spawnSync(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "measure.ts"), name, String(SECONDS)],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  if (status !== 0) throw new Error(`${name} could not be measured`);
  return JSON.parse(stdout) as Measured;
}

function note(name: string, measured: Measured): void {
  results.set(name, [...(results.get(name) ?? []), measured]);
}

function describe(name: string, what: "cached" | "cold", measured: readonly Measured[]): string {
  const rate = median(measured.map((one) => one[what]));
  const text = `${what} ${Math.round(rate).toLocaleString("en").padStart(8)}/s`;
  const base = median((results.get(ours) ?? []).map((one) => one[what]));
  return name === ours ? text.padEnd(33) : `${text} (ours is ${(base / rate).toFixed(1)}x)`.padEnd(33);
}

/** Engines write the same quotes as different entities. */
function normalised(output: string): string {
  return output
    .replaceAll(/&(?:#34|#x22|quot);/g, '"')
    .replaceAll(/&#x3D;/g, "=")
    .replaceAll(/\s*\n\s*/g, "\n")
    .trim();
}
