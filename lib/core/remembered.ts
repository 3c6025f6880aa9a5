const MOST_KNOWN = 5_000;

/** The same pure function, which works an answer out once and then knows it: for what is asked many times at one moment. */
export function remembered<Arguments extends readonly unknown[], Answer>(
  keyOf: (...given: Arguments) => string,
  work: (...given: Arguments) => Answer,
): (...given: Arguments) => Answer {
  const known = new Map<string, { answer: Answer }>();
  return (...given) => {
    const key = keyOf(...given);
    const before = known.get(key);
    if (before) return before.answer;
    if (known.size >= MOST_KNOWN) known.clear();
    const answer = work(...given);
    known.set(key, { answer });
    return answer;
  };
}
