"use client";

import Box from "@mui/material/Box";
import { useState } from "react";
import { Choice } from "@/components/ui/choice";
import { Note } from "@/components/ui/note";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { Section } from "@/components/ui/section";
import { KeyValueSkeleton } from "@/components/ui/skeletons";
import { useVariantReport } from "@/lib/client/variant-report";
import { VariantTable } from "./variant-table";

const periods = ["7", "30", "90"] as const;
type Period = (typeof periods)[number];

interface VariantReportProps {
  eventType: string;
  /** The rule compares two messages now: before that there is a report only of what it compared once. */
  isComparing: boolean;
}

/** What became of the two messages that a rule compares. */
export function VariantReport({ eventType, isComparing }: VariantReportProps) {
  const [period, setPeriod] = useState<Period>("30");
  const query = useVariantReport(eventType, Number(period));
  const hasSent = query.data !== undefined && query.data.a.sent + query.data.b.sent > 0;
  if (!isComparing && !hasSent && period === "30") return null;

  return (
    <Box sx={{ maxWidth: 640 }}>
      <Section
        title="Two messages compared"
        sentence="B is the second template. What came in a digest or with others is not counted."
        action={
          <Choice
            label="Days"
            value={period}
            onChange={setPeriod}
            options={periods.map((value) => ({
              value,
              label: `${value}\u00a0d`,
              ariaLabel: `${value} days`,
            }))}
          />
        }
      >
        <QueryBoundary
          query={query}
          loading={<KeyValueSkeleton rows={7} />}
          errorTitle="The comparison could not be loaded"
          isEmpty={({ a, b }) => a.sent + b.sent === 0}
          empty={<Note state="neutral">Neither was sent in these days.</Note>}
        >
          {(report) => (
            <>
              <Note state="neutral">{report.finding}</Note>
              <VariantTable report={report} />
            </>
          )}
        </QueryBoundary>
      </Section>
    </Box>
  );
}
