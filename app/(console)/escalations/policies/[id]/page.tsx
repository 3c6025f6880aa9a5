import type { Metadata } from "next";
import { PolicyPage } from "./policy-page";

export const metadata: Metadata = { title: "Escalation policy" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  return <PolicyPage id={(await params).id} />;
}
