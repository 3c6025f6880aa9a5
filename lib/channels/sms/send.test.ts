import { afterEach, describe, expect, it } from "vitest";
import type { FailureClass, FailureReason } from "@/lib/core/outcome";
import { Secret } from "@/lib/secrets";
import { describeChannelContract } from "@/lib/testing/channel-contract";
import { startScriptedHttpServer, type ScriptedAnswer } from "@/lib/testing/http-server";
import { outgoingMessage, sendContext } from "@/lib/testing/messages";
import { createSmsKind, sms } from ".";
import type { ChannelKind } from "../kind";
import { SmsConfig } from "./config";

const accountSid = `AC${"0a".repeat(16)}`;
const keySid = `SK${"1b".repeat(16)}`;
const serviceSid = `MG${"2c".repeat(16)}`;
const token = "t0ken-of-the-account";
const keySecret = "s3cret-of-the-key";
const basic = (user: string, password: string) => Buffer.from(`${user}:${password}`).toString("base64");
const queued = { status: 201, body: { sid: `SM${"3d".repeat(16)}`, status: "queued", error_code: null } };
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

function configOf(fields: Partial<SmsConfig> = {}): SmsConfig {
  return SmsConfig.parse({
    account_sid: accountSid,
    auth_token: new Secret(token),
    from: "+15017122661",
    to: "+491701234567",
    ...fields,
  });
}

async function twilioAnswering(answer: ScriptedAnswer) {
  const server = await startScriptedHttpServer(answer);
  closers.push(server.close);
  return { server, kind: createSmsKind({ baseUrl: server.url }) };
}

async function sendOne(message = outgoingMessage(), config = configOf()) {
  const { server, kind } = await twilioAnswering(queued);
  const outcome = await kind.send(message, config, sendContext());
  const [request] = server.requests;
  return { outcome, request, form: Object.fromEntries(new URLSearchParams(request?.body)) };
}

/** The contract wants an answer for a configuration, while here the address belongs to the kind. */
let current: ChannelKind<SmsConfig> = sms;
const answering = async (answer: ScriptedAnswer) => {
  current = (await twilioAnswering(answer)).kind;
  return configOf({ api_key_sid: keySid, api_key_secret: new Secret(keySecret) });
};

describeChannelContract(
  { ...sms, send: (...args) => current.send(...args) },
  {
    working: () => answering(queued),
    failing: {
      "it is not Twilio that answers": () => answering({ status: 200, body: "<html>Welcome</html>" }),
      "the message is refused": () => answering({ status: 400, body: { code: 1, message: token } }),
    },
    answering,
    secrets: [token, keySecret, basic(keySid, keySecret)],
  },
);

describe("a text message", () => {
  it("is a form for the channel's one number", async () => {
    const { outcome, request, form } = await sendOne();

    expect(outcome).toEqual({
      status: "accepted",
      responseCode: 201,
      providerId: queued.body.sid,
      detail: "Twilio has queued the text message",
      via: "Twilio",
    });
    expect(request).toMatchObject({
      method: "POST",
      url: `/2010-04-01/Accounts/${accountSid}/Messages.json`,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        authorization: `Basic ${basic(accountSid, token)}`,
      },
    });
    expect(form).toEqual({ To: "+491701234567", From: "+15017122661", Body: "Backup failed" });
  });

  it("goes out with an API key, and over a messaging service", async () => {
    const config = configOf({
      auth_token: null,
      api_key_sid: keySid,
      api_key_secret: new Secret(keySecret),
      from: serviceSid,
    });
    const { request, form } = await sendOne(outgoingMessage(), config);

    expect(request?.headers.authorization).toBe(`Basic ${basic(keySid, keySecret)}`);
    expect(form).toEqual({ To: "+491701234567", MessagingServiceSid: serviceSid, Body: "Backup failed" });
  });

  it("keeps its characters, and is cut visibly at 1,600", async () => {
    const text = "größe & co = 100% 🚨\nhttps://runbell.test/r?a=1&b=2";

    expect((await sendOne(outgoingMessage({ text }))).form.Body).toBe(text);
    const long = (await sendOne(outgoingMessage({ text: "word ".repeat(1_000) }))).form.Body ?? "";
    expect(long.length).toBeLessThanOrEqual(1_600);
    expect(long).toMatch(/… [\d,]+ characters left out$/);
  });

  it("says its subject when it has no text", async () => {
    expect((await sendOne(outgoingMessage({ text: " \0 " }))).form.Body).toBe("Backup failed");
  });
});

