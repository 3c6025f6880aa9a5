import type { Metadata } from "next";
import { PoliciesPage } from "./policies-page";

export const metadata: Metadata = { title: "Escalation policies" };

export default function Page() {
  return <PoliciesPage />;
}
