// `npm start`: everything on a fresh clone, then web and worker. `--dev` serves from source with hot reload, `--built`
// what is built already, as in a container, where nothing can be written.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import {
  bin,
  build,
  fail,
  generate,
  install,
  requireBuild,
  requireNode,
  root,
  say,
  seconds,
} from "./setup.mjs";

const started = Date.now();
const isDev = process.argv.includes("--dev");
const isBuilt = process.argv.includes("--built");
const port = process.env.PORT?.trim() || "3000";
const hostname = process.env.HOSTNAME?.trim() || "127.0.0.1";

requireNode();
try {
  if (isBuilt) requireBuild();
  else {
    await install();
    await generate();
    if (!isDev) await build();
  }
} catch (error) {
  fail(error.message);
}
say(`starting after ${seconds(started)} …`);

const server = spawn(
  process.execPath,
  [bin("next/dist/bin/next"), isDev ? "dev" : "start", "--port", port, "--hostname", hostname],
  {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      PORT: port,
      HOSTNAME: hostname,
      NEXT_TELEMETRY_DISABLED: "1",
      // The server drains its worker and closes its database before it goes.
      NEXT_MANUAL_SIG_HANDLE: "1",
    },
  },
);

// Next's own banner would be a second link beside ours.
const banner = /^\s*(▲ Next\.js|- (Local|Network|Environments):|✓ (Starting|Ready|Running)|$)/;
createInterface({ input: server.stdout }).on("line", (line) => {
  if (isDev || !banner.test(line)) process.stdout.write(`${line}\n`);
});

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
