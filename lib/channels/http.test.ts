import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { goodCertificate, testKey } from "@/lib/testing/certificates";
import { startHttpServer, type HttpTestServer } from "@/lib/testing/http-server";
import { createAddressGuard } from "./address-guard";
import { guardedFetch } from "./http";

const guard = createAddressGuard({ allow: { cidrs: ["127.0.0.0/8"] } });
let server: HttpTestServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function answerWith(answer: (response: ServerResponse) => void): Promise<string> {
  server = await startHttpServer((_, response) => answer(response));
  return server.url;
}

describe("a request that is answered", () => {
  it("gives status, headers and body, and says who asks", async () => {
    const url = await answerWith((response) => {
      response.writeHead(201, { "content-type": "text/plain", "set-cookie": "a=b" }).end("größe");
    });

    const result = await guardedFetch(guard, {
      method: "POST",
      url: `${url}/hook?x=1`,
      headers: { "X-Own": "1", "Accept-Encoding": "gzip" },
      body: "hello",
    });

    expect(result).toMatchObject({ ok: true, status: 201, body: "größe", truncated: false });
    expect(result.ok && result.headers).not.toHaveProperty("set-cookie");
    expect(server?.requests).toMatchObject([
      {
        method: "POST",
        url: "/hook?x=1",
        body: "hello",
        headers: { "x-own": "1", "user-agent": "Runbell", "accept-encoding": "identity" },
      },
    ]);
  });

  it("gives error statuses as results", async () => {
    const url = await answerWith((response) => response.writeHead(503).end("later"));

    expect(await guardedFetch(guard, { url })).toMatchObject({ ok: true, status: 503, body: "later" });
  });

  it("cuts a body of a gigabyte at 16 KiB and hangs up", async () => {
    let sent = 0;
    const chunk = Buffer.alloc(65_536, "a");
    const url = await answerWith((response) => {
      const write = () => {
        while (sent < 2 ** 30 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return void response.once("drain", write);
        }
      };
      write();
    });

    const result = await guardedFetch(guard, { url });

    expect(result).toMatchObject({ ok: true, status: 200, truncated: true });
    expect(result.ok && result.body.length).toBe(16_384);
    expect(sent).toBeLessThan(2 ** 24);
  });

  it.each([
    ["gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
    ["gzip, gzip", (bytes: Buffer) => gzipSync(gzipSync(bytes))],
    ["x-unknown", (bytes: Buffer) => bytes],
  ])("never unpacks a bomb of %s", async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(5_000_000));
    const url = await answerWith((response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(bomb),
    );

    expect(await guardedFetch(guard, { url })).toMatchObject({
      ok: true,
      status: 200,
      body: "",
      truncated: true,
    });
  });

  it("keeps the status of a body that drips past the deadline", async () => {
    const url = await answerWith((response) => {
      const timer = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(timer));
    });

    const result = await guardedFetch(guard, { url, timeoutMs: 1_000 });

    expect(result).toMatchObject({ ok: true, status: 200, truncated: true });
  });
});

