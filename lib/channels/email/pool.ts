import type { SMTPConnectionOptions, SMTPConnectionSendInfo } from "nodemailer/lib/smtp-connection";
import type { Handover } from "./classify";
import type { ComposedMail } from "./compose";
import type { MailServer } from "./config";
import { createLoginGate } from "./login-gate";
import { MailStream, openSession, type Passage, type Session, type SessionTimes } from "./session";
import { tlsOptions } from "./transport-security";

export interface PoolOptions extends SessionTimes {
  /** Certificates to trust beside the system's; for tests. */
  ca?: string[];
  /** At most so many connections to each server. */
  connections?: number;
}

export interface AcceptedMail {
  response: string;
  providerId: string | null;
  /** Who the server refused while it took the mail for others, with its answers. */
  refused: { address: string; error: unknown }[];
}

/** A mail that was given to the pool. */
export interface Transfer {
  /** Rejects with nodemailer's error; `handover` tells how far the mail had got. */
  done: Promise<AcceptedMail>;
  handover(): Handover;
  /** Gives it up, wherever it is: `done` rejects at once. */
  abort(): void;
}

interface Entry {
  mail: ComposedMail;
  stream: MailStream;
  /** Ends the connection that it has to itself. */
  cut: () => void;
  isSettled: boolean;
  resolve(accepted: AcceptedMail): void;
  reject(error: unknown): void;
}

const CONNECTIONS = 5;
const MAX_MAILS = 1_000;
/** Well before servers hang up, so that it is us who says goodbye. */
const IDLE_MS = 20_000;

/** Connections to one mail server, for one version of its settings, each kept for the next mail. */
export class MailPool {
  readonly #server: MailServer;
  readonly #passage: Passage;
  readonly #settings: SMTPConnectionOptions;
  readonly #connections: number;
  readonly #gate;
  readonly #waiting: Entry[] = [];
  readonly #idle = new Map<Session, NodeJS.Timeout>();
  #openCount = 0;
  #underWay = 0;
  #isClosed = false;

  /** Throws UnreadableAuthorityError. */
  constructor(server: MailServer, passage: Passage, options: PoolOptions = {}) {
    this.#server = server;
    this.#passage = passage;
    this.#connections = options.connections ?? CONNECTIONS;
    this.#gate = createLoginGate({ hasLogin: Boolean(server.username) });
    this.#settings = {
      tls: tlsOptions(server, options.ca),
      connectionTimeout: options.connectionTimeoutMs ?? 10_000,
      greetingTimeout: options.greetingTimeoutMs ?? 10_000,
      socketTimeout: options.socketTimeoutMs ?? 30_000,
    };
  }

  send(mail: ComposedMail): Transfer {
    const entry: Entry = {
      mail,
      stream: new MailStream(mail.content),
      cut: () => undefined,
      isSettled: false,
      resolve: () => undefined,
      reject: () => undefined,
    };
    const done = new Promise<AcceptedMail>((resolve, reject) => Object.assign(entry, { resolve, reject }));
    this.#underWay++;
    this.#waiting.push(entry);
    this.#dispatch();
    return {
      done,
      handover: () => entry.stream.handover,
      abort: () => this.#abort(entry),
    };
  }

  /** Ends idle connections at once, others after the mail they carry; what waits for one is refused. */
  close(): void {
    this.#isClosed = true;
    for (const [session, timer] of this.#idle) {
      clearTimeout(timer);
      session.quit();
    }
    this.#idle.clear();
    for (const entry of this.#waiting.splice(0)) this.#settle(entry, { error: poolWasClosed() });
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const session = this.#takeIdle();
      if (!session && this.#openCount >= this.#connections) return;
      const entry = this.#waiting.shift();
      if (entry) void this.#carry(entry, session);
    }
  }

  #takeIdle(): Session | null {
    for (const [session, timer] of this.#idle) {
      clearTimeout(timer);
      this.#idle.delete(session);
      if (!session.isOver) return session;
    }
    return null;
  }

  async #carry(entry: Entry, kept: Session | null): Promise<void> {
    let session = kept;
    try {
      session ??= await this.#open(entry);
      if (!entry.isSettled) {
        const carrier = session;
        entry.cut = () => carrier.close();
        const info = await session.send(entry.mail, entry.stream);
        this.#settle(entry, { accepted: acceptedMail(info) });
      }
    } catch (error) {
      // A kept connection turned out to be closed: over a fresh one the mail is as new.
      if (kept && entry.stream.handover === "nothing" && isLostConnection(error) && !entry.isSettled) {
        kept.close();
        entry.stream = new MailStream(entry.mail.content);
        return this.#carry(entry, null);
      }
      this.#settle(entry, { error });
      await session?.recover(error);
    }
    entry.cut = () => undefined;
    if (session) this.#keep(session);
  }

  async #open(entry: Entry): Promise<Session> {
    const opening = new AbortController();
    entry.cut = () => opening.abort();
    this.#openCount++;
    let isCounted = true;
    const onEnd = () => {
      if (!isCounted) return;
      isCounted = false;
      this.#openCount--;
      // Not before it is known how it ended: an overrun server is to be left alone.
      setImmediate(() => this.#dispatch());
    };
    const { signal } = opening;
    try {
      return await openSession(this.#server, this.#settings, this.#passage, this.#gate, { signal, onEnd });
    } catch (error) {
      onEnd();
      throw error;
    }
  }

  #keep(session: Session): void {
    if (session.isOver) return;
    if (this.#isClosed || session.mails >= MAX_MAILS) return session.quit();
    const timer = setTimeout(() => {
      this.#idle.delete(session);
      session.quit();
    }, IDLE_MS);
    this.#idle.set(session, timer.unref());
    this.#dispatch();
  }

  #abort(entry: Entry): void {
    const place = this.#waiting.indexOf(entry);
    if (place >= 0) this.#waiting.splice(place, 1);
    this.#settle(entry, { error: Object.assign(new Error("The mail was given up"), { code: "EABORT" }) });
    entry.cut();
  }

  #settle(entry: Entry, result: { accepted: AcceptedMail } | { error: unknown }): void {
    if (entry.isSettled) return;
    entry.isSettled = true;
    if ("accepted" in result) entry.resolve(result.accepted);
    else entry.reject(result.error);
    if (--this.#underWay === 0) this.#gate.forget();
  }
}

function acceptedMail({
  response,
  serverMessageId,
  rejectedErrors = [],
}: SMTPConnectionSendInfo): AcceptedMail {
  return {
    response,
    providerId: serverMessageId ?? null,
    refused: rejectedErrors.map((error) => ({ address: recipientOf(error), error })),
  };
}

function recipientOf(error: Error): string {
  return "recipient" in error && typeof error.recipient === "string" ? error.recipient : "";
}

function isLostConnection(error: unknown): boolean {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return responseCode === 421 || ["ECONNECTION", "ESOCKET", "ETIMEDOUT"].includes(code ?? "");
}

function poolWasClosed(): Error {
  return Object.assign(new Error("The connections to the server were closed"), { code: "ECONNECTION" });
}
