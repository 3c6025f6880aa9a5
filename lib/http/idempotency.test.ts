import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { installSessionSecret, sessionSecret } from "@/lib/auth/session-secret";
import { AppError, ConflictError } from "@/lib/core/errors";
import { query } from "@/lib/db/database";
import { logger } from "@/lib/logger";
import { operation } from "@/lib/schemas/operation";
import { operations } from "@/lib/schemas/operations";
import { Secret } from "@/lib/secrets";
import { makeCast, makeKeyOf, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { send, sessionOf } from "@/lib/testing/request";
import { route } from "./route";

const access = { kind: "member", role: "author", scope: "jobs:write" } as const;
const declared = {
  method: "POST",
  tag: "Test",
  summary: "Make a thing",
  access,
  status: 201,
  body: z.strictObject({ name: z.string() }),
  result: z.object({ number: z.int(), name: z.string() }),
} as const;

let made = 0;
let failure: unknown = null;

const make = route(
  operation({ ...declared, id: "make", path: "/api/v1/things", idempotencyKey: "remembered" }),
  async ({ body }) => {
    if (failure) throw failure;
    made++;
    return { number: made, name: body.name };
  },
);
const makeSecret = route(
  operation({ ...declared, id: "makeSecret", path: "/api/v1/secrets", idempotencyKey: "refused" }),
  ({ body }) => ({ number: ++made, name: body.name }),
);

const body = { name: "first" };
const keyed = (key = "a-key") => ({ "idempotency-key": key });

describeWithDatabase("a request with an Idempotency-Key", (db) => {
  let cast: Cast;

  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
    made = 0;
    failure = null;
  });

  const post = (key?: string, more: Parameters<typeof send>[1] = {}) =>
    send(make, { as: cast.ann, body, headers: key === undefined ? {} : keyed(key), ...more });

  it("is done once, and answered the same way again", async () => {
    const first = await post("a-key");
    const again = await post('"a-key"');

    expect(first.headers.get("idempotent-replayed")).toBeNull();
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    expect(made).toBe(1);
  });

  it("is done once when 50 come at the same time", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => post("a-key")));

    expect(made).toBe(1);
    expect(answers.filter(({ status }) => ![201, 409].includes(status))).toEqual([]);
    for (const answer of answers.filter(({ status }) => status === 409))
      expect(answer.headers.get("retry-after")).toBe("1");
    expect((await post("a-key")).result()).toEqual({ number: 1, name: "first" });
  });

  it("is refused when it asks for something else", async () => {
    await post("a-key");
    const other = await post("a-key", { body: { name: "second" } });

    expect(other.status).toBe(422);
    expect(other.problem().detail).toContain("another request");
    expect(made).toBe(1);
  });

  it("is nothing to other callers, not even of the same person", async () => {
    await post("a-key");
    const others = [
      await post("a-key", { as: cast.alice }),
      await post("a-key", { as: cast.charlie }),
      await post("a-key", { as: undefined, key: await makeKeyOf(cast.ann) }),
      await post("a-key", { as: undefined, session: await sessionOf(cast.ann) }),
    ];

    expect(others.map((answer) => answer.result().number)).toEqual([2, 3, 4, 5]);
  });

  it("is done each time without a key", async () => {
    expect([(await post()).result().number, (await post()).result().number]).toEqual([1, 2]);
    expect(await db().prisma.idempotencyKey.count()).toBe(0);
  });

  it("that was refused is refused the same way again", async () => {
    failure = new ConflictError("It is taken.");
    const first = await post("a-key");
    failure = null;
    const again = await post("a-key");

    expect([first.status, again.status]).toEqual([409, 409]);
    expect(again.text).toBe(first.text);
    expect(again.headers.get("content-type")).toBe("application/problem+json");
  });

  it.each([
    new Error("a bug"),
    new AppError("unavailable", "Try again."),
    new AppError("rate_limited", "Wait."),
  ])("that failed for what passes (%s) is done when it comes again", async (error) => {
    const log = vi.spyOn(logger, "error").mockReturnValue();
    failure = error;
    expect((await post("a-key")).status).toBeGreaterThanOrEqual(429);
    log.mockRestore();

    failure = null;
    expect((await post("a-key")).result().number).toBe(1);
  });

  it("that is not valid does not use its key up", async () => {
    expect((await post("a-key", { body: { nam: "x" } })).status).toBe(400);
    expect((await post("a-key")).status).toBe(201);
  });

  it("whose process died is done again after two minutes, not before", async () => {
    await post("a-key");
    await query(`UPDATE idempotency_keys SET status = NULL, body = NULL RETURNING id`);
    expect((await post("a-key")).status).toBe(409);

    await query(`UPDATE idempotency_keys SET created_at = now() - interval '121 seconds' RETURNING id`);
    expect((await post("a-key")).result().number).toBe(2);
  });

  it("is forgotten after a day", async () => {
    await post("a-key");
    await query(`UPDATE idempotency_keys SET created_at = now() - interval '25 hours' RETURNING id`);

    expect((await post("a-key")).result().number).toBe(2);
  });

  it.each(["", '""', "x".repeat(201), "naïve"])("%j is no key", async (key) => {
    expect((await post(key)).status).toBe(400);
    expect(made).toBe(0);
  });

  it("leaves nothing in the rows from which its body could be found by trying", async () => {
    const fingerprintUnder = async (secret: Secret) => {
      installSessionSecret(secret);
      await post("a-key");
      const [row] = await query<{ fingerprint: string }>(
        `DELETE FROM idempotency_keys RETURNING fingerprint`,
      );
      return row?.fingerprint ?? expect.fail("Nothing was kept");
    };
    const ours = await sessionSecret();
    const fingerprint = await fingerprintUnder(ours);
    const elsewhere = await fingerprintUnder(new Secret("the secret of another installation"));
    const again = await fingerprintUnder(ours);

    expect(elsewhere).not.toBe(fingerprint);
    expect(again).toBe(fingerprint);
  });

  it("is refused where the answer holds a secret, and nothing is made", async () => {
    const answer = await send(makeSecret, { as: cast.ann, body, headers: keyed() });

    expect(answer.status).toBe(400);
    expect(answer.problem().detail).toContain("takes no Idempotency-Key");
    expect(made).toBe(0);
    expect(await db().prisma.idempotencyKey.count()).toBe(0);
  });
});

describe("operations", () => {
  it("that answer with 201 say what a repeated key means", () => {
    const silent = operations
      .filter(({ method, status }) => method === "POST" && status === 201)
      .filter(({ idempotencyKey, access: { kind } }) => idempotencyKey === undefined && kind === "member");

    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
