import { createRequire } from "node:module";
import { hasPackage } from "../packages";
import { createMailer } from "./mailer";
import type { Peer } from "./peer";
import { hasRedis, startRedis } from "./redis";
import { startSenderProcess, type StartSender } from "./sender";

const PACKAGE = "bullmq";
const QUEUE = "mail";

interface Job {
  name: string;
  data: { word: string };
}

// Not among the product's packages, so there may be no types.
interface BullMq {
  Queue: new (
    name: string,
    options: object,
  ) => {
    addBulk(jobs: (Job & { opts: object })[]): Promise<unknown>;
    close(): Promise<void>;
  };
  Worker: new (
    name: string,
    work: (job: Job) => Promise<void>,
    options: object,
  ) => {
    on(event: "error", listener: (error: Error) => void): void;
    waitUntilReady(): Promise<unknown>;
  };
}
const load = () => createRequire(import.meta.url)(PACKAGE) as BullMq;

function connectionTo(url: string) {
  return { host: "127.0.0.1", port: Number(new URL(url).port), maxRetriesPerRequest: null };
}

/** https://bullmq.io: a queue in Redis, which here writes each change to a file and forces it to disk every second. */
export const bullMq: Peer = {
  name: "bullmq + nodemailer",
  durability: "the last second, when the machine dies",
  async missing() {
    if (!hasPackage(PACKAGE)) return "cd bench && npm install";
    return hasRedis() ? null : "apt-get install redis-server";
  },
  async start(destination) {
    const redis = await startRedis();
    const sender = await startSenderProcess("bullmq", { ...destination, url: redis.url });
    const queue = new (load().Queue)(QUEUE, { connection: connectionTo(redis.url) });
    return {
      post: async (words) =>
        void (await queue.addBulk(
          words.map((word) => ({
            name: QUEUE,
            data: { word },
            opts: { removeOnComplete: true, attempts: 5 },
          })),
        )),
      async close() {
        await sender.end();
        await queue.close();
        await redis.close();
      },
    };
  },
};

export const startSender: StartSender = async (settings) => {
  const send = createMailer(settings);
  const worker = new (load().Worker)(QUEUE, ({ data }) => send(data.word), {
    connection: connectionTo(settings.url),
    concurrency: 20,
  });
  worker.on("error", () => undefined);
  await worker.waitUntilReady();
};
