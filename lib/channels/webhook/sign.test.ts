import { describe, expect, it } from "vitest";
import { Secret } from "@/lib/secrets";
import { signingKeyProblem, signWebhook } from "./sign";

/** The test vector of the Standard Webhooks libraries. */
const vector = {
  key: new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
  content: {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    timestamp: 1_614_265_330,
    body: '{"test": 2432232314}',
  },
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};

const keyOf = (length: number) => new Secret(`whsec_${Buffer.alloc(length, 0xfb).toString("base64")}`);

describe("signWebhook", () => {
  it("signs as the specification's libraries do", () => {
    expect(signWebhook(vector.content, [vector.key])).toBe(vector.signature);
  });

  it("gives a signature for each key, the current one first", () => {
    const [first, second] = signWebhook(vector.content, [keyOf(32), vector.key]).split(" ");

    expect(second).toBe(vector.signature);
    expect(first).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
    expect(first).not.toBe(second);
  });

  it("covers id, time and body", () => {
    const { content, key, signature } = vector;

    expect(signWebhook({ ...content, id: "msg_2" }, [key])).not.toBe(signature);
    expect(signWebhook({ ...content, timestamp: 1 }, [key])).not.toBe(signature);
    expect(signWebhook({ ...content, body: "{}" }, [key])).not.toBe(signature);
  });
});

describe("signingKeyProblem", () => {
  it.each([24, 32, 64])("takes a key of %i bytes, padded or not", (length) => {
    expect(signingKeyProblem(keyOf(length))).toBeNull();
    expect(signingKeyProblem(new Secret(keyOf(length).reveal().replace(/=+$/, "")))).toBeNull();
  });

  it.each([
    ["a short key", keyOf(23).reveal()],
    ["a long key", keyOf(65).reveal()],
    ["no prefix", keyOf(32).reveal().slice(6)],
    ["the other kind of key", `whsk_${keyOf(32).reveal().slice(6)}`],
    ["what is no base64", `whsec_${"!".repeat(44)}`],
    ["base64 for addresses", `whsec_${"-_".repeat(22)}`],
    ["white space", `${keyOf(32).reveal()} `],
    ["nothing", ""],
  ])("refuses %s and does not repeat it", (_, text) => {
    const problem = signingKeyProblem(new Secret(text));

    expect(problem).toMatch(/^must be whsec_ and 24 to 64 random bytes/);
    if (text) expect(problem).not.toContain(text);
  });
});
