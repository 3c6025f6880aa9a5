"use client";

import { ApiKeys } from "@/components/api-keys/api-keys";
import { AdminOnly } from "@/components/system/admin-only";

export function ApiKeysPage() {
  return (
    <AdminOnly title="API keys" what="API keys">
      <ApiKeys />
    </AdminOnly>
  );
}
