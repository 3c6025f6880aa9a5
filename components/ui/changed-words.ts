/** The words of the fields whose values differ, for a save bar. */
export function changedWords<Values extends object>(
  words: Record<keyof Values, string>,
  before: Values,
  after: Values,
): string[] {
  const names = Object.keys(words) as (keyof Values)[];
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => words[name]);
}
