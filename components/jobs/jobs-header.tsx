"use client";

import Button from "@mui/material/Button";
import { useState } from "react";
import { PlusIcon, RequestIcon, UploadIcon } from "@/components/ui/icons";
import { PageHeader } from "@/components/ui/page-header";
import { useHasRole } from "@/lib/client/me";
import { ImportJobsDialog } from "./import-jobs-dialog";
import { JobsSentence } from "./jobs-sentence";
import { ReportJobDialog } from "./report-job-dialog";

export function JobsHeader() {
  const [dialog, setDialog] = useState<"import" | "report" | null>(null);
  const isAuthor = useHasRole("author");
  const close = () => setDialog(null);
  return (
    <>
      <PageHeader
        title="Jobs"
        sentence={<JobsSentence />}
        action={
          isAuthor && (
            <Button variant="contained" color="primary" startIcon={<PlusIcon />} href="/jobs/new">
              New job
            </Button>
          )
        }
        menu={[
          ...(isAuthor
            ? [{ label: "Import…", icon: <UploadIcon />, onSelect: () => setDialog("import" as const) }]
            : []),
          { label: "Report a job", icon: <RequestIcon />, onSelect: () => setDialog("report") },
        ]}
      />
      <ImportJobsDialog open={dialog === "import"} onClose={close} />
      <ReportJobDialog open={dialog === "report"} onClose={close} />
    </>
  );
}
