"use client";

import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { useMe } from "@/lib/client/me";

interface RootOnlyProps {
  title: string;
  /** As a sentence begins: “These settings”. */
  what: string;
  children: ReactNode;
}

/** Says so to those who do not stand above all organisations; the server decides either way. */
export function RootOnly({ title, what, children }: RootOnlyProps) {
  const { data: me } = useMe();
  if (!me || me.is_root) return children;
  return (
    <>
      <PageHeader title={title} />
      <EmptyState
        drawing="key"
        sentence={`${what} are for those who run this installation. ${me.organisation.name} has settings of its own.`}
        action={<Button href="/settings/general">General settings</Button>}
      />
    </>
  );
}
