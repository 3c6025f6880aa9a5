import { afterEach, describe, expect, it } from "vitest";
import { createLogger, switchDebug } from "./logger";
import { redact } from "./redact";
import { Secret } from "./secrets";

function capture() {
  const lines: string[] = [];
  const logger = createLogger("info", { write: (line) => void lines.push(line) });
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? "{}") as Record<string, unknown> };
}

describe("createLogger", () => {
  it("writes one JSON object per line, with level, time and message", () => {
    const { logger, lines, last } = capture();
    logger.info({ runId: "r1", count: 3 }, "run started");
    logger.debug("not at this level");

    expect(lines).toHaveLength(1);
    expect(last()).toMatchObject({ level: "info", runId: "r1", count: 3, msg: "run started" });
    expect(last().time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it("formats values into the message", () => {
    const { logger, last } = capture();
    logger.info("%d of %s", 3, "postgres://runbell:hunter2@db/runbell");

    expect(last().msg).toBe("3 of postgres://<redacted>@db/runbell");
  });

  it("lets no secret through: in keys, deep down, in texts, in errors and their causes, in bindings", () => {
    const { logger, lines } = capture();
    const cause = new Error("connect postgres://runbell:hunter2@db/runbell failed");
    const error = Object.assign(
      new Error("POST https://hooks.slack.com/services/T0/B0/hunter2 failed", { cause }),
      {
        config: { headers: { Authorization: "Bearer hunter2hunter2" } },
      },
    );

    logger.info({ password: "hunter2", nested: { list: [{ api_key: "hunter2", "X-Api-Key": "hunter2" }] } });
    logger.info({
      headers: { cookie: "hunter2", "set-cookie": ["hunter2"] },
      smtp: { auth: { user: "alice", pass: "hunter2" } },
    });
    logger.info({ value: new Secret("hunter2") }, "Authorization: Bearer hunter2hunter2");
    logger.info("https://x.environment.api.powerplatform.com/a?api-version=1&sig=hunter2&x=1");
    logger.error(error);
    logger.error({ err: error });
    logger.error({ err: error }, "delivery failed");
    logger.child({ token: "hunter2", url: "https://alice:hunter2@example.org/" }).warn("child");

    expect(lines).toHaveLength(8);
    expect(lines.join("")).not.toContain("hunter2");
  });

  it("keeps what makes an error understandable", () => {
    const { logger, last } = capture();
    logger.error(
      Object.assign(new TypeError("no such host"), { code: "ENOTFOUND", cause: new Error("lookup failed") }),
    );

    expect(last()).toMatchObject({
      level: "error",
      msg: "no such host",
      err: {
        type: "TypeError",
        message: "no such host",
        code: "ENOTFOUND",
        cause: { message: "lookup failed" },
      },
    });
    expect((last().err as { stack: string }).stack).toContain("logger.test.ts");
  });
});

describe("redact", () => {
  it("leaves ordinary values alone", () => {
    const value = {
      job: { key: "backup" },
      list: [1, null, true],
      at: new Date(0),
      url: "https://example.org/a?b=1",
    };

    expect(redact(value)).toEqual(value);
  });

  it("ends on a circle", () => {
    const circle: Record<string, unknown> = { name: "circle" };
    circle.self = circle;

    expect(JSON.stringify(redact(circle))).toContain("<too deep>");
  });
});

describe("the debug switch", () => {
  afterEach(() => switchDebug(false));

  it("lets every logger write debug records, also a child made before, until it is switched off", () => {
    const { logger, lines, last } = capture();
    const child = logger.child({ part: "auth" });

    switchDebug(true);
    child.debug({ token: "hunter2" }, "seen");
    expect(last()).toMatchObject({ level: "debug", part: "auth", token: "<redacted>", msg: "seen" });
    logger.trace("not that deep");

    switchDebug(false);
    child.debug("no more");
    expect(lines).toHaveLength(1);
  });

  it("leaves a silent logger silent", () => {
    const lines: string[] = [];
    const logger = createLogger("silent", { write: (line) => void lines.push(line) });
    switchDebug(true);
    logger.debug("heard by nobody");
    logger.error("nor this");

    expect(lines).toEqual([]);
  });
});
