import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, test } from "vitest";
import { webhook } from "@/lib/channels/webhook";
import { WebhookConfig } from "@/lib/channels/webhook/config";
import { signWebhook } from "@/lib/channels/webhook/sign";
import { Secret } from "@/lib/secrets";
import { outgoingMessage, sendContext } from "@/lib/testing/messages";
import { codeBlocksOf, readDocument, sectionOf } from "./markdown.fixture";

const guide = readDocument("docs/providers.md");
const key = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const otherKey = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
const payload = { type: "job.failed", timestamp: "2026-11-21T02:04:12Z", data: { title: "Backup – größe" } };

const receivers = [
  { heading: "A receiver in Node", file: "receiver.mjs", command: [process.execPath], probe: "--version" },
  { heading: "A receiver in Python", file: "receiver.py", command: ["python3"], probe: "--version" },
  { heading: "A receiver in Go", file: "receiver.go", command: ["go", "run"], probe: "version" },
] as const;

const processes: ChildProcess[] = [];

afterEach(() => {
  // `go run` starts a program of its own: both are in the group.
  for (const { pid } of processes.splice(0)) if (pid) process.kill(-pid, "SIGKILL");
});

/** Starts a receiver as its document says, and gives its port and what it prints from then on. */
async function start({ heading, file, command: [program, ...args] }: (typeof receivers)[number]) {
  const [source] = codeBlocksOf(sectionOf(guide, heading));
  const path = join(mkdtempSync(join(tmpdir(), "runbell-receiver-")), file);
  writeFileSync(path, source?.text ?? "");
  const child = spawn(program, [...args, path], {
    env: { ...process.env, WEBHOOK_SECRET: key, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  processes.push(child);
  const lines = createInterface({ input: child.stdout });
  const [first] = (await once(lines, "line")) as [string];
  const printed: string[] = [];
  lines.on("line", (line: string) => printed.push(line));
  return { port: Number(/^port (\d+)$/.exec(first)?.[1]), printed, nextLine: () => once(lines, "line") };
}

function configFor(port: number, fields: { signing_secret: Secret; previous_signing_secret?: Secret }) {
  return WebhookConfig.parse({ url: new Secret(`http://127.0.0.1:${port}/hooks`), ...fields });
}

describe.each(receivers)("$heading, as docs/providers.md has it", (receiver) => {
  const isThere = spawnSync(receiver.command[0], [receiver.probe]).status === 0;

  test.runIf(isThere)("takes what Runbell signed, once, and nothing else", async () => {
    const { port, printed, nextLine } = await start(receiver);
    const send = (fields: Parameters<typeof configFor>[1], notificationId = "0193-first") =>
      webhook.send(outgoingMessage({ payload, notificationId }), configFor(port, fields), sendContext());
    const signed = { signing_secret: new Secret(key) };

    const told = nextLine();
    expect(await send(signed)).toMatchObject({ status: "accepted", responseCode: 204 });
    await told;
    expect(await send(signed)).toMatchObject({ status: "accepted" });
    expect(await send({ signing_secret: new Secret(otherKey) })).toMatchObject({ reason: "unauthorized" });

    const changing = { signing_secret: new Secret(otherKey), previous_signing_secret: new Secret(key) };
    const toldAgain = nextLine();
    expect(await send(changing, "0193-second")).toMatchObject({ status: "accepted" });
    await toldAgain;
    expect(printed).toEqual(["job.failed: Backup – größe", "job.failed: Backup – größe"]);
  });

  test.runIf(isThere)("refuses what was sent long ago", async () => {
    const { port } = await start(receiver);
    const old = { id: "0193-old", timestamp: 1_614_265_330, body: JSON.stringify(payload) };
    const headers = {
      "webhook-id": old.id,
      "webhook-timestamp": String(old.timestamp),
      "webhook-signature": signWebhook(old, [new Secret(key)]),
    };

    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", headers, body: old.body });
    expect(answer.status).toBe(401);
  });
});
