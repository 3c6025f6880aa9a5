export const deadLetterKeys = {
  all: ["dead-letters"] as const,
  causes: ["dead-letters", "causes"] as const,
  list: (cause: string) => ["dead-letters", "list", cause] as const,
};
