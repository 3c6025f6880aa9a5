import type { Block, Inline } from "../rich-text";

/** A Slack message as it is drawn: texts are read, addresses are checked. */
export interface SlackContent {
  text: Block[];
  blocks: SlackBlock[];
  attachments: SlackAttachment[];
}

export interface SlackAttachment {
  color: string | null;
  blocks: SlackBlock[];
}

export type SlackElement =
  | { type: "text"; blocks: Block[] }
  | { type: "image"; url: string | null; alt: string }
  | { type: "button"; label: string; style: "default" | "primary" | "danger"; url: string | null }
  | { type: "other"; name: string };

export type SlackBlock =
  | { type: "header"; children: Inline[] }
  | { type: "section"; text: Block[]; fields: Block[][]; accessory: SlackElement | null }
  | { type: "divider" }
  | { type: "context" | "actions"; elements: SlackElement[] }
  | { type: "image"; url: string | null; alt: string; title: string | null }
  | { type: "text"; blocks: Block[] }
  | { type: "unknown"; name: string };
