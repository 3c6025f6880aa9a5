import { describe, expect, it } from "vitest";
import {
  makeUnsubscribeToken,
  readUnsubscribeToken,
  unsubscribeUrlOf,
  type Unsubscription,
} from "./unsubscribe";

const unsubscription: Unsubscription = {
  organisationId: "01a1fe67-f5ed-7568-9095-c1a687333ac6",
  address: "Ada+backup|x@example.org",
  eventType: "job.failed",
};
const delivery = {
  organisationId: unsubscription.organisationId,
  recipient: unsubscription.address,
  eventType: unsubscription.eventType,
  purpose: "trigger",
  channelKind: "email",
} as const;

describe("an unsubscribe token", () => {
  it.each([unsubscription, { ...unsubscription, eventType: null }])(
    "says what was signed",
    async (signed) => {
      const token = await makeUnsubscribeToken(signed);

      expect(token).toMatch(/^[\w-]+\.[\w-]{43}$/);
      expect(await readUnsubscribeToken(token)).toEqual(signed);
    },
  );

  it("is refused when anything of it was changed", async () => {
    const token = await makeUnsubscribeToken(unsubscription);
    const [content = "", signature = ""] = token.split(".");
    const other = await makeUnsubscribeToken({ ...unsubscription, address: "bob@example.org" });

    for (const forged of [
      "",
      ".",
      content,
      `${content}.`,
      `${content}x.${signature}`,
      `${other.split(".")[0]}.${signature}`,
      `${content}.${signature.slice(0, -2)}`,
      `${token}.x`,
      "é".repeat(50),
    ])
      expect(await readUnsubscribeToken(forged)).toBeNull();
  });

  it("is in mail that somebody set up only", async () => {
    const url = await unsubscribeUrlOf(delivery, "https://runbell.test");

    expect(url).toMatch(/^https:\/\/runbell\.test\/api\/v1\/unsubscribe\/[\w-]+\.[\w-]+$/);
    for (const purpose of ["test", "direct", "notice"] as const)
      expect(await unsubscribeUrlOf({ ...delivery, purpose }, "https://runbell.test")).toBeNull();
    expect(await unsubscribeUrlOf({ ...delivery, channelKind: "slack" }, "https://runbell.test")).toBeNull();
  });
});
