// `npm run check`: types, lint and format. Fast, no database, no browser.
import { bin, fail, generate, install, requireNode, runBeside, say } from "./setup.mjs";

const next = bin("next/dist/bin/next");
export const checks = [
  [
    "types",
    [
      [next, "typegen"],
      [bin("typescript/bin/tsc"), "--noEmit"],
    ],
  ],
  ["lint", [[bin("eslint/bin/eslint.js"), "--max-warnings", "0", "."]]],
  ["format", [[bin("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."]]],
];

/** Runs one check to its end, beside the others; rejects when it finds something. */
export async function runCheck(commands) {
  for (const args of commands) await runBeside(process.execPath, args, { isQuiet: args.includes("typegen") });
}

if (process.argv[1] === import.meta.filename) {
  requireNode();
  await install();
  await generate();
  say(`checking ${checks.map(([name]) => name).join(", ")} …`);
  const ends = await Promise.allSettled(checks.map(([, commands]) => runCheck(commands)));
  const problems = ends.filter(({ status }) => status === "rejected").map(({ reason }) => reason.message);
  if (problems.length > 0) fail(problems.join("\nrunbell: "));
}
