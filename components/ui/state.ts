export const states = ["ok", "running", "attention", "failed", "neutral"] as const;
export type State = (typeof states)[number];
