import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { request } from "./api";
import { startServer, type TestServer } from "./server";

const canary = "walrus-behind-the-door";
const admin = { name: "Walter", email: "walter@example.org", password: "a long enough password" };
let server: TestServer;

test.beforeAll(async () => {
  server = await startServer({ RUNBELL_ADMIN_EMAIL: admin.email, RUNBELL_ADMIN_PASSWORD: admin.password });
  const made = await request(server, "POST", "/api/v1/jobs", { key: canary, name: canary, kind: "reported" });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
});
test.afterAll(() => server.close());

interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** As fetch does it, but with any header and path, and without following anything. */
function ask(
  path: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: Buffer } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

test("whoever is not signed in sees nothing of any page, however they ask for it", async () => {
  test.slow();
  const headers: Record<string, string>[] = [
    {},
    { "x-middleware-subrequest": "proxy" },
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
    {
      "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware",
    },
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
    { "x-nextjs-data": "1" },
    { "x-matched-path": `/jobs/${canary}`, "x-now-route-matches": `1=${canary}` },
    { "x-invoke-path": `/jobs/${canary}`, "x-invoke-status": "200" },
    { "x-original-url": `/jobs/${canary}`, "x-rewrite-url": `/jobs/${canary}` },
    { "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1" },
    { authorization: "Basic YWRtaW46YWRtaW4=", cookie: "runbell.session=x; next-auth.session-token=x" },
  ];
  const pages = [
    "",
    "/jobs",
    `/jobs/${canary}`,
    `/jobs/${canary}/edit`,
    "/settings/general",
    "/settings/audit",
  ];
  const forms = (path: string) => [
    path || "/",
    `${path || "/index"}.rsc`,
    `${path || "/index"}.segments/_tree.segment.rsc`,
    `/_next/data/development${path || "/index"}.json`,
    `${path || "/"}?_rsc=abc`,
    `${path || "/"}?nxtPkey=${canary}&nxtIkey=${canary}`,
    `${path || "/"}?__nextLocale=en&__nextDefaultLocale=en`,
    `/.${path || "/"}`,
    `/en${path}`,
  ];
  const seen: string[] = [];
  for (const page of pages)
    for (const path of forms(page))
      for (const sent of headers) {
        const answer = await ask(path, { headers: sent });
        const where = `${path} ${JSON.stringify(sent)}: ${answer.status}`;
        // The address that was asked for is said back, as the way to come back after signing in.
        const text = answer.text.replaceAll(encodeURIComponent(path), "").replaceAll(path, "");
        for (const word of [admin.email, admin.name, `"name":"${canary}"`, `>${canary}<`])
          if (text.includes(word)) seen.push(`${where} shows ${word}`);
        if (answer.status >= 500) seen.push(where);
      }

  expect(seen).toEqual([]);
});

test("no answer leads to the host that a request names", async () => {
  const evil = { host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
  const forwarded = { ...evil, forwarded: "host=evil.example;proto=https", "x-host": "evil.example" };
  for (const headers of [evil, forwarded]) {
    for (const path of [
      "/",
      "/jobs",
      "/api/auth/signin",
      "/api/v1/unsubscribe/none",
      "//evil.example/jobs",
    ]) {
      const answer = await ask(path, { headers });
      expect(answer.headers.location ?? "", path).not.toMatch(/^(https?:)?\/\/evil/);
      expect(answer.headers["access-control-allow-origin"], path).toBeUndefined();
    }
    const body = Buffer.from(
      JSON.stringify({ recipient: "a@example.org", subject: "Link", body_template: "{{ system.app_url }}" }),
    );
    const key = { authorization: `Bearer ${server.apiKey}`, "content-type": "application/json" };
    const sent = await ask("/api/v1/notifications", {
      method: "POST",
      headers: { ...headers, ...key },
      body,
    });
    expect(sent.status, sent.text).toBe(202);
  }
  await expect
    .poll(async () => {
      const inbox = await request<{ data: { text: string }[] }>(server, "GET", "/api/v1/inbox?q=Link");
      return inbox.body.data.map(({ text }) => text.trim());
    })
    .toEqual([server.url, server.url]);
});

test("a method is what the request line says, and nobody else's pages may ask", async () => {
  const headers = { authorization: `Bearer ${server.apiKey}`, "x-http-method-override": "DELETE" };
  const path = `/api/v1/jobs/${canary}`;
  expect((await ask(path, { headers: { ...headers, "x-method-override": "DELETE" } })).status).toBe(200);
  expect((await ask(`${path}?_method=DELETE`, { headers })).status).toBe(200);
  expect((await ask(path, { method: "HEAD", headers })).text).toBe("");
  expect((await ask(path, { headers })).status).toBe(200);

  for (const method of ["TRACE", "PROPFIND"]) {
    const answer = await ask(path, { method, headers: { ...headers, "x-secret": "echo-of-a-secret" } });
    expect(answer.status, method).toBeGreaterThanOrEqual(400);
    expect(answer.text).not.toContain("echo-of-a-secret");
  }
  const preflight = await ask(path, {
    method: "OPTIONS",
    headers: { origin: "https://evil.example", "access-control-request-method": "DELETE" },
  });
  expect(Object.keys(preflight.headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
});

test("a body that is a bomb is not unpacked", async () => {
  const body = gzipSync(Buffer.alloc(20_000_000, "["));
  const key = { authorization: `Bearer ${server.apiKey}`, "content-type": "application/json" };
  for (const encoding of ["gzip", "gzip, gzip", "br", "deflate", "x-anything"]) {
    const headers = { ...key, "content-encoding": encoding, "content-length": String(body.length) };
    const answer = await ask("/api/v1/events", { method: "POST", headers, body });
    expect(answer.status, encoding).toBe(415);
  }
});

test("a body that drips is given up after a while, and the server goes on", async () => {
  test.slow();
  const { hostname, port } = new URL(server.url);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let text = "";
    const dripping = setInterval(() => socket.writable && socket.write(" "), 500);
    socket.on("data", (data) => (text += String(data)));
    socket.on("error", reject);
    socket.on("close", () => {
      clearInterval(dripping);
      resolve(text);
    });
    socket.write(
      [
        "POST /api/v1/events HTTP/1.1",
        `host: ${hostname}:${port}`,
        `authorization: Bearer ${server.apiKey}`,
        "content-type: application/json",
        "content-length: 100000",
        "",
        "",
      ].join("\r\n"),
    );
  });

  expect(answer).toMatch(/^HTTP\/1.1 408 /);
  expect((await ask("/livez")).status).toBe(200);
});
