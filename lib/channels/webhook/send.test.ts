import { createHmac } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { Secret } from "@/lib/secrets";
import { describeChannelContract } from "@/lib/testing/channel-contract";
import {
  startScriptedHttpServer,
  type ScriptedAnswer,
  type ScriptedHttpServer,
} from "@/lib/testing/http-server";
import { messageSubject, outgoingMessage, sendContext } from "@/lib/testing/messages";
import { webhook } from ".";
import { createAddressGuard } from "../address-guard";
import { WebhookConfig } from "./config";

const servers: ScriptedHttpServer[] = [];
const token = "t0k3n-in-the-path";
const bearer = "b3arer-of-the-header";
const currentKey = `whsec_${Buffer.alloc(32, 1).toString("base64")}`;
const previousKey = `whsec_${Buffer.alloc(24, 2).toString("base64")}`;
const payload = { type: "job.failed", timestamp: "2026-03-01T06:30:00Z", data: { title: "Backup – größe" } };

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function receiver(answer: ScriptedAnswer = { status: 204 }): Promise<ScriptedHttpServer> {
  const server = await startScriptedHttpServer(answer);
  servers.push(server);
  return server;
}

function configFor(url: string, fields: Partial<WebhookConfig> = {}): WebhookConfig {
  return WebhookConfig.parse({
    url: new Secret(`${url}/hooks/${token}?key=${token}`),
    headers: new Secret(`Authorization: Bearer ${bearer}`),
    signing_secret: new Secret(currentKey),
    ...fields,
  });
}

async function answering(answer: ScriptedAnswer): Promise<WebhookConfig> {
  return configFor((await receiver(answer)).url);
}

async function sendOne(fields: Partial<WebhookConfig> = {}, message = outgoingMessage({ payload })) {
  const server = await receiver();
  const outcome = await webhook.send(message, configFor(server.url, fields), sendContext());
  const [request] = server.requests;
  if (!request) throw new Error("No request came");
  return { outcome, request, document: server.sent() };
}

describeChannelContract(webhook, {
  working: () => answering({ status: 204 }),
  failing: {
    "nobody listens": async () => {
      const server = await receiver();
      await server.close();
      return configFor(server.url);
    },
    "the address is not allowed": async () => configFor("https://10.1.2.3"),
    "the connection is no TLS": async () => configFor((await receiver()).url.replace("http:", "https:")),
  },
  answering,
  secrets: [token, bearer, currentKey, currentKey.slice(6)],
});

describe("a webhook", () => {
  it("sends the template's JSON to the whole address, with its headers", async () => {
    const { outcome, request, document } = await sendOne();

    expect(outcome).toMatchObject({ status: "accepted", responseCode: 204 });
    expect(outcome.via).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(document).toEqual(payload);
    expect(request).toMatchObject({
      method: "POST",
      url: `/hooks/${token}?key=${token}`,
      headers: {
        "content-type": "application/json; charset=utf-8",
        authorization: `Bearer ${bearer}`,
        "user-agent": "Runbell",
      },
    });
  });

  it.each(["PUT", "PATCH"] as const)("can use %s", async (method) => {
    expect((await sendOne({ method })).request.method).toBe(method);
  });

  it("gives a message without JSON the shape of the built-in ones", async () => {
    const { document } = await sendOne({}, outgoingMessage({ subject: "Hello", text: "World" }));

    expect(document).toMatchObject({
      type: "job.failed",
      timestamp: "2026-03-01T06:30:00.000Z",
      data: { severity: "error", title: "Hello", message: "World", job: { key: "backup" } },
    });
  });

  it("sends whole characters only", async () => {
    const { request } = await sendOne({}, outgoingMessage({ payload: { text: "a\ud83d" } }));

    expect(request.body).toBe('{"text":"a\ufffd"}');
  });

  it("refuses a message of more than 256 KB before it dials", async () => {
    const server = await receiver();
    const large = outgoingMessage({ payload: { text: "é".repeat(131_080) } });

    expect(await webhook.send(large, configFor(server.url), sendContext())).toMatchObject({
      failure: "permanent",
      reason: "rejected_content",
      detail: "The message has 257 KB: a webhook carries at most 256",
    });
    expect(server.requests).toHaveLength(0);
  });

  it("does not follow a redirect", async () => {
    const elsewhere = await receiver();
    const server = await receiver({ status: 307, headers: { location: elsewhere.url } });

    expect(await webhook.send(outgoingMessage(), configFor(server.url), sendContext())).toMatchObject({
      failure: "configuration",
      reason: "misconfigured",
      detail: "The server answered 307: redirects are not followed",
    });
    expect(elsewhere.requests).toHaveLength(0);
  });
});

describe("a signed webhook", () => {
  it("can be verified, and shows the same id and a new time at each try", async () => {
    const before = Math.floor(Date.now() / 1000);
    const message = outgoingMessage({ payload });
    const [first, second] = [await sendOne({}, message), await sendOne({}, message)];

    for (const { request } of [first, second]) {
      const { "webhook-id": id, "webhook-timestamp": time, "webhook-signature": signature } = request.headers;
      expect(id).toBe(message.notificationId);
      expect(Number(time)).toBeGreaterThanOrEqual(before);
      expect(Number(time)).toBeLessThanOrEqual(Date.now() / 1000);
      expect(signature).toBe(`v1,${hmac(currentKey, `${id}.${time}.${request.body}`)}`);
    }
  });

  it("carries a signature of each key while receivers change over", async () => {
    const { request } = await sendOne({ previous_signing_secret: new Secret(previousKey) });
    const content = `${request.headers["webhook-id"]}.${request.headers["webhook-timestamp"]}.${request.body}`;

    expect(request.headers["webhook-signature"]).toBe(
      `v1,${hmac(currentKey, content)} v1,${hmac(previousKey, content)}`,
    );
  });

  it("has no signature without a key", async () => {
    const { request } = await sendOne({ signing_secret: null });

    expect(request.headers).not.toHaveProperty("webhook-signature");
    expect(request.headers).toHaveProperty("webhook-id");
  });

  function hmac(key: string, content: string): string {
    return createHmac("sha256", Buffer.from(key.slice(6), "base64"))
      .update(content)
      .digest("base64");
  }
});

