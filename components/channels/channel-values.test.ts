import { describe, expect, it } from "vitest";
import type { ChannelField, ChannelView } from "@/lib/schemas/channel";
import {
  channelChangeWords,
  channelValuesOf,
  channelValuesSchema,
  createInput,
  droppedSecrets,
  updateInput,
} from "./channel-values";

const field = (
  name: string,
  input: ChannelField["input"],
  more: Partial<ChannelField> = {},
): ChannelField => ({
  name,
  label: name.toUpperCase(),
  help: null,
  placeholder: null,
  input,
  options: [],
  required: false,
  binds_secrets: false,
  ...more,
});

const fields = [
  field("server", "text", { required: true, binds_secrets: true }),
  field("token", "secret", { required: true }),
  field("people", "list"),
  field("mention", "select", { options: [{ value: "none", label: "Nobody" }] }),
  field("other_host", "switch"),
  field("limit", "number"),
];

const channel: ChannelView = {
  id: "c",
  kind: "ntfy",
  name: "ops",
  enabled: true,
  is_fallback: false,
  rate_per_minute: null,
  config: { server: "https://ntfy.sh", people: ["U1"], mention: "none", other_host: false },
  secrets: { token: { configured: true, last4: "a1b2", updated_at: null } },
  describes: "ntfy.sh",
  problem: null,
  event_types: ["job.failed"],
  fallback_for: [],
  health: {
    state: "ok",
    last_success_at: null,
    last_failure_at: null,
    failures_in_row: 0,
    last_reason: null,
    last_reason_text: null,
    latency_ms: null,
    closed_until: null,
  },
  waiting: 0,
  created_at: "2026-11-21T00:00:00Z",
  updated_at: "2026-11-21T00:00:00Z",
};
const values = channelValuesOf(fields, channel);
const problems = (changed: object, secrets: ChannelView["secrets"] = channel.secrets) =>
  channelValuesSchema(fields, secrets)
    .safeParse({ ...values, ...changed })
    .error?.issues.map(({ path }) => path.join("/"));

describe("a channel in a form", () => {
  it("keeps the stored secret by leaving it out, and says what is emptied", () => {
    const config = { ...values.config, server: " ", people: ["U1 ", "", "U2"] };

    expect(updateInput(fields, { ...values, config }).config).toEqual({
      server: null,
      people: ["U1", "U2"],
      mention: "none",
      other_host: false,
      limit: null,
    });
  });

  it("replaces or removes a secret", () => {
    const withToken = (token: (typeof values.config)[string]) =>
      updateInput(fields, { ...values, config: { ...values.config, token } }).config;

    expect(withToken({ action: "remove" })).toHaveProperty("token", null);
    expect(withToken({ action: "replace", value: " new " })).toHaveProperty("token", "new");
    expect(withToken({ action: "replace", value: "" })).not.toHaveProperty("token");
  });

  it("leaves out what a new one has not", () => {
    const fresh = channelValuesOf(fields, null);

    expect(createInput("ntfy", fields, { ...fresh, name: "ops" })).toMatchObject({
      kind: "ntfy",
      name: "ops",
      config: { people: [], mention: "none", other_host: false },
    });
    expect(createInput("ntfy", fields, fresh).config).not.toHaveProperty("limit");
  });

  it("asks for what is needed, unless the server has it", () => {
    expect(problems({})).toBeUndefined();
    expect(problems({}, {})).toEqual(["config/token"]);
    expect(problems({ config: { ...values.config, server: "" } })).toEqual(["config/server"]);
    expect(problems({ config: { ...values.config, token: { action: "remove" } } })).toEqual(["config/token"]);
    expect(problems({ name: "" })).toEqual(["name"]);
    expect(problems({ rate_per_minute: 0 })).toEqual(["rate_per_minute"]);
  });

  it("names what changed", () => {
    const after = { ...values, name: "other", config: { ...values.config, people: ["U2"] } };

    expect(channelChangeWords(fields, values, after)).toEqual(["PEOPLE", "Name"]);
  });

  it("warns that another destination drops the secrets that are not given anew", () => {
    const moved = { ...values.config, server: "https://other.example" };

    expect(droppedSecrets(fields, channel.secrets, values, values)).toEqual([]);
    expect(droppedSecrets(fields, channel.secrets, values, { ...values, config: moved })).toEqual(["TOKEN"]);
    expect(
      droppedSecrets(fields, channel.secrets, values, {
        ...values,
        config: { ...moved, token: { action: "replace", value: "x" } },
      }),
    ).toEqual([]);
  });
});
