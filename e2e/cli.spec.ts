import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSmtpSink } from "@/lib/testing/smtp-sink";
import { waitFor } from "@/lib/testing/wait-for";
import { request, setMailServer } from "./api";
import { admin, expect, test } from "./fixtures";

test.use({ serverEnv: { RUNBELL_DEMO: "0" } });

test("the tool from the product's own address wraps a failing command, and a mail tells of it", async ({
  server,
}) => {
  const sink = await startSmtpSink();
  const folder = await mkdtemp(join(tmpdir(), "runbell-cli-"));
  try {
    await setMailServer(server, sink.port);
    const fetched = await fetch(`${server.url}/cli/runbell.mjs`);
    expect(fetched.status).toBe(200);
    const program = join(folder, "runbell.mjs");
    await writeFile(program, await fetched.text());
    const env = {
      RUNBELL_URL: server.url,
      RUNBELL_API_KEY: server.apiKey,
      RUNBELL_SPOOL: join(folder, "spool"),
      RUNBELL_PROGRAM: program,
      NODE: process.execPath,
    };
    const exec = (script: string) =>
      run([program, "exec", "--job", "backup", "--target", "nas", "--", "sh", "-c", script], env);

    const failing = 'echo writing; "$NODE" "$RUNBELL_PROGRAM" step Dump; echo "disk <full>" >&2; exit 3';
    expect(await exec(failing)).toEqual({ status: 3, stdout: "writing\n", stderr: "disk <full>\n" });

    await waitFor("the mail about the run", () => sink.messages.length === 1);
    expect(sink.messages[0]?.envelope.to).toEqual([admin.email]);
    const mail = await sink.parsed(0);
    expect(mail.subject).toContain("backup failed");
    expect(mail.text).toContain("exit status 3");

    await server.kill();
    const unseen = await exec("exit 4");
    expect([unseen.status, unseen.stdout]).toEqual([4, ""]);
    expect(unseen.stderr).toMatch(/^runbell: the run is reported later, from [^\n]*\n$/);
    expect(await readdir(join(folder, "spool"))).toHaveLength(1);

    await server.start();
    const flushed = await run([program, "flush"], env);
    expect(flushed).toEqual({ status: 0, stdout: "", stderr: "runbell: 1 sent, 0 left, 0 refused\n" });
    expect(await readdir(join(folder, "spool"))).toEqual([]);
    interface Runs {
      data: { status: string; error_message: string | null }[];
    }
    const { body } = await request<Runs>(server, "GET", "/api/v1/runs?job=backup");
    expect(body.data.map(({ status, error_message: message }) => [status, message]).toSorted()).toEqual([
      ["failed", "exit status 3"],
      ["failed", "exit status 4"],
    ]);
  } finally {
    await sink.close();
    await rm(folder, { recursive: true, force: true });
  }
});

function run(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once("close", (status) => resolve({ status, stdout, stderr })),
  );
}
