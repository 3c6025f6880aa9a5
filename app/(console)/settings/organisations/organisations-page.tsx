"use client";

import { Organisations } from "@/components/organisations/organisations";
import { RootOnly } from "@/components/settings/root-only";

export function OrganisationsPage() {
  return (
    <RootOnly title="Organisations" what="The organisations">
      <Organisations />
    </RootOnly>
  );
}
