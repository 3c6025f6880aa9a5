import { expect, it } from "vitest";
import { localeOptions } from "./locale-options";

const at = Date.parse("2026-11-08T15:04:05Z");
const browser = { locale: "sv-SE", zone: "Europe/Berlin" };

it("shows each way to write dates by the same time, the browser's first", () => {
  const options = localeOptions("", at, browser);

  expect(options[0]).toEqual({ value: "", label: "As the browser: 8 nov. 2026 16:04" });
  expect(options).toContainEqual({ value: "en-US", label: "English (United States): Nov 8, 2026, 4:04 PM" });
  expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
});

it("offers what is stored though it is not among the usual ones", () => {
  expect(localeOptions("is-IS", at, browser)[1]?.label).toMatch(/^Icelandic \(Iceland\): /);
  expect(localeOptions("de-DE", at, browser).filter(({ value }) => value === "de-DE")).toHaveLength(1);
});
