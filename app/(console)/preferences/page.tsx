import type { Metadata } from "next";
import { PreferencesPage } from "./preferences-page";

export const metadata: Metadata = { title: "My preferences" };

export default function Page() {
  return <PreferencesPage />;
}
