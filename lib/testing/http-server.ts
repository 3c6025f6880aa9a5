import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";

export interface HttpTestServer {
  url: string;
  port: number;
  /** What arrived, in order. */
  requests: { method: string; url: string; headers: IncomingMessage["headers"]; body: string }[];
  close(): Promise<void>;
}

/** An HTTP server on loopback that answers as told; with a key and certificate, an HTTPS server. */
export async function startHttpServer(
  answer: RequestListener,
  tls?: { key: string; cert: string },
): Promise<HttpTestServer> {
  const requests: HttpTestServer["requests"] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      requests.push({ method, url, headers, body: Buffer.concat(chunks).toString("utf8") });
      answer(request, response);
    });
  };
  const server: Server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What a provider answers: a status with headers and a body, nothing at all, or a connection that breaks. */
export type ScriptedAnswer =
  { status: number; headers?: Record<string, string>; body?: string | object } | "silence" | "hang up";

/** A server that gives its answers in order, and the last one from then on. An object as body is sent as JSON. */
export async function startScriptedHttpServer(...answers: [ScriptedAnswer, ...ScriptedAnswer[]]) {
  let script = answers;
  let next = 0;
  const server = await startHttpServer((_, response) => {
    giveAnswer(script[Math.min(next++, script.length - 1)] ?? "silence", response);
  });
  return {
    ...server,
    /** From now on: a new script from its beginning. */
    answerWith(...others: [ScriptedAnswer, ...ScriptedAnswer[]]): void {
      script = others;
      next = 0;
    },
    /** The body of a request, the first one without a number, as the JSON that it is. */
    sent: (index = 0): unknown => JSON.parse(server.requests[index]?.body ?? "null"),
  };
}
export type ScriptedHttpServer = Awaited<ReturnType<typeof startScriptedHttpServer>>;

function giveAnswer(answer: ScriptedAnswer, response: ServerResponse): void {
  if (answer === "silence") return;
  if (answer === "hang up") {
    response.socket?.destroy();
    return;
  }
  const { status, headers = {}, body = "" } = answer;
  const isText = typeof body === "string";
  response.writeHead(status, isText ? headers : { "content-type": "application/json", ...headers });
  response.end(isText ? body : JSON.stringify(body));
}
