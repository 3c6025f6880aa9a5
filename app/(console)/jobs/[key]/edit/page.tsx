import type { Metadata } from "next";
import { EditJobPage } from "./edit-job-page";

interface Props {
  params: Promise<{ key: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Edit ${decodeURIComponent((await params).key)}` };
}

export default async function Page({ params }: Props) {
  return <EditJobPage jobKey={decodeURIComponent((await params).key)} />;
}
