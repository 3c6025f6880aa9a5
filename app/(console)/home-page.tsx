"use client";

import { Home } from "@/components/home/home";

export function HomePage() {
  return <Home />;
}
