import { InvalidInputError, type InputIssue } from "@/lib/core/errors";
import type { RecipientRule } from "@/lib/core/recipient";
import type { Db } from "@/lib/db/database";
import { listSendableIds } from "@/lib/db/templates";
import { findTriggerNames, type TriggerNames } from "@/lib/db/trigger-settings";
import type { TriggerInput } from "@/lib/schemas/trigger";

/**
 * Throws InvalidInputError, with a pointer for each, for people, channels and templates that the organisation does not
 * have. A recipient who was named before may stay: whoever has left must not keep others from changing the rest. `root`: where
 * the trigger stands in the caller's input.
 */
export async function refuseUnknownNames(
  db: Db,
  organisationId: string,
  input: Pick<
    TriggerInput,
    "recipients" | "template_id" | "fallback_channel_id" | "escalation_policy_id" | "variant_version_id"
  >,
  before: readonly RecipientRule[],
  root = "",
): Promise<void> {
  const { recipients, template_id: templateId, fallback_channel_id: fallbackChannelId } = input;
  const { escalation_policy_id: escalationPolicyId, variant_version_id: variantVersionId } = input;
  const names = await findTriggerNames(db, organisationId, [
    { recipients, templateId, fallbackChannelId, escalationPolicyId, variantVersionId },
  ]);
  const variant = names.versions.get(variantVersionId ?? "");
  const templateIds = [templateId, variant?.template.id].filter((id) => typeof id === "string");
  const sendable = await listSendableIds(db, organisationId, templateIds);
  const kept = new Set(before.map((rule) => JSON.stringify(rule)));

  const issues: InputIssue[] = recipients.flatMap((rule, index) => {
    const detail = kept.has(JSON.stringify(rule)) ? null : problemOfRule(rule, names);
    return detail === null ? [] : [{ pointer: `/recipients/${index}`, detail }];
  });
  if (templateId !== null && !sendable.has(templateId))
    issues.push({
      pointer: "/template_id",
      detail: names.templates.has(templateId)
        ? "is part of other templates, not a message"
        : "is no template of yours",
    });
  if (fallbackChannelId !== null && !names.channels.has(fallbackChannelId))
    issues.push({ pointer: "/fallback_channel_id", detail: "is no channel of yours" });
  if (escalationPolicyId !== null && !names.policies.has(escalationPolicyId))
    issues.push({ pointer: "/escalation_policy_id", detail: "is no escalation policy of yours" });
  if (variantVersionId !== null && (!variant || !sendable.has(variant.template.id)))
    issues.push({
      pointer: "/variant_version_id",
      detail: variant ? "is part of other templates, not a message" : "is no template version of yours",
    });
  if (issues.length > 0)
    throw new InvalidInputError(
      "The trigger names what your organisation does not have.",
      issues.map(({ pointer, detail }) => ({ pointer: `${root}${pointer}`, detail })),
    );
}

/** Why the organisation cannot tell whom the rule names, or null. */
export function problemOfRule(rule: RecipientRule, names: TriggerNames): string | null {
  if (rule.kind === "user" && !names.people.has(rule.user_id)) return "is no member of your organisation";
  if (rule.kind === "channel" && !names.channels.has(rule.channel_id)) return "is no channel of yours";
  if (rule.kind === "on_call" && !names.rotations.has(rule.rotation_id))
    return "is no on-call rotation of yours";
  return null;
}
