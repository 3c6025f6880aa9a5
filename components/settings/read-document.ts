type Fields = Record<string, unknown>;

/** A settings file as it was pasted; what is wrong with it in words when it is no JSON object. */
export function readDocument(
  text: string,
): { document: Fields; problem?: undefined } | { document?: undefined; problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `This is not valid JSON. ${error instanceof Error ? error.message : ""}`.trim() };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { problem: "This is not a JSON object: it should begin with {." };
  return { document: value as Fields };
}
