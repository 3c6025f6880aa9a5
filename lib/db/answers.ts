import type { Db } from "./database";

/** A message as its reader answers it. */
export interface AnswerableMessage {
  id: string;
  organisation: { id: string; name: string };
  /** The address, or the name of the channel. */
  recipient: string;
  recipientName: string | null;
  eventType: string | null;
  event: {
    id: string;
    type: string;
    title: string;
    occurredAt: Date;
    acknowledgement: { who: string; createdAt: Date } | null;
  } | null;
  job: { id: string; name: string } | null;
  /** Null when the message was for no member. */
  person: { userId: string; name: string; timeZone: string; mayAnswer: boolean } | null;
  isTooNoisy: boolean;
}

/** The organisation's message with what its reader can answer to, or null. */
export async function findAnswerable(
  db: Db,
  { organisationId, notificationId }: { organisationId: string; notificationId: string },
): Promise<AnswerableMessage | null> {
  const row = await db.notification.findFirst({
    where: { id: notificationId, organisationId },
    select: {
      id: true,
      recipient: true,
      recipientName: true,
      eventType: true,
      organisation: { select: { id: true, name: true } },
      event: {
        select: {
          id: true,
          type: true,
          title: true,
          occurredAt: true,
          acknowledgement: { select: { who: true, createdAt: true } },
        },
      },
      job: { select: { id: true, name: true } },
      noiseReport: { select: { id: true } },
      user: {
        select: {
          id: true,
          name: true,
          disabledAt: true,
          memberships: { where: { organisationId }, select: { id: true } },
          preferences: { where: { organisationId }, select: { timezone: true } },
        },
      },
    },
  });
  if (!row) return null;
  const { user, noiseReport, ...message } = row;
  return {
    ...message,
    person: user && {
      userId: user.id,
      name: user.name,
      timeZone: user.preferences[0]?.timezone ?? "UTC",
      mayAnswer: user.disabledAt === null && user.memberships.length > 0,
    },
    isTooNoisy: noiseReport !== null,
  };
}
