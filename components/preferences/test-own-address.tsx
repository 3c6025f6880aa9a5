"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { TestAnswer } from "@/components/channels/test-answer";
import { ErrorNotice } from "@/components/ui/error-notice";
import { useTestOwnAddress, type OwnAddressKind } from "@/lib/client/preferences";

interface TestOwnAddressProps {
  kind: OwnAddressKind;
  label: string;
  /** As it is typed; undefined: the stored one. */
  address: string | undefined;
}

export function TestOwnAddress({ kind, label, address }: TestOwnAddressProps) {
  const test = useTestOwnAddress(kind);
  return (
    <Box sx={{ display: "grid", gap: 1.5, justifyItems: "start" }}>
      <Button
        size="small"
        aria-label={`Send a test by ${label}`}
        loading={test.isPending}
        onClick={() => test.mutate(address)}
      >
        Send a test
      </Button>
      <Box role="status" aria-busy={test.isPending} sx={{ width: 1, "&:empty": { display: "none" } }}>
        {test.isError && <ErrorNotice error={test.error} title="The test could not be made" />}
        {test.data && !test.isPending && <TestAnswer answer={test.data} />}
      </Box>
    </Box>
  );
}
