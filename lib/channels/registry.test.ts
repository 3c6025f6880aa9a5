import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { channelKinds } from "@/lib/core/channel-kind";
import { channelRegistry } from "./registry";

describe("channelRegistry", () => {
  it.each(channelKinds)("has %s under its own name, held to the contract of all kinds", (id) => {
    const test = readFileSync(join(import.meta.dirname, id, "send.test.ts"), "utf8");

    expect(channelRegistry[id].id).toBe(id);
    expect(test).toContain("describeChannelContract(");
  });
});