describe("an answer of Twilio", () => {
  const judge = async (answer: ScriptedAnswer) =>
    (await twilioAnswering(answer)).kind.send(outgoingMessage(), configOf(), sendContext());

  it.each<[number, number, FailureClass, FailureReason]>([
    [401, 20003, "configuration", "unauthorized"],
    [403, 20005, "configuration", "unauthorized"],
    [404, 20404, "configuration", "misconfigured"],
    [429, 20429, "transient", "rate_limited"],
    [400, 21211, "configuration", "misconfigured"],
    [400, 21408, "configuration", "misconfigured"],
    [400, 21606, "configuration", "misconfigured"],
    [400, 21608, "configuration", "misconfigured"],
    [400, 21610, "configuration", "gone"],
    [429, 21611, "transient", "rate_limited"],
    [400, 21612, "configuration", "misconfigured"],
    [400, 21614, "configuration", "misconfigured"],
    [400, 21617, "permanent", "rejected_content"],
    [400, 21659, "configuration", "misconfigured"],
    [400, 30001, "transient", "rate_limited"],
    [400, 30003, "transient", "server_error"],
    [400, 30004, "configuration", "gone"],
    [400, 30006, "configuration", "misconfigured"],
    [400, 30007, "permanent", "rejected_content"],
    [400, 30034, "configuration", "misconfigured"],
  ])("%i with %i is %s: %s", async (status, code, failure, reason) => {
    const body = { code, message: `To ${token} is wrong`, more_info: "https://…", status };
    const outcome = await judge({ status, body });

    expect(outcome).toMatchObject({ status: "failed", failure, reason, responseCode: status });
    expect(outcome.detail).toMatch(new RegExp(`^Twilio answered ${code}: `));
    expect(outcome.detail).not.toContain(token);
  });

  it("goes by the status for a code that is not known", async () => {
    expect(await judge({ status: 400, body: { code: 99_999 } })).toMatchObject({
      reason: "rejected_content",
      detail: "The server answered 400: it refuses the message",
    });
    expect(await judge({ status: 503, body: { code: "constructor" } })).toMatchObject({
      reason: "server_error",
    });
  });

  it("can have made the message and failed at once", async () => {
    const body = { ...queued.body, status: "failed", error_code: 30_007 };

    expect(await judge({ status: 201, body })).toMatchObject({ reason: "rejected_content" });
  });
});

describe("the settings of text messages", () => {
  const issuesOf = (fields: Record<string, unknown>) =>
    SmsConfig.safeParse({ ...configOf(), ...fields }).error?.issues.map(({ path }) => path.join()) ?? [];

  it.each(["+15017122661", "12345", "ACME Ops", "MG12", serviceSid])("take %s for a sender", (from) => {
    expect(issuesOf({ from })).toEqual([]);
  });

  it.each(["", null, "5017122661999", "+0123456789", "Acme & Sons", "A name that is long", `${serviceSid}0`])(
    "take %s for none",
    (from) => {
      expect(issuesOf({ from })).toEqual(["from"]);
    },
  );

  it.each(["01701234567", "+49 170 1234567", "+1", "+1234567890123456", "+49170123456x"])(
    "take no number like %s",
    (to) => {
      expect(issuesOf({ to })).toEqual(["to"]);
    },
  );

  it("need the account and one way to log in, whole", () => {
    const api_key_secret = new Secret(keySecret);

    expect(issuesOf({ account_sid: keySid })).toEqual(["account_sid"]);
    expect(issuesOf({ auth_token: null })).toEqual(["auth_token"]);
    expect(issuesOf({ api_key_sid: keySid })).toEqual(["api_key_secret"]);
    expect(issuesOf({ api_key_secret })).toEqual(["api_key_sid"]);
    expect(issuesOf({ api_key_sid: "SK1", api_key_secret })).toEqual(["api_key_sid"]);
    expect(issuesOf({ auth_token: null, api_key_sid: keySid, api_key_secret })).toEqual([]);
  });
});
