// What `npm start` and `npm test` share: bring a fresh clone to where it can run, and say what is being done.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { basePathOf, buildFolderOf } from "./base-path.mjs";

export const root = join(import.meta.dirname, "..");
const MINIMUM_NODE = [20, 19];

/** Ends the process with a sentence when Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [needMajor, needMinor] = MINIMUM_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  fail(`Runbell needs Node ${MINIMUM_NODE.join(".")} or newer; this is ${process.versions.node}.`);
}

export function say(text) {
  process.stdout.write(`runbell: ${text}\n`);
}

export function fail(text) {
  process.stderr.write(`runbell: ${text}\n`);
  process.exit(1);
}

/** Runs a command of the project to its end; rejects when it fails. */
export function run(command, args, { env = {}, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...env },
      ...options,
    });
    child.on("error", reject);
    child.on("exit", (code, signal) =>
      code === 0 ? resolve() : reject(endedWith(command, args, signal ?? code)),
    );
  });
}

/** As run, but what it prints comes in one piece when it ends: others run beside it. */
export function runBeside(command, args, { isQuiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const printed = [];
    child.stdout.on("data", (chunk) => isQuiet || printed.push(chunk));
    child.stderr.on("data", (chunk) => printed.push(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.stdout.write(Buffer.concat(printed));
      if (code === 0) resolve();
      else reject(endedWith(command, args, signal ?? code));
    });
  });
}

function endedWith(command, args, how) {
  return new Error(`${command} ${args.join(" ")} ended with ${how}`);
}

/** The script of an installed package, to be run by this very Node. */
export function bin(path) {
  return join(root, "node_modules", path);
}

/** Installs the locked packages unless they are there. */
export async function install() {
  const key = hashFiles(["package-lock.json"]);
  const stamp = join(root, "node_modules", ".runbell-installed");
  if (isStamped(stamp, key)) return;
  const started = Date.now();
  say("installing packages (once) …");
  const npm = process.env.npm_execpath;
  // Not `ci`: it refuses a lock file made where the registry has no builds for other systems than the maker's.
  const args = ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  if (npm) await run(process.execPath, [npm, ...args]);
  else await run("npm", args);
  writeFileSync(stamp, key);
  say(`installed in ${seconds(started)}`);
}

/** Makes the database client from the models unless it is up to date. */
export async function generate() {
  const key = hashFiles(["prisma/schema.prisma", "prisma/models", "prisma.config.ts", "package-lock.json"]);
  const stamp = join(root, "prisma", "generated", ".runbell-generated");
  if (isStamped(stamp, key)) return;
  say("generating the database client …");
  await run(process.execPath, [bin("prisma/build/index.js"), "generate"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  mkdirSync(join(stamp, ".."), { recursive: true });
  writeFileSync(stamp, key);
}

const buildInputs = [
  "app",
  "components",
  "lib",
  "prisma/models",
  "prisma/schema.prisma",
  "public",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "proxy.ts",
  "next.config.ts",
  "scripts/base-path.mjs",
  "tsconfig.json",
  "tsconfig.sub-path.json",
  "package-lock.json",
];

/** Builds the app for production unless this very source was built for the path of APP_URL. */
export async function build({ appUrl = process.env.APP_URL } = {}) {
  const basePath = basePathOf(appUrl);
  const key = `${hashFiles(buildInputs)}${basePath}`;
  const stamp = join(root, buildFolderOf(basePath), "runbell-built");
  if (isStamped(stamp, key)) return;
  const started = Date.now();
  say(basePath === "" ? "building (once per version) …" : `building for ${basePath} (once per version) …`);
  await run(process.execPath, [bin("next/dist/bin/next"), "build"], {
    env: { NEXT_TELEMETRY_DISABLED: "1", APP_URL: appUrl ?? "" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  writeFileSync(stamp, key);
  say(`built in ${seconds(started)}`);
}

/** Throws when nothing was built for the path of APP_URL. */
export function requireBuild() {
  const basePath = basePathOf(process.env.APP_URL);
  const stamp = join(root, buildFolderOf(basePath), "runbell-built");
  if (existsSync(stamp) && readFileSync(stamp, "utf8").endsWith(basePath)) return;
  throw new Error(
    `nothing is built for the path ${basePath || "/"} of APP_URL: build again with this APP_URL.`,
  );
}

export function seconds(started) {
  return `${((Date.now() - started) / 1000).toFixed(0)} s`;
}

function isStamped(stamp, key) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === key;
}

function hashFiles(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => listFiles(join(root, path))))
    hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function listFiles(path) {
  if (!existsSync(path)) return [];
  try {
    const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap((entry) =>
      entry.isDirectory()
        ? listFiles(join(path, entry.name))
        : isTest(entry.name)
          ? []
          : [join(path, entry.name)],
    );
  } catch (error) {
    if (error.code === "ENOTDIR") return [path];
    throw error;
  }
}

// A changed test is no reason to build again.
function isTest(name) {
  return /\.(test|fixture)\.tsx?$/.test(name);
}
