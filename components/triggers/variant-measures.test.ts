import { expect, test } from "vitest";
import type { VariantOutcome } from "@/lib/schemas/variant-report";
import { measuresOf } from "./variant-measures";

const nothing: VariantOutcome = {
  sent: 0,
  recipients: 0,
  told: 0,
  acknowledged: 0,
  acknowledged_share: null,
  median_seconds: null,
  mutes: 0,
  too_noisy: 0,
  versions: [],
};
const template = { id: "019a0000-0000-7000-8000-000000000001", name: "Short" };

test("the measures of two messages are words, and a dash where nothing is known", () => {
  const b: VariantOutcome = {
    ...{ sent: 1200, recipients: 40, told: 900, acknowledged: 225, acknowledged_share: 0.25 },
    ...{ median_seconds: 312.4, mutes: 2, too_noisy: 1 },
    versions: [
      { template, version: 3, sent: 1100 },
      { template: null, version: null, sent: 100 },
    ],
  };

  expect(measuresOf({ a: nothing, b }).map(({ measure, a, b }) => [measure, a, b])).toEqual([
    ["Message", "–", "Short, version 3; The built-in message"],
    ["Sent", "0", "1,200"],
    ["Recipients", "0", "40"],
    ["Acknowledged", "–", "25%, 225 of 900"],
    ["Half of them within", "–", "5m 12s"],
    ["Mutes within a day", "0", "2"],
    ["“Too noisy”", "0", "1"],
  ]);
});
