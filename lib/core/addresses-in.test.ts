import { expect, test } from "vitest";
import { addressesIn } from "./addresses-in";

test.each([
  ["ops@example.org", ["ops@example.org"]],
  [
    " a@example.org, b@example.org;c@example.org\nd@example.org ",
    ["a", "b", "c", "d"].map((one) => `${one}@example.org`),
  ],
  ["Ops@Example.org ops@example.org OPS@EXAMPLE.ORG", ["Ops@Example.org"]],
  ["nobody, None @ ops <ops@example.org> x@y", []],
  ["", []],
])("finds the addresses in %j", (text, addresses) => {
  expect(addressesIn(text)).toEqual(addresses);
});

test("finds 20 at most, and none that is too long", () => {
  const many = Array.from({ length: 30 }, (_, index) => `a${index}@example.org`);

  expect(addressesIn(many.join())).toEqual(many.slice(0, 20));
  expect(addressesIn(`ops@${"a.".repeat(130)}org`)).toEqual([]);
});
