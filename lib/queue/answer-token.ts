import { z } from "zod";
import { answerActions, type AnswerAction } from "@/lib/core/answer";
import { tokenSigner } from "./signed-token";

/** Which message somebody answers, and how. */
export interface Answer {
  organisationId: string;
  notificationId: string;
  action: AnswerAction;
}

/** Where a reader answers a message; null where there is nothing to answer in this way. */
export interface AnswerUrls {
  acknowledge: string | null;
  mute: string | null;
  tooNoisy: string | null;
}

/** Whoever has it speaks for the message's reader, in this one matter. */
export async function makeAnswerToken(answer: Answer): Promise<string> {
  return (await tokenSigner("answer")).sign(contentOf(answer));
}

/** What a token says, or null when this installation did not sign it. */
export async function readAnswerToken(token: string): Promise<Answer | null> {
  const parsed = Content.safeParse((await tokenSigner("answer")).open(token));
  if (!parsed.success) return null;
  const [organisationId, notificationId, action] = parsed.data;
  return { organisationId, notificationId, action };
}

/**
 * Makes the addresses for messages, one after the other without waiting: an event can be acknowledged, a member can mute a
 * job, and anybody can say that there are too many of these.
 */
export async function answerUrlsAt(
  appUrl: string,
): Promise<
  (message: {
    id: string;
    organisationId: string;
    eventId: string | null;
    jobId: string | null;
    userId: string | null;
  }) => AnswerUrls
> {
  const signer = await tokenSigner("answer");
  return ({ id: notificationId, organisationId, eventId, jobId, userId }) => {
    const urlOf = (action: AnswerAction) =>
      `${appUrl}/answer/${signer.sign(contentOf({ organisationId, notificationId, action }))}`;
    return {
      acknowledge: eventId === null ? null : urlOf("acknowledge"),
      mute: jobId === null || userId === null ? null : urlOf("mute"),
      tooNoisy: urlOf("too_noisy"),
    };
  };
}

const Content = z.tuple([z.uuid(), z.uuid(), z.enum(answerActions)]);

function contentOf({ organisationId, notificationId, action }: Answer): z.input<typeof Content> {
  return [organisationId, notificationId, action];
}
