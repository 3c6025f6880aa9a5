"use client";

import { FormSkeleton } from "@/components/ui/skeletons";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { RelativeTime } from "@/components/ui/relative-time";
import { useBranding } from "@/lib/client/branding";
import { useHasRole } from "@/lib/client/me";
import { useTemplateSurroundings } from "@/lib/client/templates";
import type { BrandingView } from "@/lib/schemas/branding";
import { BrandingForm } from "./branding-form";

export function Branding() {
  const branding = useBranding();
  const surroundings = useTemplateSurroundings(null);
  const loading = <FormSkeleton fields={4} />;
  return (
    <>
      <PageHeader title="Branding" sentence={<BrandingSentence branding={branding.data} />} />
      <QueryBoundary query={branding} loading={loading} errorTitle="The branding could not be loaded">
        {(one) => (
          <QueryBoundary query={surroundings} loading={loading} errorTitle="The preview could not be loaded">
            {(around) => <BrandingForm branding={one} surroundings={around} />}
          </QueryBoundary>
        )}
      </QueryBoundary>
    </>
  );
}

function BrandingSentence({ branding }: { branding: BrandingView | undefined }) {
  const isAdmin = useHasRole("admin");
  const who = isAdmin ? "" : " An admin changes it.";
  const lead = "How your organisation’s mails look: logo, colour, last line and layout.";
  if (!branding?.updated_at) return <>{`${lead} Until now they have Runbell’s own look.${who}`}</>;
  return (
    <>
      {`${lead} Changed `}
      <RelativeTime at={branding.updated_at} />
      {`.${who}`}
    </>
  );
}
