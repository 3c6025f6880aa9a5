import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startHttpServer, type HttpTestServer } from "@/lib/testing/http-server";

const program = join(import.meta.dirname, "runbell.mjs");

export interface CliResult {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: Buffer;
  stderr: string;
  tookMs: number;
}

/** Starts the command line tool as a shell would. The node is RUNBELL_CLI_NODE's, to try older ones. */
export function startCli(
  args: string[],
  { env = {}, stdin = "" }: { env?: Record<string, string>; stdin?: string | Buffer } = {},
) {
  const startedAt = Date.now();
  const child = spawn(process.env.RUNBELL_CLI_NODE ?? process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, HOME: "/nonexistent", ...env } as unknown as NodeJS.ProcessEnv,
  });
  const out: Buffer[] = [];
  const problems: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => problems.push(chunk));
  child.stdin.on("error", () => undefined);
  child.stdin.end(stdin);
  const result = new Promise<CliResult>((resolve) => {
    child.once("close", (status, signal) =>
      resolve({
        status,
        signal,
        stdout: Buffer.concat(out),
        stderr: Buffer.concat(problems).toString(),
        tookMs: Date.now() - startedAt,
      }),
    );
  });
  return { child, result, written: () => Buffer.concat(out).toString() };
}

export function runCli(...given: Parameters<typeof startCli>): Promise<CliResult> {
  return startCli(...given).result;
}

export const newSpool = () => mkdtempSync(join(tmpdir(), "runbell-spool-"));

export function readSpool(folder: string) {
  return readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Record<string, unknown>);
}

export interface FakeRunbell extends HttpTestServer {
  env: Record<string, string>;
  spool: string;
  /** What it does from now on instead of answering well. */
  fault: "none" | "silence" | "broken" | "broken once at the end" | "refuses" | "redirects";
  /** The bodies that were sent by a method, in order. */
  bodies(method: string, path?: RegExp): Record<string, unknown>[];
}

/** Answers like Runbell, as far as the tool looks, or fails as told. */
export async function startFakeRunbell(): Promise<FakeRunbell> {
  const server = await startHttpServer((request, response) => {
    if (fake.fault === "silence") return;
    if (fake.fault === "broken once at the end" && request.method === "PATCH") {
      fake.fault = "none";
      response.writeHead(503).end();
      return;
    }
    const problem = { title: "Invalid input", status: 400, detail: "No.", code: "invalid_input" };
    if (fake.fault === "broken") response.writeHead(500).end("<html>oops</html>");
    else if (fake.fault === "refuses") response.writeHead(400).end(JSON.stringify(problem));
    else if (fake.fault === "redirects")
      response.writeHead(301, { location: "https://elsewhere.example" }).end();
    else
      response.end(
        JSON.stringify({ id: "0193a1b2-0000-7000-8000-000000000001", status: "running", data: [{}] }),
      );
  });
  const spool = newSpool();
  const fake: FakeRunbell = Object.assign(server, {
    fault: "none" as const,
    spool,
    env: { RUNBELL_URL: server.url, RUNBELL_API_KEY: "rb_test_key", RUNBELL_SPOOL: spool },
    bodies: (method: string, path = /./) =>
      server.requests
        .filter((request) => request.method === method && path.test(request.url))
        .map(({ body }) => JSON.parse(body || "null") as Record<string, unknown>),
  });
  return fake;
}
