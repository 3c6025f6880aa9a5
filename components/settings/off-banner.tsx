"use client";

import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { NextLink } from "@/components/theme/next-link";
import { StateIcon } from "@/components/ui/state-icon";
import { useMe } from "@/lib/client/me";

/** Says on every page that nobody is told anything, for as long as the settings say so. */
export function OffBanner() {
  const { data: me } = useMe();
  const isOff = me?.organisation.is_on === false;
  return <div role="status">{isOff && <Off isAdmin={me.role === "admin"} />}</div>;
}

function Off({ isAdmin }: { isAdmin: boolean }) {
  return (
    <Alert
      severity="warning"
      icon={<StateIcon state="attention" size={16} label="Off" />}
      sx={{ borderRadius: 0, borderWidth: "0 0 1px" }}
      action={
        isAdmin && (
          <Button size="small" component={NextLink} href="/settings/general">
            Settings
          </Button>
        )
      }
    >
      Notifications are off for the whole organisation.
    </Alert>
  );
}
