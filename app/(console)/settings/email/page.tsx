import type { Metadata } from "next";
import { EmailSettingsPage } from "./email-settings-page";

export const metadata: Metadata = { title: "Email settings" };

export default function Page() {
  return <EmailSettingsPage />;
}
