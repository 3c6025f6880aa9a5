import type { Json, JsonRecord } from "@/lib/templates/context-shape";
import { escapeFor } from "@/lib/templates/evaluate/escape";
import { jsonBytes } from "@/lib/templates/messages/fit-texts";
import { isRecord, recordsOf } from "@/lib/templates/messages/json-value";
import { fitTeams, maxTeamsBytes } from "@/lib/templates/messages/teams-limits";
import { headerLine } from "../header-line";
import type { OutgoingMessage } from "../kind";
import { chatText } from "../plain-text";

const escape = escapeFor("teams");
const silent = { warn: () => undefined };

/**
 * The Workflows envelope with its Adaptive Card, small enough for Teams: at most 20 KB of UTF-8 as JSON. A card whose
 * texts are not what is too large gives way to one of the plain text, since a flow takes what is too large and posts
 * nothing.
 */
export function teamsPayload(message: OutgoingMessage): JsonRecord {
  const rendered = isRecord(message.payload) ? fitted(structuredClone(message.payload)) : null;
  return rendered && jsonBytes(rendered) <= maxTeamsBytes ? rendered : fitted(envelope(plainCard(message)));
}

function fitted(payload: JsonRecord): JsonRecord {
  const card = recordsOf(payload.attachments)[0]?.content;
  if (isRecord(card)) fitTeams(payload, card, silent);
  return payload;
}

/** https://learn.microsoft.com/connectors/teams: a workflow fails inside without `attachments`. */
function envelope(content: JsonRecord): JsonRecord {
  const contentType = "application/vnd.microsoft.card.adaptive";
  return { type: "message", attachments: [{ contentType, contentUrl: null, content }] };
}

/** A message that no template made. */
function plainCard({ subject, text, about }: OutgoingMessage): JsonRecord {
  const title = headerLine(subject, 200);
  const head: Json[] =
    title === ""
      ? []
      : [{ type: "TextBlock", text: escape(title), size: "Large", weight: "Bolder", wrap: true }];
  const paragraphs = chatText(text)
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph !== "")
    .map((paragraph): Json => ({ type: "TextBlock", text: escape(paragraph), wrap: true }));
  return {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    msteams: { width: "Full" },
    body: [...head, ...paragraphs],
    actions: [{ type: "Action.OpenUrl", title: "See what happened", url: about.url }],
  };
}
