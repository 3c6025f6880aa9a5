import type { ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { gzipSync } from "node:zlib";
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

  it("never unpacks a gzip bomb", async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const url = await answerWith((response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
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
  it("does not follow a redirect", async () => {
    const url = await answerWith((response) => response.writeHead(302, { location: "/secret" }).end());

    expect(await guardedFetch(guard, { url })).toMatchObject({ ok: false, failure: "redirect", status: 302 });
    expect(server?.requests).toHaveLength(1);
  });

  it("gives up on a server that hangs, at the deadline", async () => {
    const url = await answerWith(() => undefined);
    const start = performance.now();

    expect(await guardedFetch(guard, { url, timeoutMs: 100 })).toMatchObject({
      ok: false,
      failure: "timeout",
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

    expect(await result).toMatchObject({ ok: false, failure: "aborted" });
  });

  it("tells a cut connection, a refused one and a certificate that is not trusted apart", async () => {
    const url = await answerWith((response) => response.socket?.destroy());
    expect(await guardedFetch(guard, { url })).toMatchObject({ ok: false, failure: "unreachable" });

    await server?.close();
    expect(await guardedFetch(guard, { url })).toMatchObject({
      ok: false,
      failure: "unreachable",
      detail: "The connection was refused",
    });

    server = await startHttpServer((_, response) => response.end(), { key: testKey, cert: goodCertificate });
    expect(await guardedFetch(guard, { url: server.url })).toMatchObject({ ok: false, failure: "tls" });
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
