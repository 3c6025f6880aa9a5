import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "../../e2e/server";
import type { Post } from "../load";
import type { Destination, Peer } from "./peer";
import { findProgram, startProgram } from "./program";

/** Debian's name, and everybody else's. */
const PROGRAMS = ["prometheus-alertmanager", "alertmanager"];
const HOUR_MS = 3_600_000;

const program = () => PROGRAMS.find((name) => findProgram(name) !== undefined);

export async function missingAlertmanager(): Promise<string | null> {
  return program() ? null : "apt-get install prometheus-alertmanager";
}

/** A receiver of its configuration, and which alerts go there: those with this label `to`. */
export interface AlertReceiver {
  name: string;
  email_configs?: object[];
  webhook_configs?: object[];
}

export interface RunningAlertmanager {
  /** Posts alerts that go to the receiver, each a group of its own, so each a message of its own. */
  postTo(receiver: string): Post;
  close(): Promise<void>;
}

/** https://github.com/prometheus/alertmanager, alone, with nothing that would hold a message back. */
export async function startAlertmanager(receivers: readonly AlertReceiver[]): Promise<RunningAlertmanager> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const running = await startProgram(
    program() ?? "",
    async (folder) => {
      const file = join(folder, "alertmanager.yml");
      // JSON is YAML.
      await writeFile(file, JSON.stringify(configurationOf(receivers)));
      return [
        `--config.file=${file}`,
        `--storage.path=${join(folder, "data")}`,
        `--web.listen-address=127.0.0.1:${port}`,
        "--cluster.listen-address=",
        "--log.level=error",
      ];
    },
    async () => (await fetch(`${url}/-/ready`).catch(() => null))?.ok ?? false,
  );
  return { postTo: (receiver) => (words) => post(url, receiver, words), close: () => running.end() };
}

function configurationOf(receivers: readonly AlertReceiver[]): object {
  return {
    route: {
      receiver: receivers[0]?.name,
      group_by: ["word"],
      group_wait: "0s",
      group_interval: "5m",
      repeat_interval: "24h",
      routes: receivers.map(({ name }) => ({ receiver: name, matchers: [`to="${name}"`] })),
    },
    receivers,
  };
}

async function post(url: string, receiver: string, words: readonly string[]): Promise<void> {
  const endsAt = new Date(Date.now() + HOUR_MS).toISOString();
  const alerts = words.map((word) => ({ labels: { alertname: "bench", to: receiver, word }, endsAt }));
  const answer = await fetch(`${url}/api/v2/alerts`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(alerts),
  });
  if (!answer.ok) throw new Error(`Alertmanager answered ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
}

export const alertmanager: Peer = {
  name: "Alertmanager",
  durability: "what was not sent yet is lost",
  missing: missingAlertmanager,
  async start(destination) {
    const running = await startAlertmanager([{ name: "mail", email_configs: [emailConfig(destination)] }]);
    return { post: running.postTo("mail"), close: () => running.close() };
  },
};

function emailConfig({ port, mail }: Destination): object {
  return {
    to: "bench@example.org",
    from: "runbell@example.org",
    smarthost: `127.0.0.1:${port}`,
    hello: "localhost",
    require_tls: false,
    send_resolved: false,
    headers: { Subject: "{{ .GroupLabels.word }}" },
    ...mail,
  };
}
