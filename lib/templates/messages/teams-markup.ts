/** Teams' Markdown as a reader without its looks gets it. */
export function teamsMarkupToText(markup: string): string {
  return unescapeTeams(
    markup
      .replace(/(?<!\\)\[([^\]\n]{0,300})\]\(([^)\s]{0,3000})\)/g, "$1 ($2)")
      .replace(/(^|[\s(])(\*\*|__|\*|_)(\S|\S[^\n]{0,300}?[^\s\\])\2(?=$|[\s.,:;!?)])/gm, "$1$3"),
  );
}

/** Markdown's escapes undone: for addresses, which are not Markdown, and for plain text. */
export function unescapeTeams(text: string): string {
  return text.replace(/\\([\\`*_[\]~<>|+#.)(-])/g, "$1");
}

/** The end of a shortened text: no backslash that would swallow what comes after. */
export function tidyTeamsMarkup(head: string): string {
  const [slashes = ""] = /\\*$/.exec(head) ?? [];
  return slashes.length % 2 === 1 ? head.slice(0, -1) : head;
}
