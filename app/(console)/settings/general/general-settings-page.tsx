"use client";

import { OrganisationSettings } from "@/components/settings/organisation-settings";
import { AdminOnly } from "@/components/system/admin-only";

export function GeneralSettingsPage() {
  return (
    <AdminOnly title="General settings" what="The settings">
      <OrganisationSettings />
    </AdminOnly>
  );
}
