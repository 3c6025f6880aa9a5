// `npm run check`: types, lint and format. Fast, no database, no browser.
import { bin, fail, generate, install, requireNode, run, say } from "./setup.mjs";

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

/** Runs one check to its end; rejects when it finds something. */
export async function runCheck(commands) {
  for (const args of commands) {
    const isQuiet = args.includes("typegen");
    await run(process.execPath, args, isQuiet ? { stdio: ["ignore", "ignore", "inherit"] } : {});
  }
}

if (process.argv[1] === import.meta.filename) {
  requireNode();
  await install();
  await generate();
  for (const [name, commands] of checks) {
    say(`checking ${name} …`);
    await runCheck(commands).catch((error) => fail(error.message));
  }
}
