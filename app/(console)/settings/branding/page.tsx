import type { Metadata } from "next";
import { BrandingPage } from "./branding-page";

export const metadata: Metadata = { title: "Branding" };

export default function Page() {
  return <BrandingPage />;
}
