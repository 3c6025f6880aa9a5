"use client";

import { Branding } from "@/components/branding/branding";

export function BrandingPage() {
  return <Branding />;
}
