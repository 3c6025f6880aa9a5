import "@/lib/services/instance.fixture";
import { beforeEach, describe, expect, it } from "vitest";
import { GET as getSettings, PUT as putSettings } from "@/app/api/v1/settings/route";
import { GET as getRoot, PUT as putRoot } from "@/app/api/v1/root/settings/route";
import { GET as getTemplate, PUT as putTemplate } from "@/app/api/v1/notification-templates/[id]/route";
import { POST as createTemplate } from "@/app/api/v1/notification-templates/route";
import { GET as getTrigger, PUT as putTrigger } from "@/app/api/v1/triggers/[event_type]/route";
import { parseEntityTags } from "@/lib/core/precondition";
import { requestExamples } from "@/lib/schemas/request-examples";
import { makeCast, type Cast } from "@/lib/testing/cast";
import { describeWithDatabase, truncateAll } from "@/lib/testing/database";
import { makeEvent } from "@/lib/testing/factories/events";
import { send, type Answer, type Sending } from "@/lib/testing/request";

interface Versioned {
  read: (sending?: Sending) => Promise<Answer<unknown>>;
  write: (sending?: Sending) => Promise<Answer<unknown>>;
  body: unknown;
  other: unknown;
}

const settingsWith = (days: number) => ({ document: { retention: { inbox_days: days } } });

describeWithDatabase("what several people change", (db) => {
  let cast: Cast;

  beforeEach(async () => {
    await truncateAll(db());
    cast = await makeCast();
    await db().prisma.user.update({ where: { id: cast.alice.userId }, data: { isRoot: true } });
  });

  async function versioned(name: string): Promise<Versioned> {
    const as = cast.alice;
    if (name === "a template") {
      const made = await send(createTemplate, { as, body: requestExamples.createTemplate });
      const params = { id: made.result().id };
      return {
        read: (sending) => send(getTemplate, { as, params, ...sending }),
        write: (sending) => send(putTemplate, { as, params, ...sending }),
        body: { description: "mine" },
        other: { subject_template: "theirs" },
      };
    }
    if (name === "a rule") {
      const params = { event_type: "job.failed" };
      const rule = requestExamples.putTrigger as object;
      return {
        read: (sending) => send(getTrigger, { as, params, ...sending }),
        write: (sending) => send(putTrigger, { as, params, ...sending }),
        body: { ...rule, cooldown_seconds: 60 },
        other: { ...rule, enabled: false },
      };
    }
    const isRoot = name === "root's settings";
    const bodyWith = (days: number) => ({ ...(isRoot ? {} : { mode: "inherit" }), ...settingsWith(days) });
    return {
      read: (sending) => (isRoot ? send(getRoot, { as, ...sending }) : send(getSettings, { as, ...sending })),
      write: (sending) =>
        isRoot ? send(putRoot, { as, ...sending }) : send(putSettings, { as, ...sending }),
      body: bodyWith(14),
      other: bodyWith(28),
    };
  }

  const tagOf = ({ headers }: Answer<unknown>) => headers.get("etag") ?? expect.fail("It has no ETag");

  describe.each(["a template", "a rule", "the organisation's settings", "root's settings"])("%s", (name) => {
    it("is changed by whoever has seen how it is", async () => {
      const { read, write, body } = await versioned(name);
      const written = await write({ body, headers: { "if-match": tagOf(await read()) } });

      expect(written.status, written.text).toBe(200);
      expect(tagOf(written)).toBe(tagOf(await read()));
    });

    it.each([
      ["as weak", (tag: string) => `W/${tag}`],
      ["with the coding", (tag: string) => tag.replace(/"$/, '-gzip"')],
    ])("is changed by whoever has its ETag from a proxy that marks it %s", async (_, mark) => {
      const { read, write, body } = await versioned(name);
      const seen = mark(tagOf(await read()));

      expect((await write({ body, headers: { "if-match": seen } })).status).toBe(200);
      expect((await write({ body, headers: { "if-match": mark('"another"') } })).status).toBe(412);
    });

    it("is not changed over what somebody else changed meanwhile", async () => {
      const { read, write, body, other } = await versioned(name);
      const seen = tagOf(await read());
      expect((await write({ body: other })).status).toBe(200);
      const theirs = (await read()).text;

      const refused = await write({ body, headers: { "if-match": seen } });

      expect(refused.status).toBe(412);
      expect(refused.problem()).toMatchObject({
        code: "precondition_failed",
        detail: expect.stringContaining("Somebody else changed this"),
      });
      expect((await read()).text).toBe(theirs);
    });

    it("is changed by one of two who have seen the same", async () => {
      const { read, write, body, other } = await versioned(name);
      const headers = { "if-match": tagOf(await read()) };
      const answers = await Promise.all([write({ body, headers }), write({ body: other, headers })]);

      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    });

    it("is changed all the same by whoever asks for no version, or for any", async () => {
      const { write, body, other } = await versioned(name);

      expect((await write({ body })).status).toBe(200);
      expect((await write({ body: other, headers: { "if-match": "*" } })).status).toBe(200);
    });

    it("refuses what is no ETag", async () => {
      const { write, body } = await versioned(name);

      expect((await write({ body, headers: { "if-match": "abc" } })).status).toBe(400);
    });
  });

  it.each(["the organisation's settings", "root's settings"])(
    "%s is not sent again to whoever has it",
    async (name) => {
      const { read, write, body } = await versioned(name);
      const seen = tagOf(await read());
      const known = await read({ headers: { "if-none-match": `"other", W/${seen}` } });
      expect([known.status, known.text, tagOf(known)]).toEqual([304, "", seen]);

      await write({ body });
      expect((await read({ headers: { "if-none-match": seen } })).status).toBe(200);
    },
  );

  it("a rule keeps its version while its figures change, and is sent with them", async () => {
    const { read } = await versioned("a rule");
    const before = await read();
    await makeEvent(cast.organisationId, { type: "job.failed" });
    const after = await read({ headers: { "if-none-match": tagOf(before) } });

    expect(after.status).toBe(200);
    expect(tagOf(after)).toBe(tagOf(before));
  });

  it("a template is changed by whoever saw it before a rule began to use it, and is sent with the use", async () => {
    const { read, write, body } = await versioned("a template");
    const seen = tagOf(await read());
    const { id } = (await read()).result() as { id: string };
    const rule = { ...(requestExamples.putTrigger as object), template_id: id };
    const params = { event_type: "job.failed" };
    expect((await send(putTrigger, { as: cast.alice, params, body: rule })).status).toBe(200);

    const after = await read({ headers: { "if-none-match": seen } });

    expect(after.status).toBe(200);
    expect(after.result()).toMatchObject({ use_count: 1, used_by: { event_types: ["job.failed"] } });
    expect((await write({ body, headers: { "if-match": seen } })).status).toBe(200);
  });
});

describe("a list of ETags", () => {
  it.each([
    [null, null],
    ["*", ["*"]],
    ['"a"', ['"a"']],
    [' "a" , W/"b"', ['"a"', 'W/"b"']],
  ])("%j is read", (header, tags) => {
    expect(parseEntityTags(header)).toEqual(tags);
  });

  it.each(["", "a", '"a', '"a" "b"', '"a",b', '*, "a"'])("%j is none", (header) => {
    expect(() => parseEntityTags(header)).toThrow("ETags");
  });
});
