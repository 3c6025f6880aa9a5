import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { resolve } from "node:path";

/** A worker as operators run it, in a process of its own. */
export interface WorkerProcess {
  /** Resolves when it takes work. */
  ready: Promise<void>;
  /** Resolves with the exit code, or null after a signal. */
  exited: Promise<number | null>;
  signal(name: NodeJS.Signals): void;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** What it printed. */
  output: string[];
}

export const workerKey = "a key of thirty-two characters or more";

/** Starts `npm run worker` on the database, with `imports` loaded before it; the caller ends it. */
export function startWorkerProcess(
  databaseUrl: string,
  env: Record<string, string> = {},
  imports: readonly string[] = [],
): WorkerProcess {
  const output: string[] = [];
  const loaded = [resolve("node_modules/tsx/dist/loader.mjs"), ...imports.map((path) => resolve(path))];
  const child = spawn(
    process.execPath,
    [...loaded.flatMap((path) => ["--import", path]), resolve("lib/runtime/worker-process.ts")],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        NODE_ENV: "production",
        TSX_TSCONFIG_PATH: resolve("tsconfig.json"),
        DATABASE_URL: databaseUrl,
        RUNBELL_SECRET_KEY: workerKey,
        NEXTAUTH_SECRET: "sixteen characters or more",
        RUNBELL_ALLOW_NETWORKS: "127.0.0.0/8",
        APP_URL: "https://runbell.test",
        ...env,
      },
    },
  );
  let hasExited = false;
  const exited = new Promise<number | null>((done) =>
    child.once("exit", (code) => {
      hasExited = true;
      done(code);
    }),
  );
  const ready = new Promise<void>((done, fail) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on("line", (line) => {
        output.push(line);
        if (line.includes("the worker is running")) done();
      });
    void exited.then((code) => fail(new Error(`The worker ended with ${code}:\n${output.join("\n")}`)));
  });
  // Whoever does not wait for it is not interested in how it ended.
  ready.catch(() => undefined);
  return {
    ready,
    exited,
    output,
    signal: (name) => void (hasExited || child.kill(name)),
    async kill() {
      if (!hasExited) child.kill("SIGKILL");
      await exited;
    },
  };
}
