import type { Metadata } from "next";
import { EscalationsPage } from "./escalations-page";

export const metadata: Metadata = { title: "Escalations" };

export default function Page() {
  return <EscalationsPage />;
}
