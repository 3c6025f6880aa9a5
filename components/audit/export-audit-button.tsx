"use client";

import Button from "@mui/material/Button";
import { DownloadIcon } from "@/components/ui/icons";
import { auditExportAddress } from "@/lib/client/audit";
import { useAuditFilters } from "./use-audit-filters";

/** What the list shows, all pages of it, as a file for a spreadsheet. */
export function ExportAuditButton() {
  const { filter } = useAuditFilters();
  return (
    <Button component="a" href={auditExportAddress(filter)} download startIcon={<DownloadIcon />}>
      Export CSV
    </Button>
  );
}
