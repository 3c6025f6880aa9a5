import type { Prisma } from "@/prisma/generated/client";

/** What an event shows of its escalation. */
export const briefSelect = {
  id: true,
  state: true,
  nextAt: true,
  policyName: true,
} satisfies Prisma.EscalationSelect;

export type EscalationBriefRow = Prisma.EscalationGetPayload<{ select: typeof briefSelect }>;
