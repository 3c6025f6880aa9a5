import type { AnswerAction } from "@/lib/core/answer";
import { AppError } from "@/lib/core/errors";
import { findAnswerable, type AnswerableMessage } from "@/lib/db/answers";
import type { Db } from "@/lib/db/database";
import { readAnswerToken } from "@/lib/queue/answer-token";

/** A message, and what a link in it does. */
export interface OpenAnswer {
  action: AnswerAction;
  message: AnswerableMessage;
}

/**
 * What a link is about. Null for a token that this installation did not make, a message that was deleted or has nothing
 * left to answer in this way, and a reader who may not any more.
 */
export async function openAnswer(db: Db, token: string): Promise<OpenAnswer | null> {
  const answer = await readAnswerToken(token);
  const message = answer && (await findAnswerable(db, answer));
  return answer && message && actionsFor(message).includes(answer.action)
    ? { action: answer.action, message }
    : null;
}

/** The same; throws AppError `not_found` where there is nothing. */
export async function requireAnswer(db: Db, token: string): Promise<OpenAnswer> {
  const opened = await openAnswer(db, token);
  if (!opened) throw new AppError("not_found", "This link does not work, or what it was about is gone.");
  return opened;
}

/** What the reader of a message can do about it, in the order in which it is offered. */
export function actionsFor({ event, job, person }: AnswerableMessage): AnswerAction[] {
  if (person && !person.mayAnswer) return [];
  return [
    ...(event ? (["acknowledge"] as const) : []),
    ...(job && person ? (["mute"] as const) : []),
    "too_noisy",
  ];
}
