import { ExactTime } from "@/components/ui/exact-time";
import { IdText } from "@/components/ui/id-text";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Person } from "@/components/ui/person";
import type { JobView } from "@/lib/schemas/job";
import { kindLabels } from "./job-kind";
import { JobSwitch } from "./job-switch";
import { SuccessText } from "./success-text";

export function JobFacts({ job }: { job: JobView }) {
  return (
    <KeyValueList
      items={[
        { label: "Key", value: <IdText id={job.key} noun="key" full /> },
        { label: "Kind", value: kindLabels[job.kind] },
        { label: "State", value: <JobSwitch job={job} /> },
        {
          label: "Owner",
          value: job.owner ? (
            <Person name={job.owner.name} email={job.owner.email} detail="email" />
          ) : (
            "Nobody"
          ),
        },
        { label: "Target", value: job.target && targetWords(job.target) },
        { label: "Success", value: <SuccessText lastRuns={job.last_runs} /> },
        { label: "Made", value: <ExactTime at={job.created_at} showZone /> },
        { label: "Changed", value: <ExactTime at={job.updated_at} /> },
      ]}
    />
  );
}

function targetWords({ name, hostname }: NonNullable<JobView["target"]>): string {
  return name === hostname ? name : `${name} (${hostname})`;
}
