/** The place of an input that a JSON Pointer (RFC 6901) names, with dots: `steps.2.config.url`. */
export function pathOf(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .join(".");
}

/** The problems of a part, by the places within it. */
export function problemsWithin(problems: ReadonlyMap<string, string>, path: string): Map<string, string> {
  const prefix = `${path}.`;
  return new Map(
    [...problems]
      .filter(([at]) => at === path || at.startsWith(prefix))
      .map(([at, sentence]) => [at.slice(prefix.length), sentence]),
  );
}
