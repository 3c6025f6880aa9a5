import type { Metadata } from "next";
import { SilencePage } from "./silence-page";

export const metadata: Metadata = { title: "Silence" };

interface Props {
  params: Promise<{ id: string }>;
}

export default async function Page({ params }: Props) {
  return <SilencePage id={(await params).id} />;
}
