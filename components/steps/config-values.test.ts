import { expect, test } from "vitest";
import { readNumbers, withValue } from "./config-values";

test("a field that is emptied is left out", () => {
  const config = { url: "https://a.example", headers: { Accept: "text/html" }, seconds: 1 };

  expect(withValue(config, "url", "")).toEqual({ headers: { Accept: "text/html" }, seconds: 1 });
  expect(withValue(config, "headers", {})).not.toHaveProperty("headers");
  expect(withValue(config, "seconds", undefined)).not.toHaveProperty("seconds");
  expect(withValue(config, "seconds", 0)).toHaveProperty("seconds", 0);
});

test("numbers are read from a row, and what is none stays for the check to name", () => {
  expect(readNumbers(" 200, 204;301  404 ")).toEqual([200, 204, 301, 404]);
  expect(readNumbers("2xx, 200")).toEqual(["2xx", 200]);
});
