import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "./database";

export type AcknowledgementRow = Prisma.AcknowledgementGetPayload<object>;

/** How somebody acknowledged: by a link in a message, in the browser, or by a program. */
export const acknowledgementWays = ["link", "page", "api"] as const;
export type AcknowledgementWay = (typeof acknowledgementWays)[number];

/** Acknowledges an event once: the first one counts, also of two at the same time. Trusts that the event is the organisation's. */
export async function addAcknowledgement(
  tx: Tx,
  acknowledgement: {
    organisationId: string;
    eventId: string;
    userId: string | null;
    who: string;
    via: AcknowledgementWay;
  },
): Promise<{ row: AcknowledgementRow; isFirst: boolean }> {
  const { count } = await tx.acknowledgement.createMany({ data: [acknowledgement], skipDuplicates: true });
  const row = await tx.acknowledgement.findUniqueOrThrow({ where: { eventId: acknowledgement.eventId } });
  return { row, isFirst: count > 0 };
}
