import { createServer } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { Readable } from "node:stream";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeRequestId, problemResponse } from "./problem";
import { readBody, type Pace } from "./read-body";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Of a test: a fifth of a second to begin with, then ten bytes a second. */
const pace: Pace = { graceMs: 200, bytesPerSecond: 10 };

describe("a body on a real socket", () => {
  const server = createServer((incoming, outgoing) => {
    const init: RequestInit & { duplex: "half" } = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: Readable.toWeb(incoming) as ReadableStream,
      duplex: "half",
    };
    readBody(new Request("http://127.0.0.1/", init), 1000, pace)
      .then((bytes) => new Response(bytes as BodyInit | null))
      .catch((error: unknown) => problemResponse(error, makeRequestId(), "test"))
      .then(async (answer) => {
        outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
        outgoing.end(await answer.text());
      })
      .catch(() => outgoing.destroy());
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  /** Sends the head of a request for `length` bytes, does the rest, and gives what comes until the server hangs up. */
  const post = (length: number, send: (socket: Socket) => void) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
      let answer = "";
      socket.on("data", (data) => (answer += String(data)));
      socket.on("error", reject);
      socket.on("close", () => resolve(answer));
      socket.write(`POST / HTTP/1.1\r\nhost: test\r\ncontent-length: ${length}\r\n`);
      socket.write(length === 2 ? "connection: close\r\n\r\n" : "\r\n");
      send(socket);
    });

  test("is read when it comes", async () => {
    const answer = await post(2, (socket) => socket.write("{}"));

    expect(answer).toMatch(/^HTTP\/1.1 200 /);
    expect(answer).toMatch(/\{\}/);
  });

  test("that drips is given up, and so is its connection", async () => {
    let drops = 0;
    const answer = await post(900, (socket) => {
      const dripping = setInterval(() => socket.writable && ++drops && socket.write(" "), 150);
      socket.on("close", () => clearInterval(dripping));
    });

    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    expect(answer).toMatch(/connection: close/i);
    expect(answer).toContain('"code":"request_timeout"');
    // Each drop buys a tenth of a second, and the next comes later than that.
    expect(drops).toBeGreaterThan(0);
    expect(drops).toBeLessThan(100);
  });

  test("that never begins is given up, too", async () => {
    expect(await post(900, () => undefined)).toMatch(/^HTTP\/1.1 408 /);
  });
});

function requestWith(body: ReadableStream<Uint8Array>): Request {
  const init: RequestInit & { duplex: "half" } = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    duplex: "half",
  };
  return new Request("http://127.0.0.1/", init);
}

test("a body that comes byte by byte is whole in the end, and holds none of its pieces until then", async () => {
  const text = JSON.stringify("x".repeat(10_000));
  const pieces: WeakRef<Uint8Array>[] = [];
  let kept = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (pieces.length === text.length) {
        // What is referred to weakly stays until the task ends.
        await new Promise((resolve) => setImmediate(resolve));
        collectGarbage();
        kept = pieces.filter((piece) => piece.deref()).length;
        return controller.close();
      }
      const piece = new TextEncoder().encode(text.charAt(pieces.length));
      pieces.push(new WeakRef(piece));
      controller.enqueue(piece);
    },
  });
  const bytes = await readBody(requestWith(body), text.length);

  expect(Buffer.from(bytes ?? []).toString()).toBe(text);
  expect(kept).toBeLessThan(100);
});

test("a body that is slow but goes on is read to its end", async () => {
  // What came at once pays for the pause, which alone is longer than the grace.
  const parts = [" ".repeat(900), "[1,2]"];
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = parts.shift();
      if (part === undefined) return controller.close();
      if (parts.length === 0) await new Promise((resolve) => setTimeout(resolve, 700));
      controller.enqueue(new TextEncoder().encode(part));
    },
  });
  const read = readBody(requestWith(body), 1000, { graceMs: 500, bytesPerSecond: 10 });

  expect(
    Buffer.from((await read) ?? [])
      .toString()
      .trim(),
  ).toBe("[1,2]");
});
