"use client";

import Typography from "@mui/material/Typography";
import { MainAndSide } from "@/components/ui/main-and-side";
import { usePageTitle } from "@/components/runs/use-page-title";
import { ExactTime } from "@/components/ui/exact-time";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import type { AuditEntryView } from "@/lib/schemas/audit";
import { AuditFacts } from "./audit-facts";
import { changesTitle, outcomeWords } from "./audit-words";
import { ChangeList } from "./change-list";

export function AuditEntry({ entry }: { entry: AuditEntryView }) {
  const { action, action_text, subject_label, actor, at, changes } = entry;
  usePageTitle(action_text);
  return (
    <MainAndSide
      head={
        <PageHeader
          title={action_text}
          back={{ label: "Audit", href: "/settings/audit" }}
          sentence={
            <>
              {actor.label}
              {subject_label !== null && ` · ${subject_label}`} · <ExactTime at={at} showZone />
            </>
          }
        />
      }
      main={
        <Section
          title={changes.length === 0 ? "What changed" : changesTitle(changes)}
          sentence={outcomeWords(action, changes)}
        >
          {changes.length === 0 ? (
            <Typography color="textSecondary">
              No fields are on record: the action says it all, or it left things as they were.
            </Typography>
          ) : (
            <ChangeList label="Fields" changes={changes} />
          )}
        </Section>
      }
      side={<AuditFacts entry={entry} />}
    />
  );
}
