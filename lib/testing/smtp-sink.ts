import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { goodCertificate, testKey } from "./certificates";

export interface SinkMessage {
  envelope: { from: string; to: string[] };
  raw: Buffer;
  isSecure: boolean;
  user: string | null;
}

export interface SmtpSink {
  port: number;
  messages: SinkMessage[];
  /** The message as an independent parser reads it. */
  parsed(index?: number): Promise<Email>;
  close(): Promise<void>;
}

/** A well-behaved mail server on loopback that keeps what it gets. With a login it wants STARTTLS before it. */
export async function startSmtpSink(
  options: {
    login?: { user: string; password: string };
    /** Called when a message is complete, before its answer. */
    onMessage?: () => void;
    /** Between a complete message and its answer. */
    answerAfterMs?: number;
  } = {},
): Promise<SmtpSink> {
  const { login, onMessage, answerAfterMs = 0 } = options;
  const messages: SinkMessage[] = [];
  const server = new SMTPServer({
    key: testKey,
    cert: goodCertificate,
    authOptional: !login,
    disabledCommands: login ? [] : ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    logger: false,
    onAuth({ username, password }, _session, done) {
      if (username === login?.user && password === login?.password) done(null, { user: username });
      else done(new Error("Wrong user name or password"));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        messages.push({
          envelope: { from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address) },
          raw: Buffer.concat(chunks),
          isSecure: session.secure,
          user: typeof session.user === "string" ? session.user : null,
        });
        onMessage?.();
        if (answerAfterMs > 0) setTimeout(done, answerAfterMs);
        else done();
      });
    },
  });
  server.on("error", () => undefined);
  // Without this every answer waits 40 ms for the client's acknowledgement.
  server.server.on("connection", (socket) => socket.setNoDelay(true));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    messages,
    parsed: async (index = 0) => {
      const message = messages[index];
      if (!message) throw new Error(`No message ${index}: ${messages.length} arrived`);
      return PostalMime.parse(message.raw);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
