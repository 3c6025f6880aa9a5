"use client";

import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { useMe } from "@/lib/client/me";

/** Says so to those who may not add silences; the server decides either way. */
export function AuthorsOnly({ children }: { children: ReactNode }) {
  const { data: me } = useMe();
  if (me?.role !== "member") return children;
  return (
    <>
      <PageHeader title="Add silence" back={{ label: "Silences", href: "/silences" }} />
      <EmptyState
        drawing="key"
        sentence={`New silences are for authors of ${me.organisation.name}; your role is member. Ask an admin for the role. To hear less yourself, change your preferences.`}
        action={<Button href="/preferences">My preferences</Button>}
      />
    </>
  );
}
