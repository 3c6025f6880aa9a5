"use client";

import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { useMe } from "@/lib/client/me";

interface AdminOnlyProps {
  title: string;
  /** As a sentence begins: “The email settings”. */
  what: string;
  children: ReactNode;
}

/** Says so to those who are not admins; the server decides either way. */
export function AdminOnly({ title, what, children }: AdminOnlyProps) {
  const { data: me } = useMe();
  if (!me || me.role === "admin") return children;
  return (
    <>
      <PageHeader title={title} />
      <EmptyState
        drawing="key"
        sentence={`${what} are for admins of ${me.organisation.name}; your role is ${me.role}. Ask an admin for a change, or for the role.`}
        action={<Button href="/">Go to home</Button>}
      />
    </>
  );
}
