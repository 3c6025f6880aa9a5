import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { loadConfig } from "./config";
import { ConfigError } from "./config-variables";

const read = (env: Record<string, string>) => {
  const { settingsEnvironment } = loadConfig(env);
  return (name: string) => {
    const variable = settingsEnvironment.get(name);
    return variable && [variable.isSecret, variable.value?.reveal() ?? null];
  };
};

describe("the variables that settings may refer to", () => {
  it("are the documented ones and no others, whether or not they are set", () => {
    const of = read({ SMTP_USERNAME: "mailer", SMTP_PASSWORD: " canary ", HOME: "/root" });

    expect(of("SMTP_USERNAME")).toEqual([false, "mailer"]);
    expect(of("SMTP_PASSWORD")).toEqual([true, "canary"]);
    expect(of("ORG_ADMIN_EMAIL")).toEqual([false, null]);
    expect(of("HOME")).toBeUndefined();
    expect(of("RUNBELL_SECRET_KEY")).toBeUndefined();
  });

  it("are added to by name, as secrets where their name sounds like one", () => {
    const of = read({
      RUNBELL_SETTINGS_ENV: "SMTP_HOST, RELAY_API_TOKEN,SMTP_PASSWORD",
      SMTP_HOST: "smtp.example.org",
      RELAY_API_TOKEN: "canary",
    });

    expect(of("SMTP_HOST")).toEqual([false, "smtp.example.org"]);
    expect(of("RELAY_API_TOKEN")).toEqual([true, "canary"]);
    expect(of("SMTP_PASSWORD")).toEqual([true, null]);
  });

  it("may be in a file when they are secret", () => {
    const file = join(mkdtempSync(join(tmpdir(), "runbell-settings-")), "password");
    writeFileSync(file, "of the file\n");

    expect(read({ SMTP_PASSWORD_FILE: file })("SMTP_PASSWORD")).toEqual([true, "of the file"]);
    expect(read({ SMTP_USERNAME_FILE: file })("SMTP_USERNAME")).toEqual([false, null]);
  });

  test.each([
    ["RUNBELL_SETTINGS_ENV", { RUNBELL_SETTINGS_ENV: "DATABASE_URL" }],
    ["RUNBELL_SETTINGS_ENV", { RUNBELL_SETTINGS_ENV: "A B=C" }],
    ["SMTP_PASSWORD_FILE", { SMTP_PASSWORD_FILE: "/nowhere/at/all" }],
  ])("are refused at the start: %s of %j", (variable, env) => {
    expect(() => loadConfig(env)).toThrow(ConfigError);
    expect(() => loadConfig(env)).toThrow(variable);
  });

  it("are not shown by whatever prints the configuration", () => {
    const printed = JSON.stringify([...loadConfig({ SMTP_PASSWORD: "canary" }).settingsEnvironment]);

    expect(printed).not.toContain("canary");
  });
});
