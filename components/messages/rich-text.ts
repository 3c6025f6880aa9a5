/** Formatted text, as Slack's mrkdwn, its rich text and Markdown have it in common. */
export type Inline =
  | { type: "text"; text: string }
  | { type: "code"; text: string }
  | { type: "mention"; text: string }
  | { type: "link"; url: string; children: Inline[] }
  | { type: "bold" | "italic" | "strike"; children: Inline[] };

export type Block =
  | { type: "paragraph" | "quote" | "heading"; children: Inline[] }
  | { type: "pre"; text: string }
  | { type: "list"; isOrdered: boolean; items: Inline[][] };

const followable = /^(?:https?:\/\/|mailto:)/i;

/** Addresses that a reader's program would follow; others are left as text. */
export function isFollowable(url: string): boolean {
  return followable.test(url);
}

export function plain(text: string): Inline {
  return { type: "text", text };
}

/** Text in a rich format's marks, which are properties there. */
export function marked(
  text: string,
  marks: { isBold: boolean; isItalic: boolean; isStrike: boolean },
): Inline {
  let inline = plain(text);
  if (marks.isStrike) inline = { type: "strike", children: [inline] };
  if (marks.isItalic) inline = { type: "italic", children: [inline] };
  return marks.isBold ? { type: "bold", children: [inline] } : inline;
}

/** The text alone. */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines.map((part) => ("children" in part ? inlineText(part.children) : part.text)).join("");
}
