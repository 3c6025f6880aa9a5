/** What is wrong with a field or with a part of it; undefined when nothing is. */
export function problemAt(problems: ReadonlyMap<string, string>, path: string): string | undefined {
  const own = problems.get(path);
  if (own !== undefined) return own;
  return [...problems].find(([at]) => at.startsWith(`${path}.`))?.[1];
}