describe("a request that is not answered", () => {
  it.each([301, 302, 303, 307, 308])("does not follow a redirect (%i), inside or outside", async (status) => {
    for (const location of ["/secret", "http://169.254.169.254/latest/meta-data/", "//localhost/"]) {
      const url = await answerWith((response) => response.writeHead(status, { location }).end());

      expect(await guardedFetch(guard, { url })).toMatchObject({ ok: false, failure: "redirect", status });
      expect(server?.requests).toHaveLength(1);
      await server?.close();
    }
  });

  it("looks a name up and checks it for each connection", async () => {
    const answers = ["127.0.0.1", "10.0.0.1"];
    const rebound = createAddressGuard({
      allow: { cidrs: ["127.0.0.0/8"] },
      resolve: (_, __, done) => done(null, [{ address: answers.shift() ?? "", family: 4 }]),
    });
    const own = await answerWith((response) => response.writeHead(204, { connection: "close" }).end());
    const url = own.replace("127.0.0.1", "rebind.example");

    expect(await guardedFetch(rebound, { url })).toMatchObject({ ok: true, status: 204 });
    expect(await guardedFetch(rebound, { url })).toMatchObject({ ok: false, failure: "blocked_address" });
    expect(server?.requests).toHaveLength(1);
  });

  it("reaches one path of a server while many requests hang at another", async () => {
    server = await startHttpServer((request, response) => {
      if (request.url === "/quick") response.end("here");
    });
    const { url } = server;
    const giveUp = new AbortController();
    const hanging = Array.from({ length: 50 }, () =>
      guardedFetch(guard, { url: `${url}/hung`, signal: giveUp.signal }),
    );

    expect(await guardedFetch(guard, { url: `${url}/quick` })).toMatchObject({ ok: true, body: "here" });
    giveUp.abort();
    await Promise.all(hanging);
  });

  it("gives up on a server that hangs, at the deadline", async () => {
    const url = await answerWith(() => undefined);
    const start = performance.now();

    expect(await guardedFetch(guard, { url, timeoutMs: 100 })).toMatchObject({
      ok: false,
      failure: "timeout",
      handedOver: true,
    });
    expect(performance.now() - start).toBeLessThan(8_000);
  });

  it("gives up on headers that drip, at the deadline", async () => {
    const url = await answerWith((response) => {
      const timer = setInterval(() => response.socket?.write("x"), 20);
      response.on("close", () => clearInterval(timer));
    });

    const result = await guardedFetch(guard, { url, timeoutMs: 500 });

    expect(result).toMatchObject({ ok: false });
  });

  it("stops when it is told to", async () => {
    const url = await answerWith(() => undefined);
    const stop = new AbortController();
    const result = guardedFetch(guard, { url, signal: stop.signal });
    await delay(20);
    stop.abort();

    expect(await result).toMatchObject({ ok: false, failure: "aborted", handedOver: true });
  });

  it("hands nothing over when it is told to stop before it begins", async () => {
    const url = await answerWith((response) => response.end());

    expect(await guardedFetch(guard, { url, signal: AbortSignal.abort() })).toMatchObject({
      ok: false,
      failure: "aborted",
      handedOver: false,
    });
    expect(server?.requests).toHaveLength(0);
  });

  it("hands nothing over while it waits for a name or a connection", async () => {
    const silent = createAddressGuard({ resolve: () => undefined });
    const start = performance.now();

    expect(await guardedFetch(silent, { url: "http://slow.example/", timeoutMs: 100 })).toMatchObject({
      ok: false,
      failure: "timeout",
      handedOver: false,
    });
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it("tells a cut connection, a refused one and a certificate that is not trusted apart", async () => {
    const url = await answerWith((response) => response.socket?.destroy());
    expect(await guardedFetch(guard, { url })).toMatchObject({
      ok: false,
      failure: "unreachable",
      handedOver: true,
    });

    await server?.close();
    expect(await guardedFetch(guard, { url })).toMatchObject({
      ok: false,
      failure: "unreachable",
      detail: "The connection was refused",
      handedOver: false,
    });

    server = await startHttpServer((_, response) => response.end(), { key: testKey, cert: goodCertificate });
    expect(await guardedFetch(guard, { url: server.url })).toMatchObject({
      ok: false,
      failure: "tls",
      handedOver: false,
    });
  });
});

describe("a request that is refused", () => {
  const strict = createAddressGuard({
    resolve: (_, __, done) => done(null, [{ address: "127.0.0.1", family: 4 }]),
  });

  it.each([
    ["a literal private address", "http://127.0.0.1/"],
    ["a short form of one", "http://0x7f.1/"],
    ["a mapped one", "http://[::ffff:127.0.0.1]/"],
    ["a local name", "http://localhost/"],
    ["a name that leads to a private address", "http://public.example/"],
    ["a name of which the reading is disputed", "http://example.org\\@127.0.0.1/"],
    ["the metadata service", "http://169.254.169.254/latest/meta-data/"],
    ["a mail port", "http://example.org:25/"],
    ["a database port", "http://example.org:5432/"],
    ["SSH", "http://example.org:22/"],
  ])("goes not to %s", async (_, url) => {
    expect(await guardedFetch(strict, { url })).toMatchObject({ ok: false, failure: "blocked_address" });
  });

  it.each([
    ["a file", "file:///etc/passwd"],
    ["another scheme", "ftp://example.org/"],
    ["credentials in the address", "http://user:secret@example.org/"],
    ["no URL at all", "not a url"],
  ])("makes nothing of %s", async (_, url) => {
    const result = await guardedFetch(strict, { url });

    expect(result).toMatchObject({ ok: false, failure: "invalid_request" });
    expect(result.ok || result.detail).not.toContain("secret");
  });

  it("refuses headers that would split the request", async () => {
    const url = await answerWith((response) => response.end());

    const result = await guardedFetch(guard, { url, headers: { "x-a": "1\r\nx-b: 2" } });

    expect(result).toMatchObject({ ok: false, failure: "invalid_request" });
    expect(server?.requests).toHaveLength(0);
  });
});
