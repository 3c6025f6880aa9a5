import type { AuditEntryView } from "@/lib/schemas/audit";

const pages = new Map<string, (id: string) => string>([
  ["channel", (id) => `/channels/${id}`],
  ["escalation", (id) => `/escalations/${id}`],
  ["escalation_policy", (id) => `/escalations/policies/${id}`],
  ["mail_server", (id) => `/settings/email/${id}`],
  ["notification", (id) => `/notifications/${id}`],
  ["rotation", (id) => `/escalations/on-call/${id}`],
  ["silence", (id) => `/silences/${id}`],
  ["template", (id) => `/templates/${id}`],
  ["trigger", (id) => `/rules/${id}`],
]);

const lists = new Map<string, string>([
  ["api_key", "/settings/api-keys"],
  ["branding", "/settings/branding"],
  ["invitation", "/settings/members"],
  ["member", "/settings/members"],
  ["organisation", "/settings/general"],
  ["root_settings", "/settings/root"],
  ["settings", "/settings/general"],
  ["suppression", "/settings/email"],
  ["variable", "/settings/variables"],
  ["worker", "/system"],
]);

/** Where the thing that was changed can be looked at now; null for what is gone or has no page. */
export function subjectHref({
  action,
  subject_id,
}: Pick<AuditEntryView, "action" | "subject_id">): string | null {
  const [noun = "", verb = ""] = action.split(".");
  const list = lists.get(noun);
  if (list) return list;
  // A rule is never gone: without settings of its own it has the default ones.
  if (subject_id === null || (verb === "delete" && noun !== "trigger")) return null;
  return pages.get(noun)?.(encodeURIComponent(subject_id)) ?? null;
}
