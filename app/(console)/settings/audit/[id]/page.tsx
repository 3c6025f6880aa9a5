import type { Metadata } from "next";
import { AuditEntryPage } from "./audit-entry-page";

export const metadata: Metadata = { title: "Audit" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  return <AuditEntryPage id={(await params).id} />;
}
