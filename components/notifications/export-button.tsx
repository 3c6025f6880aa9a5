"use client";

import Button from "@mui/material/Button";
import { DownloadIcon } from "@/components/ui/icons";
import { exportAddress } from "@/lib/client/notifications";
import { useNotificationFilters } from "./use-notification-filters";

/** What the list shows, all pages of it, as a file for a spreadsheet. */
export function ExportButton() {
  const { filter } = useNotificationFilters();
  return (
    <Button component="a" href={exportAddress(filter)} download startIcon={<DownloadIcon />}>
      Export CSV
    </Button>
  );
}
