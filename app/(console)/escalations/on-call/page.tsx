import type { Metadata } from "next";
import { OnCallPage } from "./on-call-page";

export const metadata: Metadata = { title: "On call" };

export default function Page() {
  return <OnCallPage />;
}
