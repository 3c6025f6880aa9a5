import type { Metadata } from "next";
import { MailServerPage } from "./mail-server-page";

export const metadata: Metadata = { title: "Mail server" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  return <MailServerPage id={(await params).id} />;
}
