import { countOf } from "@/components/runs/count-words";
import { Figure } from "@/components/runs/figure";
import { failedRunsHref } from "@/components/runs/run-status";
import { ToldSentence } from "@/components/runs/told-sentence";
import type { Overview } from "@/lib/schemas/overview";

/** “2 of 14 jobs failed in the last 24 hours. 9 people were told, 3 messages wait until 07:00.” */
export function HomeSentence({ overview }: { overview: Overview }) {
  const { jobs, notifications } = overview;
  if (jobs.total === 0) return <>No job has told Runbell anything yet.</>;
  return (
    <>
      <JobsClause jobs={jobs} />{" "}
      <ToldSentence
        told={{
          people: notifications.people_told,
          held: notifications.held,
          nextReleaseAt: notifications.next_release_at,
          underway: notifications.waiting,
          dead: notifications.dead,
          skipped: notifications.skipped,
        }}
        hrefOf={(state) => (state === "held" ? "/held" : `/notifications?state=${state}`)}
      />
    </>
  );
}

function JobsClause({ jobs }: { jobs: Overview["jobs"] }) {
  const total = <Figure href="/jobs">{countOf(jobs.total, "job")}</Figure>;
  const running = jobs.running > 0 && (
    <>
      , <Figure href="/runs?status=running">{jobs.running}</Figure> {jobs.running === 1 ? "is" : "are"}{" "}
      running
    </>
  );
  return (
    <>
      {jobs.failed > 0 ? (
        <>
          <Figure href={failedRunsHref} loud>
            {jobs.failed}
          </Figure>{" "}
          of {total}
        </>
      ) : (
        <>None of {total}</>
      )}
      {" failed in the last 24 hours"}
      {running}.
    </>
  );
}
