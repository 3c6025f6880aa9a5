import type { Actor } from "@/lib/core/actor";
import type { Variant } from "@/lib/core/variant";
import { variantFinding } from "@/lib/core/variant-finding";
import { database } from "@/lib/db/database";
import {
  countVariants,
  listVariantVersions,
  type VariantFigures,
  type VariantVersion,
} from "@/lib/db/variants";
import type { VariantOutcome, VariantReport } from "@/lib/schemas/variant-report";
import { requireEventType } from "./require-event-type";

/** What became of the messages of the last days that a trigger compares. Throws NotFoundError for an unknown type. */
export async function getVariantReport({
  actor,
  eventType: name,
  days,
}: {
  actor: Actor;
  eventType: string;
  days: number;
}): Promise<VariantReport> {
  const eventType = requireEventType(name);
  const { prisma } = database();
  const figures = await countVariants(prisma, actor.organisationId, eventType, days);
  const versions = await listVariantVersions(prisma, actor.organisationId, eventType, days);
  const [a, b] = [viewVariant("a", figures, versions), viewVariant("b", figures, versions)];
  const finding = variantFinding(
    { count: a.acknowledged, of: a.told },
    { count: b.acknowledged, of: b.told },
  );
  return { days, a, b, finding };
}

const none: Omit<VariantFigures, "variant"> = {
  sent: 0,
  recipients: 0,
  told: 0,
  acknowledged: 0,
  medianSeconds: null,
  mutes: 0,
  tooNoisy: 0,
};

function viewVariant(
  variant: Variant,
  figures: readonly VariantFigures[],
  versions: readonly VariantVersion[],
): VariantOutcome {
  const of = figures.find((one) => one.variant === variant) ?? none;
  return {
    sent: of.sent,
    recipients: of.recipients,
    told: of.told,
    acknowledged: of.acknowledged,
    acknowledged_share: of.told === 0 ? null : of.acknowledged / of.told,
    median_seconds: of.medianSeconds,
    mutes: of.mutes,
    too_noisy: of.tooNoisy,
    versions: versions
      .filter((one) => one.variant === variant)
      .map(({ template, version, sent }) => ({ template, version, sent })),
  };
}
