"use client";

import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { useMe } from "@/lib/client/me";

interface AuthorsOnlyProps {
  title: string;
  back: { label: string; href: string };
  children: ReactNode;
}

/** Says so to those who may not add anything here; the server decides either way. */
export function AuthorsOnly({ title, back, children }: AuthorsOnlyProps) {
  const { data: me } = useMe();
  if (me?.role !== "member") return children;
  return (
    <>
      <PageHeader title={title} back={back} />
      <EmptyState
        drawing="key"
        sentence={`This is for authors of ${me.organisation.name}; your role is member. Ask an admin for the role.`}
        action={<Button href={back.href}>{back.label}</Button>}
      />
    </>
  );
}
