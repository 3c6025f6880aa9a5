import type { Metadata } from "next";
import { RootSettingsPage } from "./root-settings-page";

export const metadata: Metadata = { title: "Root settings" };

export default function Page() {
  return <RootSettingsPage />;
}