describe("a webhook in the format of CloudEvents", () => {
  const attributes = {
    specversion: "1.0",
    id: outgoingMessage().notificationId,
    source: "https://runbell.test",
    type: "job.failed",
    time: "2026-03-01T06:30:00.000Z",
    subject: "backup",
  };

  it("has all of it in the body", async () => {
    const { request, document } = await sendOne({ format: "cloudevents_structured" });

    expect(request.headers["content-type"]).toBe("application/cloudevents+json; charset=utf-8");
    expect(document).toEqual({ ...attributes, datacontenttype: "application/json", data: payload.data });
  });

  it("has its attributes in headers", async () => {
    const { request, document } = await sendOne({ format: "cloudevents_binary" });

    expect(request.headers["content-type"]).toBe("application/json; charset=utf-8");
    for (const [name, value] of Object.entries(attributes)) expect(request.headers[`ce-${name}`]).toBe(value);
    expect(document).toEqual(payload.data);
  });

  it("encodes what no header can hold", async () => {
    const job = { id: "1", key: 'a "b" 100% größe €\r\nX-Evil: 1', name: "x" };
    const message = outgoingMessage({ payload: { type: "größe", data: 1 }, about: messageSubject({ job }) });
    const { request } = await sendOne({ format: "cloudevents_binary" }, message);

    expect(request.headers["ce-subject"]).toBe(
      "a%20%22b%22%20100%25%20gr%C3%B6%C3%9Fe%20%E2%82%AC%0D%0AX-Evil:%201",
    );
    expect(request.headers["ce-type"]).toBe("gr%C3%B6%C3%9Fe");
    expect(request.headers).not.toHaveProperty("x-evil");
  });

  it("takes a body of another shape for the data, and works without a job", async () => {
    const about = messageSubject({ eventType: null, job: null, url: "" });
    const message = outgoingMessage({ payload: ["a", 1], about });

    expect((await sendOne({ format: "cloudevents_structured" }, message)).document).toEqual({
      specversion: "1.0",
      id: message.notificationId,
      source: `urn:uuid:${about.organisationId}`,
      type: "notice",
      time: about.occurredAt.toISOString(),
      datacontenttype: "application/json",
      data: ["a", 1],
    });
  });
});

describe("a webhook that expects a text in the answer", () => {
  const send = async (answer: ScriptedAnswer) =>
    webhook.send(
      outgoingMessage(),
      configFor((await receiver(answer)).url, { expect_body_contains: '"ok":true' }),
      sendContext(),
    );

  it("is content when it is there", async () => {
    expect(await send({ status: 200, body: '{"ok":true}' })).toMatchObject({ status: "accepted" });
  });

  it("counts any other answer as the receiver's failure", async () => {
    expect(await send({ status: 200, body: '{"ok":false}' })).toMatchObject({
      failure: "transient",
      reason: "server_error",
      responseCode: 200,
    });
    expect(await send({ status: 410, body: "" })).toMatchObject({ reason: "gone" });
  });
});

describe("the address of a webhook", () => {
  const issuesOf = (fields: Record<string, unknown>) => {
    const parsed = WebhookConfig.safeParse({ url: new Secret("https://hooks.example.org/"), ...fields });
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join()} ${message}`);
  };

  it("is all that a person's own webhook has", () => {
    expect(WebhookConfig.parse({ url: new Secret("https://hooks.example.org/") })).toMatchObject({
      method: "POST",
      format: "runbell",
      headers: null,
      signing_secret: null,
      expect_body_contains: null,
    });
  });

  it.each(["hooks.example.org", "ftp://hooks.example.org/", "https://", "https://a b/", "https://x/ y"])(
    "is not %s",
    (text) => {
      expect(issuesOf({ url: new Secret(text) })).toEqual([
        "url must be a web address such as https://hooks.example.org/runbell",
      ]);
    },
  );

  it("holds no password, and has to be there", () => {
    const [issue] = issuesOf({ url: new Secret("https://ada:hunter2@hooks.example.org/") });

    expect(issue).toBe("url must not hold a user name or password");
    expect(issuesOf({ url: null })).toEqual(["url is missing"]);
  });

  it("is checked together with headers and keys", () => {
    expect(issuesOf({ headers: new Secret("nonsense"), signing_secret: new Secret("whsec_short") })).toEqual([
      expect.stringMatching(/^headers must have/),
      expect.stringMatching(/^signing_secret must be whsec_/),
    ]);
  });

  it("is reached in clear only inside", async () => {
    const outside = createAddressGuard({
      resolve: (_, __, done) => done(null, [{ address: "8.8.8.8", family: 4 }]),
    });
    const outcome = await webhook.send(
      outgoingMessage(),
      configFor("http://hooks.example.org"),
      sendContext({ guard: outside }),
    );

    expect(outcome).toMatchObject({ failure: "configuration", reason: "blocked_address" });
    expect(outcome.detail).toBe(
      "hooks.example.org is no private address: only https:// is used to reach it.",
    );
  });
});
