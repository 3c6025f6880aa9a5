// A peer's worker: told by its first message which it is and where to send, by by others what comes by no queue.
import type { SenderName, SenderSettings, StartSender } from "./sender";

const senders: Record<SenderName, () => Promise<{ startSender: StartSender }>> = {
  "graphile-worker": () => import("./graphile-worker"),
  "pg-boss": () => import("./pg-boss"),
  bullmq: () => import("./bullmq"),
  nodemailer: () => import("./nodemailer"),
};

process.once("message", async ({ name, settings }: { name: SenderName; settings: SenderSettings }) => {
  const { startSender } = await senders[name]();
  const sendPastQueue = await startSender(settings);
  process.on("message", async ({ batch, words }: { batch: number; words: string[] }) => {
    await sendPastQueue?.(words);
    process.send?.(batch);
  });
  process.send?.("ready");
});
process.once("disconnect", () => process.exit(0));
