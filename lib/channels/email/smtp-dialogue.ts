import { createHmac } from "node:crypto";
import type { Socket } from "node:net";
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from "node:tls";
import { bearerResponse } from "./access-token";

/** What a server answered. Its words stay here: an examination tells codes only. */
export interface Reply {
  code: number;
  /** Enhanced status code (RFC 3463), such as 5.7.8. */
  enhanced: string | null;
  lines: string[];
}

/** What answers is no mail server, or breaks the rules of the conversation. */
export class NotMailError extends Error {
  constructor() {
    super("The answer is not a mail server's");
    this.name = "NotMailError";
  }
}

/** No answer, or none that ended in time. */
export class SilenceError extends Error {
  constructor(readonly kind: "timeout" | "closed") {
    super(kind === "timeout" ? "No answer in time" : "The connection was closed");
    this.name = "SilenceError";
  }
}

const MAX_REPLY_BYTES = 64 * 1024;

/**
 * A conversation with a mail server, one command at a time, for who wants to see each step; mail itself goes through
 * nodemailer. Every wait ends after `timeoutMs`, or when the socket is destroyed. Rejects with SilenceError,
 * NotMailError or the system's error.
 */
export class SmtpDialogue {
  private buffer = "";
  private failure: Error | null = null;
  private wake: (() => void) | null = null;

  constructor(
    private socket: Socket,
    private readonly timeoutMs: number,
  ) {
    this.listen();
  }

  /** The next whole reply. */
  async reply(): Promise<Reply> {
    const deadline = performance.now() + this.timeoutMs;
    for (;;) {
      const reply = this.takeReply();
      if (reply) return reply;
      if (this.failure) throw this.failure;
      await this.nextChange(deadline);
    }
  }

  /** Sends a command and gives the reply to it. */
  command(line: string): Promise<Reply> {
    this.socket.write(`${line.replace(/[\r\n]/g, "")}\r\n`);
    return this.reply();
  }

  /** Sends a message up to its dot and gives the reply to that. */
  message(text: string): Promise<Reply> {
    const stuffed = text.replace(/\r?\n/g, "\r\n").replace(/^\./gm, "..");
    this.socket.write(`${stuffed}\r\n.\r\n`);
    return this.reply();
  }

  /** Turns the connection into a secure one. Rejects with the handshake's error. */
  async secure(options: ConnectionOptions): Promise<TLSSocket> {
    const plain = this.socket;
    plain.removeAllListeners("data");
    // What came before the handshake is not to be trusted after it.
    this.buffer = "";
    const secured = connectTls({ ...options, socket: plain });
    secured.on("error", () => undefined);
    try {
      await this.handshake(secured);
    } catch (error) {
      plain.destroy();
      throw error;
    }
    this.socket = secured;
    this.listen();
    return secured;
  }

  end(): void {
    this.socket.end("QUIT\r\n");
    setTimeout(() => this.socket.destroy(), 1_000).unref();
  }

  private handshake(secured: TLSSocket): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => secured.destroy(new SilenceError("timeout")), this.timeoutMs);
      const settle = (act: () => void) => {
        clearTimeout(timer);
        act();
      };
      secured.once("secureConnect", () => settle(resolve));
      secured.once("error", (error) => settle(() => reject(error)));
      secured.once("close", () => settle(() => reject(new SilenceError("closed"))));
    });
  }

  private listen(): void {
    const note = (failure: Error) => {
      this.failure ??= failure;
      this.wake?.();
    };
    this.socket.on("data", (chunk: Buffer) => {
      this.buffer += chunk.toString("latin1");
      if (this.buffer.length > MAX_REPLY_BYTES) note(new NotMailError());
      this.wake?.();
    });
    this.socket.on("error", note);
    this.socket.on("close", () => note(new SilenceError("closed")));
    this.socket.on("end", () => note(new SilenceError("closed")));
  }

  private nextChange(deadline: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.wake = null;
        reject(new SilenceError("timeout"));
      }, deadline - performance.now());
      this.wake = () => {
        clearTimeout(timer);
        this.wake = null;
        resolve();
      };
    });
  }

  private takeReply(): Reply | null {
    const lines: string[] = [];
    let rest = this.buffer;
    for (;;) {
      const end = rest.indexOf("\n");
      if (end < 0) return null;
      const line = rest.slice(0, end).replace(/\r$/, "");
      rest = rest.slice(end + 1);
      if (!/^[2-5]\d\d(?:[ -]|$)/.test(line)) throw new NotMailError();
      lines.push(line.slice(4));
      if (line[3] === "-") continue;
      this.buffer = rest;
      const enhanced = /^([245]\.\d{1,3}\.\d{1,3})\b/.exec(lines[0] ?? "")?.[1] ?? null;
      return { code: Number(line.slice(0, 3)), enhanced, lines };
    }
  }
}

const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");

/** How to log in by each method (RFC 4954): gives the last reply, 235 when all is well. */
export const logins: Record<
  "PLAIN" | "LOGIN" | "CRAM-MD5" | "XOAUTH2",
  (dialogue: SmtpDialogue, username: string, secret: string) => Promise<Reply>
> = {
  PLAIN: (dialogue, username, secret) => dialogue.command(`AUTH PLAIN ${base64(`\0${username}\0${secret}`)}`),
  async LOGIN(dialogue, username, secret) {
    const first = await dialogue.command("AUTH LOGIN");
    if (first.code !== 334) return first;
    const second = await dialogue.command(base64(username));
    return second.code === 334 ? dialogue.command(base64(secret)) : second;
  },
  async "CRAM-MD5"(dialogue, username, secret) {
    const challenge = await dialogue.command("AUTH CRAM-MD5");
    if (challenge.code !== 334) return challenge;
    const text = Buffer.from(challenge.lines[0] ?? "", "base64");
    return dialogue.command(base64(`${username} ${createHmac("md5", secret).update(text).digest("hex")}`));
  },
  /** `secret` is the access token. A refusal comes as a challenge, which an empty line answers. */
  async XOAUTH2(dialogue, username, secret) {
    const first = await dialogue.command(`AUTH XOAUTH2 ${bearerResponse(username, secret)}`);
    return first.code === 334 ? dialogue.command("") : first;
  },
};
