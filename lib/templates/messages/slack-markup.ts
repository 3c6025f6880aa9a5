const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

export function unescapeSlackText(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity);
}

/** mrkdwn as a reader without Slack's looks gets it: no fences and stars, a link's address behind its words. */
export function slackMarkupToText(markup: string): string {
  const plain = markup
    .replace(/```\n?/g, "")
    .replace(/<(https?:[^<>|]*|mailto:[^<>|]*)(?:\|([^<>]*))?>/g, (_, address: string, words?: string) =>
      words ? `${words} (${address})` : address,
    )
    .replace(/<!([a-z]+)[^<>]*>/g, "@$1")
    .replace(/(^|[\s(])([*_~`])(\S|\S[^\n]{0,300}?\S)\2(?=$|[\s.,:;!?)])/gm, "$1$3");
  return unescapeSlackText(plain);
}

/** The end of a shortened mrkdwn text: no half entity or link, and no open code block. */
export function tidySlackMarkup(head: string): string {
  const whole = head.replace(/&[a-z]{0,3}$/, "").replace(/<[^<>\n]*$/, "");
  const fences = whole.split("```").length - 1;
  return fences % 2 === 1 ? `${whole.replace(/`{0,2}$/, "")}\n\`\`\`` : whole;
}
