import type { Role } from "@/lib/core/actor";
import type { RecipientRule } from "@/lib/core/recipient";

/** Of people, channels, rotations and escalation policies, by id. */
export type Names = Readonly<Record<string, string>>;

const roleWords: Record<Role, string> = {
  admin: "all admins",
  author: "all authors",
  member: "all plain members",
};

/** Whom a rule names; one who has left is “somebody who has left”. */
export function recipientWords(rule: RecipientRule, names: Names): string {
  switch (rule.kind) {
    case "job_owner":
      return "the owner of the job";
    case "role":
      return roleWords[rule.role];
    case "user":
      return names[rule.user_id] ?? "somebody who has left";
    case "on_call":
      return `whoever is on call in ${names[rule.rotation_id] ?? "a rotation that is gone"}`;
    case "channel":
      return names[rule.channel_id] ?? "a channel that is gone";
    case "template":
      return `whom ${rule.source} names`;
    case "email":
      return rule.email;
  }
}
