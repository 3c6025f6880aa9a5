import { describeIssue, issuesOf } from "@/lib/core/input-issues";
import type { InputIssue } from "@/lib/core/errors";
import type { ChannelKind } from "@/lib/channels/kind";

type Kind = Pick<ChannelKind<unknown>, "config" | "fields">;

export type CheckedConfig = { ok: true; config: unknown } | { ok: false; issues: InputIssue[] };

/**
 * Passes a configuration with its secrets through its kind's own schema. What is wrong is told at /config/<field>, in
 * words that follow the field's name.
 */
export function checkConfig(kind: Kind, complete: Record<string, unknown>): CheckedConfig {
  const parsed = kind.config.safeParse(complete, { error: describeIssue });
  if (parsed.success) return { ok: true, config: parsed.data };
  return {
    ok: false,
    issues: issuesOf(parsed.error, "/config").map((issue) => plainer(issue, kind, complete)),
  };
}

/** A secret that is not there is missing, whatever the schema says about its type. */
function plainer(issue: InputIssue, { fields }: Kind, complete: Record<string, unknown>): InputIssue {
  const field = fields.find(({ name }) => issue.pointer === `/config/${name}`);
  const isMissing = field?.input === "secret" && (complete[field.name] ?? null) === null;
  return isMissing && isSchemaTalk(issue.detail) ? { ...issue, detail: "is missing" } : issue;
}

function isSchemaTalk(detail: string): boolean {
  return detail.startsWith("Invalid input") || detail.startsWith("Input not instance of");
}

/** What is wrong with a configuration, in one sentence with the fields' labels. */
export function describeConfigIssues(issues: readonly InputIssue[], { fields }: Kind): string {
  const said = issues.slice(0, 3).map(({ pointer, detail }) => {
    const [, , name = ""] = pointer.split("/");
    return `${fields.find((field) => field.name === name)?.label ?? "The configuration"} ${detail}`;
  });
  return `${said.join("; ")}.`;
}
