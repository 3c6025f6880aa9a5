"use client";

import Button from "@mui/material/Button";
import { usePageTitle } from "@/components/runs/use-page-title";
import { useHasRole } from "@/lib/client/me";
import { useHeldPreview } from "@/lib/client/held";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { useUrlState } from "@/components/ui/use-url-state";
import { HeldButtons } from "./held-buttons";
import { HeldPreview } from "./held-preview";
import { HeldTable, type HeldPage } from "./held-table";
import { bundleWords } from "./held-words";

/** Several that are told in one message: what it would read like now, and its parts. */
export function HeldBundle({ id }: { id: string }) {
  const url = useUrlState();
  return (
    <HeldTable
      filter={{ bundle: id }}
      // The address names one of them: when that is gone, another.
      onChanged={(left) => left[0] !== undefined && !left.includes(id) && url.set({ bundle: left[0] })}
      head={(page) => <BundleHead id={id} page={page} />}
      empty={
        <EmptyState
          drawing="clock"
          sentence="None of these waits any more: they were sent or dropped."
          action={<Button href="/held">Show all that waits</Button>}
        />
      }
    />
  );
}

function BundleHead({ id, page: { shown, ask } }: { id: string; page: HeldPage }) {
  const isAuthor = useHasRole("author");
  const preview = useHeldPreview(id, shown);
  const count = shown > 1 ? (preview.data?.count ?? 0) : 0;
  const why = preview.data?.why ?? "group";
  const title = count > 1 ? bundleWords({ why, count }) : "Told together";
  usePageTitle(title);
  return (
    <>
      <PageHeader
        title={title}
        back={{ label: "Held", href: "/held" }}
        sentence={
          preview.data &&
          count > 1 &&
          `They go to ${preview.data.recipient} as one message when the first of them is due.`
        }
        action={
          isAuthor &&
          count > 1 && <HeldButtons onAsk={(name) => ask(name, [{ id, bundle: { why, count } }])} />
        }
      />
      {shown > 1 && <HeldPreview preview={preview} />}
    </>
  );
}
