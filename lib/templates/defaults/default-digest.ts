import type { MessageKind } from "@/lib/core/channel-kind";
import type { MessageSource } from "../message-types";
import { digestMailHtml } from "./digest-mail-html";
import { digestMailText } from "./digest-mail-text";
import { digestSlack } from "./digest-slack";
import { digestSms } from "./digest-sms";
import { digestSubject } from "./digest-subject";
import { digestTeams } from "./digest-teams";
import { digestWebhook } from "./digest-webhook";

const bodies: Record<MessageKind, MessageSource> = {
  email: { html: digestMailHtml, text: digestMailText },
  slack: { slack: digestSlack },
  teams: { teams: digestTeams },
  webhook: { webhook: digestWebhook },
  sms: { sms: digestSms },
};

/** What is sent for several that waited. It trusts the context to have a `bundle`. */
export function defaultDigest(kind: MessageKind): MessageSource {
  return { subject: digestSubject, ...bodies[kind], layout: "none" };
}
