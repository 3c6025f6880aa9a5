import { fork } from "node:child_process";
import { join } from "node:path";
import type { Destination } from "./peer";

/** What a peer's worker is told. */
export interface SenderSettings extends Destination {
  /** Of its database. */
  url: string;
}

/** Starts a worker; what it gives back sends what comes by no queue, and resolves when the mail server has it. */
export type StartSender = (settings: SenderSettings) => Promise<void | SendPastQueue>;
export type SendPastQueue = (words: readonly string[]) => Promise<unknown>;

export interface SenderProcess {
  /** Past any queue; resolves when the mail server has them. */
  send(words: readonly string[]): Promise<void>;
  end(): Promise<void>;
}

export type SenderName = "graphile-worker" | "pg-boss" | "bullmq" | "nodemailer";

/** A peer's worker in a process of its own, as Runbell's is; resolves when it works. */
export async function startSenderProcess(name: SenderName, settings: SenderSettings): Promise<SenderProcess> {
  const child = fork(join(import.meta.dirname, "sender-process.ts"), {
    execArgv: ["--import", "tsx"],
    env: { PATH: process.env.PATH, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The worker of ${name} ended with ${code}`)));
    child.send({ name, settings });
  });
  let batches = 0;
  const waiting = new Map<number, () => void>();
  child.on("message", (batch: number) => waiting.get(batch)?.());
  return {
    send: (words) =>
      new Promise((resolve) => {
        waiting.set(++batches, resolve);
        child.send({ batch: batches, words });
      }),
    async end() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
