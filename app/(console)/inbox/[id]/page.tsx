import type { Metadata } from "next";
import { InboxMessagePage } from "./inbox-message-page";

export const metadata: Metadata = { title: "Caught message" };

export default async function Page({ params }: PageProps<"/inbox/[id]">) {
  return <InboxMessagePage id={(await params).id} />;
}
