import type { Metadata } from "next";
import { RulePage } from "./rule-page";

export const metadata: Metadata = { title: "Rule" };

interface Props {
  params: Promise<{ event_type: string }>;
}

export default async function Page({ params }: Props) {
  return <RulePage eventType={decodeURIComponent((await params).event_type)} />;
}
