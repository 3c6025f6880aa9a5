import type { Metadata } from "next";
import { JobPage } from "./job-page";

interface Props {
  params: Promise<{ key: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).key) };
}

export default async function Page({ params }: Props) {
  return <JobPage jobKey={decodeURIComponent((await params).key)} />;
}
