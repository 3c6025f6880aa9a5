import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { channelRegistry } from "./registry";

describe("channelRegistry", () => {
  it.each(Object.entries(channelRegistry))(
    "has %s as itself, held to the contract of all kinds",
    (id, kind) => {
      const test = readFileSync(join(import.meta.dirname, id, "send.test.ts"), "utf8");

      expect(kind.id).toBe(id);
      expect(test).toContain("describeChannelContract(");
    },
  );
});
