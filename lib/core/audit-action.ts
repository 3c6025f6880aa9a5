/** The nouns of the audit trail's actions: "<noun>.<verb>". */
export const auditNouns = {
  account: "account",
  api_key: "API key",
  branding: "branding",
  channel: "channel",
  dead_letter: "dead letter",
  debug_log: "debug log",
  escalation: "escalation",
  escalation_policy: "escalation policy",
  event: "event",
  identity: "single sign-on",
  invitation: "invitation",
  job: "job",
  mail_server: "mail server",
  member: "member",
  notification: "notification",
  organisation: "organisation",
  password: "password",
  preferences: "preferences",
  root_settings: "root settings",
  rotation: "rotation",
  rotation_override: "override of a rotation",
  run: "run",
  session: "session",
  settings: "settings",
  silence: "silence",
  suppression: "suppression",
  template: "template",
  trigger: "rule",
  variable: "variable",
  worker: "worker",
} as const;
export type AuditNoun = keyof typeof auditNouns;

/** What is said without an article. */
const many = /preferences$|settings$|branding$/;

const verbs: Record<string, string> = {
  create: "Added",
  update: "Changed",
  put: "Set",
  delete: "Deleted",
  revoke: "Revoked",
  restore: "Brought back",
  resume: "Resumed",
  cancel: "Cancelled",
  retry: "Retried",
  release: "Released",
  acknowledge: "Acknowledged",
  verify: "Verified",
  import: "Imported",
  test: "Tested",
  check: "Checked",
  end: "Ended",
  stop: "Stopped",
};

const phrases: Record<string, string> = {
  "account.update": "Changed their own account",
  "api_key.create": "Made an API key",
  "dead_letter.close": "Put dead letters aside",
  "dead_letter.redrive": "Sent dead letters again",
  "debug_log.put": "Switched the detailed log",
  "identity.link": "Linked their account with single sign-on",
  "invitation.accept": "Accepted an invitation",
  "invitation.create": "Invited somebody",
  "invitation.renew": "Made a new link of an invitation",
  "invitation.revoke": "Took an invitation back",
  "job.trigger": "Started a run of a job",
  "mail_server.order": "Put the mail servers in another order",
  "member.change_role": "Changed a member’s role",
  "member.disable": "Disabled a member",
  "member.enable": "Let a member in again",
  "member.end_sessions": "Signed a member out everywhere",
  "member.make_password_link": "Made a member a link for a new password",
  "member.remove": "Removed a member",
  "member.sign_up": "Joined without an invitation",
  "notification.release": "Sent a held notification at once",
  "notification.retry": "Tried a notification again",
  "organisation.create": "Made the organisation",
  "organisation.rename": "Renamed the organisation",
  "organisation.set_up": "Set up the organisation",
  "password.change": "Changed the password",
  "password.request_reset": "Asked for a link for a new password",
  "password.reset": "Set a new password with a link",
  "preferences.end_snooze": "Ended a snooze",
  "preferences.mute": "Muted a job",
  "preferences.send_code": "Asked for a code to verify an address",
  "preferences.snooze": "Snoozed their messages",
  "preferences.test": "Sent a test to an address of their own",
  "preferences.unmute": "Took back the mute of a job",
  "preferences.unsubscribe": "Unsubscribed from mails of an event",
  "preferences.verify_address": "Verified an address of their own",
  "run.retry": "Ran a job again",
  "session.create": "Signed in",
  "session.end": "Signed out",
  "session.end_all": "Signed out everywhere",
  "session.refuse": "Tried to sign in, and was refused",
  "session.switch": "Came over from another organisation",
  "settings.clear_cache": "Cleared the cache of the settings",
  "silence.end": "Ended a silence before its time",
  "suppression.create": "Stopped mail to an address",
  "suppression.delete": "Let mail go to an address again",
  "template.restore": "Published an old version of a template again",
  "template.set_events": "Chose the events of a template",
  "trigger.delete": "Put a rule back to its default",
  "worker.start": "Let the workers go on",
  "worker.stop": "Paused the workers",
};

/** An action of the audit trail in words that stand alone: “Changed a silence”. Unknown ones are said word by word. */
export function explainAuditAction(action: string): string {
  const phrase = Object.hasOwn(phrases, action) ? phrases[action] : undefined;
  if (phrase) return phrase;
  const [noun = "", verb = ""] = action.split(".");
  const name = Object.hasOwn(auditNouns, noun) ? auditNouns[noun as AuditNoun] : spaced(noun);
  const told = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!told) return `${capitalised(name)}: ${spaced(verb)}`;
  if (many.test(name)) return `${told} the ${name}`;
  return `${told} ${/^[aeio]|^API/.test(name) ? "an" : "a"} ${name}`;
}

function spaced(word: string): string {
  return word.replaceAll("_", " ");
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
