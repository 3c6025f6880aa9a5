import type { Metadata } from "next";
import { NewMailServerPage } from "./new-mail-server-page";

export const metadata: Metadata = { title: "Add a mail server" };

export default function Page() {
  return <NewMailServerPage />;
}
