import { database } from "@/lib/db/database";
import type { AnswerView } from "@/lib/schemas/answer";
import { viewAnswer } from "./answer-view";
import { openAnswer, requireAnswer } from "./open-answer";

/** What a link in a message would do, changing nothing. Throws AppError `not_found` for a link that does not work. */
export async function readAnswer({
  token,
  now = new Date(),
}: {
  token: string;
  now?: Date;
}): Promise<AnswerView> {
  const { prisma } = database();
  return viewAnswer(prisma, await requireAnswer(prisma, token), now);
}

/** The same for the page that asks first: null for a link that does not work. */
export async function findAnswer(token: string): Promise<AnswerView | null> {
  const { prisma } = database();
  const opened = await openAnswer(prisma, token);
  return opened && viewAnswer(prisma, opened, new Date());
}
