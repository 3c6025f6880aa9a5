"use client";

import { PageHeader } from "@/components/ui/page-header";
import { useApiKeys } from "@/lib/client/api-keys";
import { ApiKeysSentence } from "./api-keys-sentence";
import { ApiKeysTable } from "./api-keys-table";
import { CreateKeyButton } from "./create-key-button";

export function ApiKeys() {
  const query = useApiKeys();
  return (
    <>
      <PageHeader
        title="API keys"
        sentence={<ApiKeysSentence keys={query.data?.data} />}
        action={<CreateKeyButton />}
      />
      <ApiKeysTable query={query} />
    </>
  );
}
