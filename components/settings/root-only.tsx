"use client";

import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { useMe } from "@/lib/client/me";

/** Says so to those who do not stand above all organisations; the server decides either way. */
export function RootOnly({ children }: { children: ReactNode }) {
  const { data: me } = useMe();
  if (!me || me.is_root) return children;
  return (
    <>
      <PageHeader title="Root settings" />
      <EmptyState
        drawing="key"
        sentence={`These settings are for those who run this installation. ${me.organisation.name} can say otherwise for itself.`}
        action={<Button href="/settings/general">General settings</Button>}
      />
    </>
  );
}
