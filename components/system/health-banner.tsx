"use client";

import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { StateIcon } from "@/components/ui/state-icon";
import { NextLink } from "@/components/theme/next-link";
import { useHealth } from "@/lib/client/worker";

const ASK_EVERY_MS = 30_000;

/** Says on every page that messages do not go out, for as long as they do not. Silent while it is not known. */
export function HealthBanner() {
  const { data } = useHealth(ASK_EVERY_MS);
  const failing = data?.checks.find(({ ok }) => !ok);

  return (
    <div role="status">
      {failing && (
        <Alert
          severity="error"
          icon={<StateIcon state="failed" size={16} label="Failing" />}
          sx={{ borderRadius: 0, borderWidth: "0 0 1px" }}
          action={
            <Button size="small" component={NextLink} href="/system">
              See what to do
            </Button>
          }
        >
          {failing.detail} Messages are kept and go out as soon as this is mended.
        </Alert>
      )}
    </div>
  );
}
