import type { Metadata } from "next";
import { NewPolicyPage } from "./new-policy-page";

export const metadata: Metadata = { title: "Add escalation policy" };

export default function Page() {
  return <NewPolicyPage />;
}
