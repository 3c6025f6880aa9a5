import { connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import { createTransport, type SendMailOptions } from "nodemailer";
import type { AddressGuard } from "../address-guard";
import type { Handover } from "./classify";
import type { EmailConfig } from "./config";

export interface PoolOptions {
  /** Certificates to trust beside the system's; for tests. */
  ca?: string[];
  connectionTimeoutMs?: number;
  greetingTimeoutMs?: number;
  socketTimeoutMs?: number;
}

export interface AcceptedMail {
  response: string;
  providerId: string | null;
}

/** Connections to one mail server, for one version of its settings. */
export interface MailPool {
  version: string;
  /** Rejects with nodemailer's error; `handover` tells how far the message had got. */
  send(mail: SendMailOptions, signal: AbortSignal): Promise<AcceptedMail>;
  handover(signal: AbortSignal): Handover;
  /** Ends idle connections at once, others after the message they carry. */
  close(): void;
}

const CONNECTIONS = 5;
const KEEP_ALIVE_MS = 30_000;
const IDLE_MS = 60_000;

export function openPool(config: EmailConfig, guard: AddressGuard, options: PoolOptions = {}): MailPool {
  const connectionTimeout = options.connectionTimeoutMs ?? 10_000;
  const transport = createTransport({
    pool: true,
    host: config.smtp_server,
    port: config.smtp_port,
    secure: config.security === "tls",
    requireTLS: config.security === "starttls",
    ignoreTLS: config.security === "none",
    tls: { minVersion: "TLSv1.2", ...(options.ca ? { ca: options.ca } : {}) },
    auth: config.username ? { user: config.username, pass: config.password?.reveal() ?? "" } : undefined,
    maxConnections: CONNECTIONS,
    maxMessages: 1_000,
    // One more try over a fresh connection when a kept one turns out to be closed; the rest is the queue's business.
    maxRequeues: 1,
    idleTimeout: IDLE_MS,
    connectionTimeout,
    greetingTimeout: options.greetingTimeoutMs ?? 10_000,
    socketTimeout: options.socketTimeoutMs ?? 30_000,
    dnsTimeout: 5_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket: (_: unknown, done: SocketCallback) => openSocket(config, guard, connectionTimeout, done),
  });
  transport.on("error", () => undefined);

  // The library does not tell a fault before the final dot from one after it; the stream that it reads does.
  const streams = new WeakMap<AbortSignal, Readable>();
  transport.use("stream", (mail, done) => {
    const { message } = mail;
    const { signal } = mail.data;
    if (!message || !signal) return done();
    const getEnvelope = message.getEnvelope.bind(message);
    // nodemailer 10.6 leaves a refused MAIL FROM in the envelope, so that its own second try would fail as well.
    message.getEnvelope = () => ({ ...getEnvelope() });
    message.build((error, bytes) => {
      if (error) return done(error);
      message.createReadStream = () => {
        const stream = readInPieces(bytes);
        streams.set(signal, stream);
        return stream;
      };
      done();
    });
  });

  return {
    version: config.version,
    async send(mail, signal) {
      const info = await transport.sendMail({ ...mail, signal });
      return { response: info.response ?? "", providerId: info.serverMessageId ?? null };
    },
    handover(signal) {
      const stream = streams.get(signal);
      if (!stream?.readableDidRead) return "nothing";
      return stream.readableEnded ? "all" : "some";
    },
    close: () => void transport.close(),
  };
}

type SocketCallback = (error: Error | null, socket?: { connection: Socket }) => void;

/** The guard checks the address that is dialled; without setNoDelay every mail waits 40 ms for an acknowledgement. */
function openSocket(config: EmailConfig, guard: AddressGuard, timeoutMs: number, done: SocketCallback): void {
  let host: string;
  try {
    host = guard.checkHost(config.smtp_server);
  } catch (error) {
    done(error as Error);
    return;
  }
  const socket = connect({
    host,
    port: config.smtp_port,
    lookup: guard.lookup,
    autoSelectFamilyAttemptTimeout: 2_000,
  });
  socket.setNoDelay(true);
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  const timer = setTimeout(() => socket.destroy(connectTimeout()), timeoutMs);
  const fail = (error: Error) => {
    clearTimeout(timer);
    done(error);
  };
  socket.once("error", fail);
  socket.once("connect", () => {
    clearTimeout(timer);
    socket.off("error", fail);
    done(null, { connection: socket });
  });
}

function connectTimeout(): Error {
  return Object.assign(new Error("No connection in time"), { code: "ETIMEDOUT" });
}

const PIECE_BYTES = 64 * 1024;

/** In few pieces: the library's own stream of small ones costs a system call for each. */
function readInPieces(bytes: Buffer) {
  let offset = 0;
  return new Readable({
    read() {
      const piece = bytes.subarray(offset, (offset += PIECE_BYTES));
      this.push(piece.length > 0 ? piece : null);
    },
  });
}
