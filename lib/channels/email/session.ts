import type { Socket } from "node:net";
import { Readable } from "node:stream";
import SMTPConnection, {
  type SMTPConnectionAuth,
  type SMTPConnectionOptions,
  type SMTPConnectionSendInfo,
} from "nodemailer/lib/smtp-connection";
import XOAuth2 from "nodemailer/lib/xoauth2";
import type { AddressGuard } from "../address-guard";
import type { TokenCache } from "./access-token";
import type { Handover } from "./classify";
import type { ComposedMail } from "./compose";
import type { MailServer } from "./config";
import type { LoginGate } from "./login-gate";
import { openSocket } from "./socket";

export interface SessionTimes {
  connectionTimeoutMs?: number;
  greetingTimeoutMs?: number;
  socketTimeoutMs?: number;
}

/** What a connection asks for on its way to a server. */
export interface Passage {
  guard: AddressGuard;
  tokens: TokenCache;
  /** Throws while no new connection may be made. */
  permit(): void;
}

/** A mail on its way. The library does not tell a fault before the final dot from one after it; the stream that it reads does. */
export class MailStream extends Readable {
  #offset = 0;

  constructor(private readonly bytes: Buffer) {
    super();
  }

  /** In few pieces: each is a system call. */
  override _read(): void {
    const piece = this.bytes.subarray(this.#offset, (this.#offset += PIECE_BYTES));
    this.push(piece.length > 0 ? piece : null);
  }

  get handover(): Handover {
    if (!this.readableDidRead) return "nothing";
    return this.readableEnded ? "all" : "some";
  }
}

const PIECE_BYTES = 64 * 1024;
const MAX_REPLY_BYTES = 64 * 1024;

/** It ended without a word of the server's. */
class SessionEndedError extends Error {
  readonly code = "ECONNECTION";

  constructor() {
    super("The connection was closed");
    this.name = "SessionEndedError";
  }
}

/** A conversation with a mail server that carries one mail after the other. */
export class Session {
  /** How many it has carried, or tried to. */
  mails = 0;
  #isOver = false;
  #giveUp: (error: Error) => void = () => undefined;

  constructor(
    private readonly connection: SMTPConnection,
    onEnd: () => void,
  ) {
    connection.on("error", () => undefined);
    connection.once("end", () => {
      this.#isOver = true;
      // The library forgets the mail of a connection that it is told to close; otherwise it tells more right after this.
      setImmediate(() => this.#giveUp(new SessionEndedError()));
      onEnd();
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Rejects with the library's error. After it `recover` decides whether there may be another. */
  send({ envelope, content }: ComposedMail, stream: MailStream): Promise<SMTPConnectionSendInfo> {
    this.mails++;
    return new Promise((resolve, reject) => {
      this.#giveUp = reject;
      // A copy: the library writes its own notes into it.
      this.connection.send({ ...envelope, size: content.length }, stream, (error, info) =>
        error ? reject(error) : resolve(info),
      );
    });
  }

  /** After a failed mail the session is over, or ready for the next one. */
  async recover(error: unknown): Promise<void> {
    if (!this.isOver && isRefusal(error)) await this.#reset();
    else this.connection.close();
  }

  /** Ends it at once, whatever it carries. */
  close(): void {
    this.connection.close();
  }

  quit(): void {
    this.#isOver = true;
    this.connection.quit();
  }

  #reset(): Promise<void> {
    return new Promise((resolve) => {
      this.#giveUp = () => resolve();
      this.connection.reset((error) => {
        if (error) this.connection.close();
        resolve();
      });
    });
  }
}

/** Connects, secures the connection and logs in. Rejects with the library's error, the system's, or the passage's. */
export async function openSession(
  server: MailServer,
  settings: SMTPConnectionOptions,
  passage: Passage,
  gate: LoginGate,
  { signal, onEnd }: { signal: AbortSignal; onEnd: () => void },
): Promise<Session> {
  const connection = new SMTPConnection({
    ...settings,
    host: server.smtp_server,
    port: server.smtp_port,
    secure: server.security === "tls",
    requireTLS: server.security === "starttls",
    ignoreTLS: server.security === "none",
    maxResponseSize: MAX_REPLY_BYTES,
    connection: await connect(server, passage, gate, settings.connectionTimeout ?? 0),
  });
  const session = new Session(connection, onEnd);
  const close = () => connection.close();
  signal.addEventListener("abort", close);
  try {
    if (signal.aborted) throw new SessionEndedError();
    await greet(connection);
    await login(connection, server, passage);
  } catch (error) {
    connection.close();
    if (isRefusedLogin(error)) gate.refuse(error);
    throw error;
  } finally {
    signal.removeEventListener("abort", close);
  }
  gate.open();
  return session;
}

/** The guard checks the address that is dialled. */
async function connect(
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

function greet(connection: SMTPConnection): Promise<void> {
  return answerOf(connection, (done) => connection.connect(done));
}

async function login(connection: SMTPConnection, server: MailServer, passage: Passage): Promise<void> {
  const auth = loginOf(server, passage);
  // Who names a method means it, whether or not the server says that it knows it.
  if (!auth || (server.auth_method === "auto" && !connection.allowsAuth)) return;
  await answerOf(connection, (done) => connection.login(auth, done));
}

/** The library tells some failures to the callback, and others only by an event. */
function answerOf(
  connection: SMTPConnection,
  ask: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new SessionEndedError());
    connection.once("error", reject);
    connection.once("end", end);
    ask((error) => {
      connection.off("error", reject);
      connection.off("end", end);
      if (error) reject(error);
      else resolve();
    });
  });
}

function loginOf(server: MailServer, { guard, tokens }: Passage): SMTPConnectionAuth | null {
  const { auth_method, username, password } = server;
  if (!username) return null;
  if (auth_method !== "oauth2") {
    const method = auth_method === "auto" ? false : auth_method.toUpperCase();
    return { user: username, pass: password?.reveal() ?? "", method };
  }
  // Asked for each new connection, so that kept ones outlive a token.
  const oauth2 = new XOAuth2({ user: username });
  oauth2.provisionCallback = (_, isRefused, done) => {
    tokens.tokenFor(server, guard, isRefused).then(({ value }) => done(null, value), done);
  };
  return { user: username, oauth2, method: "XOAUTH2" };
}

/** The server refused this mail, and is still there for the next. */
function isRefusal(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return (code === "EENVELOPE" || code === "EMESSAGE") && responseCode !== 421;
}

function isRefusedLogin(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EAUTH";
}
