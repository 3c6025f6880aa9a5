import { describe, expect, test } from "vitest";
import { isSecretField, settingsFields } from "@/lib/core/settings-fields";
import { settingDefinitions } from "./setting-catalogue";

describe("the catalogue of settings", () => {
  test("has every field that there is, and nothing else", () => {
    expect(settingDefinitions.map(({ path }) => path).toSorted()).toEqual(
      Object.keys(settingsFields).toSorted(),
    );
  });

  test("takes secrets as secrets, and nothing else", () => {
    for (const { path, kind } of settingDefinitions)
      expect(kind === "secret", path).toBe(isSecretField(path));
  });
});
