"use client";

import Button from "@mui/material/Button";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TextSkeleton } from "@/components/ui/skeletons";
import { useMe } from "@/lib/client/me";

interface AuthorsOnlyProps {
  title: string;
  children: (userId: string) => ReactNode;
}

/** Says so to those who may not write jobs; the server decides either way. */
export function AuthorsOnly({ title, children }: AuthorsOnlyProps) {
  const { data: me } = useMe();
  if (!me) return <TextSkeleton lines={6} />;
  if (me.role !== "member") return children(me.user?.id ?? "");
  return (
    <>
      <PageHeader title={title} back={{ label: "Jobs", href: "/jobs" }} />
      <EmptyState
        drawing="key"
        sentence={`Jobs are written by authors of ${me.organisation.name}; your role is member. Ask an admin for the role.`}
        action={<Button href="/jobs">All jobs</Button>}
      />
    </>
  );
}
