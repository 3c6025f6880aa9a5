"use client";

import { SmtpSettings } from "@/components/smtp/smtp-settings";
import { AdminOnly } from "@/components/system/admin-only";

export function EmailSettingsPage() {
  return (
    <AdminOnly title="Email settings" what="The email settings">
      <SmtpSettings />
    </AdminOnly>
  );
}
