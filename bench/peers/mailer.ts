import { connect } from "node:net";
import { createTransport } from "nodemailer";
import type { Destination } from "./peer";

const HOST = "127.0.0.1";
/** Twice as many as Runbell's own pool has. */
const CONNECTIONS = 10;

/** nodemailer's pool as a Node program would use it at its best; the word is the subject. */
export function createMailer({ port, mail }: Destination): (word: string) => Promise<void> {
  const transport = createTransport({
    pool: true,
    host: HOST,
    port,
    ignoreTLS: true,
    maxConnections: CONNECTIONS,
    maxMessages: 1_000,
    // As lib/channels/email/socket.ts does: without it every mail waits 40 ms for an acknowledgement.
    getSocket: (_: unknown, done: (error: Error | null, socket?: object) => void) => {
      const connection = connect({ host: HOST, port, noDelay: true });
      connection.once("error", done);
      connection.once("connect", () => {
        connection.off("error", done);
        done(null, { connection });
      });
    },
  });
  return async (word) =>
    void (await transport.sendMail({
      from: "Runbell <runbell@example.org>",
      to: "bench@example.org",
      subject: word,
      ...mail,
    }));
}
