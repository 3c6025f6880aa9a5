import { spawn, type ChildProcess } from "node:child_process";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathOf } from "@/lib/base-path";
import { newDataFolder } from "./data-folder";

const root = join(import.meta.dirname, "..");
const START_TIMEOUT_MS = 60_000;

/** A production server of its own: own port, own data folder, stopped and removed by `close`. */
export interface TestServer {
  url: string;
  apiKey: string;
  dataDir: string;
  /** The one-time link of the first start; null when an admin exists. */
  setupUrl: string | null;
  /** Everything the server printed so far. */
  output: string[];
  start(): Promise<void>;
  /** SIGTERM, as a host ends it; start() begins anew at the same address. */
  stop(): Promise<void>;
  /** SIGKILL: nothing is flushed, nothing is released. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface FirstStart {
  /** Begin with nothing at all, not even an empty database, as on the day of the installation. */
  isBlank?: boolean;
}

/** Starts the built product as `npm start` does, without the set-up. */
export async function startServer(
  env: Record<string, string> = {},
  { isBlank = false }: FirstStart = {},
): Promise<TestServer> {
  const port = await freePort();
  const dataDir = await newDataFolder({ isBlank });
  const apiKey = `rb_e2e_${"k".repeat(40)}`;
  let child: ChildProcess | null = null;

  const server: TestServer = {
    url: `http://127.0.0.1:${port}${env.APP_URL ? pathOf(env.APP_URL) : ""}`,
    apiKey,
    dataDir,
    setupUrl: null,
    output: [],
    async start() {
      child = spawn(
        process.execPath,
        ["node_modules/next/dist/bin/next", "start", "--port", String(port), "--hostname", "127.0.0.1"],
        {
          cwd: root,
          stdio: ["ignore", "pipe", "pipe"],
          env: {
            PATH: process.env.PATH,
            HOME: process.env.HOME,
            NODE_ENV: "production",
            NEXT_MANUAL_SIG_HANDLE: "1",
            NEXT_TELEMETRY_DISABLED: "1",
            PORT: String(port),
            HOSTNAME: "127.0.0.1",
            RUNBELL_DATA_DIR: dataDir,
            RUNBELL_API_KEY: apiKey,
            LOG_LEVEL: "warn",
            ...env,
          } as NodeJS.ProcessEnv,
        },
      );
      await untilReady(child, server);
    },
    async stop() {
      if (child) await end(child, "SIGTERM");
      child = null;
    },
    async kill() {
      if (child) await end(child, "SIGKILL");
      child = null;
    },
    async close() {
      if (child) await end(child, "SIGTERM");
      await rm(dataDir, { recursive: true, force: true });
      requireSilence(server.output, { RUNBELL_API_KEY: apiKey, ...env });
    },
  };
  await server.start();
  return server;
}

/** Throws when a server wrote down what it was started with in confidence, whatever the test was about. */
function requireSilence(output: readonly string[], env: Record<string, string>): void {
  const said = Object.entries(env).filter(
    ([name, value]) =>
      /PASSWORD|SECRET|TOKEN|_KEY$/.test(name) && output.some((line) => line.includes(value)),
  );
  if (said.length > 0) throw new Error(`The server's log holds ${said.map(([name]) => name).join(", ")}.`);
}

function untilReady(child: ChildProcess, server: TestServer): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail("did not start in time"), START_TIMEOUT_MS);
    const fail = (why: string) => reject(new Error(`The server ${why}:\n${server.output.join("\n")}`));
    child.once("exit", (code) => fail(`ended with ${code}`));
    const read = (line: string) => {
      server.output.push(line);
      const ready = /Runbell is ready: (\S+)/.exec(line);
      if (!ready?.[1]) return;
      clearTimeout(timer);
      server.setupUrl = ready[1].includes("/setup?") ? ready[1] : null;
      untilListening(server.url).then(resolve, reject);
    };
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on("line", read);
  });
}

async function untilListening(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const answer = await fetch(`${url}/livez`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Nothing answers at ${url}`);
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const hard = setTimeout(() => child.kill("SIGKILL"), 15_000);
    child.once("exit", () => {
      clearTimeout(hard);
      resolve();
    });
    child.kill(signal);
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
