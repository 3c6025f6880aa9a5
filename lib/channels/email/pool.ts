import type { Socket } from "node:net";
import { Readable } from "node:stream";
import { createTransport } from "nodemailer";
import type { AddressGuard } from "../address-guard";
import type { TokenCache } from "./access-token";
import type { Handover } from "./classify";
import type { ComposedMail } from "./compose";
import type { MailServer } from "./config";
import { createLoginGate, type LoginGate } from "./login-gate";
import { openSocket } from "./socket";
import { tlsOptions } from "./transport-security";

export interface PoolOptions {
  /** Certificates to trust beside the system's; for tests. */
  ca?: string[];
  /** At most so many connections to each server. */
  connections?: number;
  connectionTimeoutMs?: number;
  greetingTimeoutMs?: number;
  socketTimeoutMs?: number;
}

export interface AcceptedMail {
  response: string;
  providerId: string | null;
  /** Who the server refused while it took the mail for others, with its answers. */
  refused: { address: string; error: unknown }[];
}

/** Connections to one mail server, for one version of its settings. */
export interface MailPool {
  version: string;
  /** Rejects with nodemailer's error; `handover` tells how far the message had got. */
  send(mail: ComposedMail, signal: AbortSignal): Promise<AcceptedMail>;
  handover(signal: AbortSignal): Handover;
  /** Ends idle connections at once, others after the message they carry. */
  close(): void;
}

const CONNECTIONS = 5;
const IDLE_MS = 60_000;
const MAX_REPLY_BYTES = 64 * 1024;

/** What a pool asks for on its way to a server. */
export interface Passage {
  guard: AddressGuard;
  tokens: TokenCache;
  /** Throws while no new connection may be made. */
  permit(): void;
}

/** Throws UnreadableAuthorityError. */
export function openPool(server: MailServer, passage: Passage, options: PoolOptions = {}): MailPool {
  const { guard, tokens } = passage;
  const gate = createLoginGate({ hasLogin: Boolean(server.username) });
  const connectionTimeout = options.connectionTimeoutMs ?? 10_000;
  const transport = createTransport({
    pool: true,
    host: server.smtp_server,
    port: server.smtp_port,
    secure: server.security === "tls",
    requireTLS: server.security === "starttls",
    ignoreTLS: server.security === "none",
    tls: tlsOptions(server, options.ca),
    ...loginOf(server),
    maxConnections: options.connections ?? CONNECTIONS,
    maxMessages: 1_000,
    // One more try over a fresh connection when a kept one turns out to be closed; the rest is the queue's business.
    maxRequeues: 1,
    idleTimeout: IDLE_MS,
    connectionTimeout,
    greetingTimeout: options.greetingTimeoutMs ?? 10_000,
    socketTimeout: options.socketTimeoutMs ?? 30_000,
    dnsTimeout: 5_000,
    maxResponseSize: MAX_REPLY_BYTES,
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket: (_: unknown, done: SocketCallback) => {
      connectTo(server, passage, gate, connectionTimeout).then(
        (connection) => done(null, { connection }),
        done,
      );
    },
  });
  // Asked for each new connection, so that kept ones outlive a token.
  transport.set("oauth2_provision_cb", (_user, isRefused, done) => {
    tokens.tokenFor(server, guard, isRefused).then(({ value }) => done(null, value), done);
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
    const { raw } = mail.data;
    message.createReadStream = () => {
      gate.open();
      const stream = readInPieces(raw as Buffer);
      streams.set(signal, stream);
      return stream;
    };
    done();
  });

  let underWay = 0;
  return {
    version: server.version,
    async send(mail, signal) {
      underWay++;
      try {
        const info = await transport.sendMail({ envelope: mail.envelope, raw: mail.content, signal });
        return {
          response: info.response ?? "",
          providerId: info.serverMessageId ?? null,
          refused: (info.rejectedErrors ?? []).map((error: Error) => ({
            address: recipientOf(error),
            error,
          })),
        };
      } catch (error) {
        if (isRefusedLogin(error)) gate.refuse(error);
        throw error;
      } finally {
        if (--underWay === 0) gate.forget();
      }
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

function loginOf({ auth_method, username, password }: MailServer) {
  if (!username) return {};
  if (auth_method === "oauth2") return { auth: { type: "OAuth2" as const, user: username }, forceAuth: true };
  const auth = { user: username, pass: password?.reveal() ?? "" };
  if (auth_method === "auto") return { auth };
  // Who names a method means it, whether or not the server says that it knows it.
  return { auth, authMethod: auth_method.toUpperCase(), forceAuth: true };
}

/** The guard checks the address that is dialled. */
async function connectTo(
  server: MailServer,
  { guard, permit }: Passage,
  gate: LoginGate,
  timeoutMs: number,
): Promise<Socket> {
  const host = guard.checkHost(server.smtp_server);
  await gate.pass();
  try {
    permit();
    const socket = await openSocket({ host, port: server.smtp_port, lookup: guard.lookup }, timeoutMs);
    gate.watch(socket);
    return socket;
  } catch (error) {
    gate.release();
    throw error;
  }
}

function isRefusedLogin(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EAUTH";
}

function recipientOf(error: Error): string {
  return "recipient" in error && typeof error.recipient === "string" ? error.recipient : "";
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
