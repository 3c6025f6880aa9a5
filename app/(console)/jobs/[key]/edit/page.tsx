import type { Metadata } from "next";
import { jobKeys } from "@/lib/client/jobs";
import { preload } from "@/lib/http/preload";
import * as jobs from "@/lib/schemas/job";
import * as jobImport from "@/lib/schemas/job-import";
import { getJob } from "@/lib/services/jobs/get-job";
import { getJobSurroundings } from "@/lib/services/jobs/get-job-surroundings";
import { Preloaded } from "../../../preloaded";
import { EditJobPage } from "./edit-job-page";

interface Props {
  params: Promise<{ key: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Edit ${decodeURIComponent((await params).key)}` };
}

export default async function Page({ params }: Props) {
  const key = decodeURIComponent((await params).key);
  return (
    <Preloaded
      preloads={[
        preload(jobs.getJob, jobKeys.detail(key), ({ actor, params: { key } }) => getJob({ actor, key }), {
          params: { key },
        }),
        preload(jobImport.getJobSurroundings, jobKeys.surroundings, getJobSurroundings),
      ]}
    >
      <EditJobPage jobKey={key} />
    </Preloaded>
  );
}
