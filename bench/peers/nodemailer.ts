import { createMailer } from "./mailer";
import type { Peer } from "./peer";
import { startSenderProcess, type StartSender } from "./sender";

/** The pool alone, in a program that sends its mails itself and waits until the mail server has them. */
export const nodemailerPool: Peer = {
  name: "nodemailer pool",
  durability: "what was not answered yet is lost",
  missing: async () => null,
  async start(destination) {
    const sender = await startSenderProcess("nodemailer", { ...destination, url: "" });
    return { post: (words) => sender.send(words), close: () => sender.end() };
  },
};

export const startSender: StartSender = async (settings) => {
  const send = createMailer(settings);
  return (words) => Promise.all(words.map(send));
};
