import type { Metadata } from "next";
import { EscalationPage } from "./escalation-page";

export const metadata: Metadata = { title: "Escalation" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  return <EscalationPage id={(await params).id} />;
}
