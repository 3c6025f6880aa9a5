import { createServer, type AddressInfo, type Socket } from "node:net";
import { createServer as createTlsServer, TLSSocket } from "node:tls";
import { goodCertificate, testKey } from "./certificates";

/**
 * What the scripted server does at a point of the session: a reply, or one of
 * hang: never answers · drop: closes the connection · drip: one byte of an endless reply now and then.
 */
export type SmtpAnswer = string | { act: "hang" | "drop" | "drip" };

/** The same answer to each, or one that depends on the line. */
export type SmtpAnswers = SmtpAnswer | ((line: string) => SmtpAnswer);

export interface SmtpScript {
  banner?: SmtpAnswer;
  ehlo?: SmtpAnswer;
  starttls?: SmtpAnswer;
  /** To AUTH, and to each line after a 334. */
  auth?: SmtpAnswers;
  /** The methods that EHLO names, "PLAIN LOGIN" without; null: no login at all. */
  logins?: string | null;
  mail?: SmtpAnswers;
  rcpt?: SmtpAnswers;
  data?: SmtpAnswer;
  /** Drops the connection after this many bytes of the message. */
  dropInMessageAfter?: number;
  /** The answer to the final dot; where it depends, on the message. */
  dot?: SmtpAnswers;
  /** Closes the connection right after the answer to the final dot. */
  dropAfterDot?: boolean;
  /** TLS from the first byte. */
  implicitTls?: boolean;
  certificate?: string;
  /** Closes the connection instead of a handshake. */
  dropInHandshake?: boolean;
  maxVersion?: "TLSv1" | "TLSv1.1";
}

export interface ScriptedSmtpServer {
  port: number;
  /** Changes what the server does from now on. */
  script: SmtpScript;
  /** Every command of every session, without messages. */
  commands: string[];
  /** Every message that was received up to its dot. */
  messages: string[];
  connections: number;
  close(): Promise<void>;
}

export const hang: SmtpAnswer = { act: "hang" };
export const drop: SmtpAnswer = { act: "drop" };
export const drip: SmtpAnswer = { act: "drip" };

/** A mail server on loopback that fails exactly as told. */
export async function startScriptedSmtpServer(script: SmtpScript = {}): Promise<ScriptedSmtpServer> {
  const sockets = new Set<Socket>();
  const state: ScriptedSmtpServer = {
    port: 0,
    script,
    commands: [],
    messages: [],
    connections: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  const accept = (socket: Socket) => {
    state.connections++;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.setNoDelay(true);
    new Session(socket, state).start();
  };
  const tls = { key: testKey, cert: script.certificate ?? goodCertificate };
  const server = script.implicitTls ? createTlsServer(tls, accept) : createServer(accept);
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  state.port = (server.address() as AddressInfo).port;
  return state;
}

class Session {
  private buffer = "";
  private isInMessage = false;
  private isInLogin = false;
  private received = 0;

  constructor(
    private socket: Socket,
    private readonly server: ScriptedSmtpServer,
  ) {}

  start(): void {
    this.listen();
    this.answer(this.script.banner ?? "220 test.example ESMTP");
  }

  private get script(): SmtpScript {
    return this.server.script;
  }

  private listen(): void {
    this.socket.on("error", () => undefined);
    this.socket.on("data", (chunk) => this.read(chunk.toString("latin1")));
  }

  private answer(answer: SmtpAnswer): void {
    if (typeof answer === "string") this.socket.write(`${answer}\r\n`);
    else if (answer.act === "drop") this.socket.destroy();
    else if (answer.act === "drip") this.drip();
  }

  private drip(): void {
    const timer = setInterval(() => this.socket.write("2"), 50);
    this.socket.on("close", () => clearInterval(timer));
  }

  private read(text: string): void {
    this.buffer += text;
    while (!this.socket.destroyed) {
      if (this.isInMessage) {
        if (!this.readMessage()) return;
        continue;
      }
      const end = this.buffer.indexOf("\r\n");
      if (end < 0) return;
      const line = this.buffer.slice(0, end);
      this.buffer = this.buffer.slice(end + 2);
      this.server.commands.push(line);
      this.obey(line);
    }
  }

  private readMessage(): boolean {
    const limit = this.script.dropInMessageAfter;
    this.received = this.buffer.length;
    if (limit !== undefined && this.received >= limit) {
      this.socket.destroy();
      return false;
    }
    const end = this.buffer.indexOf("\r\n.\r\n");
    if (end < 0) return false;
    const message = this.buffer.slice(0, end);
    this.server.messages.push(message);
    this.buffer = this.buffer.slice(end + 5);
    this.isInMessage = false;
    this.answer(answerTo(message, this.script.dot) ?? "250 2.0.0 Ok: queued as TEST1");
    if (this.script.dropAfterDot) this.socket.end();
    return true;
  }

  private obey(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    if (this.isInLogin || verb === "AUTH") this.logIn(line);
    else if (verb === "EHLO" || verb === "HELO") this.answer(this.script.ehlo ?? this.capabilities());
    else if (verb === "STAR") this.startTls();
    else if (verb === "MAIL") this.answer(answerTo(line, this.script.mail) ?? "250 2.1.0 Ok");
    else if (verb === "RCPT") this.answer(answerTo(line, this.script.rcpt) ?? "250 2.1.5 Ok");
    else if (verb === "DATA") this.takeData();
    else if (verb === "RSET") this.answer("250 2.0.0 Ok");
    else if (verb === "QUIT") this.socket.end("221 2.0.0 Bye\r\n");
    else this.answer("502 5.5.1 Not known");
  }

  private capabilities(): string {
    const isSecure = this.socket instanceof TLSSocket;
    const offers = isSecure || this.script.starttls === undefined ? [] : ["STARTTLS"];
    const { logins = "PLAIN LOGIN" } = this.script;
    return ["test.example", ...offers, ...(logins === null ? [] : [`AUTH ${logins}`])]
      .map((word, i, all) => `250${i < all.length - 1 ? "-" : " "}${word}`)
      .join("\r\n");
  }

  private logIn(line: string): void {
    const answer = answerTo(line, this.script.auth) ?? "235 2.7.0 Accepted";
    this.isInLogin = typeof answer === "string" && answer.startsWith("334");
    this.answer(answer);
  }

  private takeData(): void {
    const answer = this.script.data ?? "354 Go ahead";
    this.isInMessage = typeof answer === "string" && answer.startsWith("354");
    this.answer(answer);
  }

  private startTls(): void {
    const answer = this.script.starttls ?? "502 5.5.1 Not known";
    this.answer(answer);
    if (typeof answer !== "string" || !answer.startsWith("220")) return;
    this.socket.removeAllListeners("data");
    const { certificate, maxVersion, dropInHandshake } = this.script;
    if (dropInHandshake) {
      this.socket.once("data", () => this.socket.destroy());
      return;
    }
    this.socket = new TLSSocket(this.socket, {
      isServer: true,
      key: testKey,
      cert: certificate ?? goodCertificate,
      ...(maxVersion ? { minVersion: maxVersion, maxVersion, ciphers: "DEFAULT@SECLEVEL=0" } : {}),
    });
    this.listen();
  }
}

function answerTo(line: string, answers: SmtpAnswers | undefined): SmtpAnswer | undefined {
  return typeof answers === "function" ? answers(line) : answers;
}
