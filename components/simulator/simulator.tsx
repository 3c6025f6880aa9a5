"use client";

import Box from "@mui/material/Box";
import { useMemo } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { TimelineSkeleton } from "@/components/ui/skeletons";
import { useUrlState } from "@/components/ui/use-url-state";
import { useZone } from "@/components/ui/time-style";
import { useSimulation } from "@/lib/client/simulations";
import {
  addressOfQuestion,
  instantOfAddress,
  questionOf,
  readQuestion,
  type QuestionValues,
} from "./question";
import { QuestionForm } from "./question-form";
import { SimulationResult } from "./simulation-result";

export function Simulator() {
  const url = useUrlState();
  const zone = useZone();
  const values = useMemo(() => readQuestion(url.get, zone), [url.get, zone]);
  const at = instantOfAddress(url.get("at"));
  const query = useSimulation(questionOf(values, at));

  const ask = (entered: QuestionValues) => {
    const address = addressOfQuestion(entered);
    // The same question once more: the rules, or now, may be others.
    if (JSON.stringify(address) === JSON.stringify(addressOfQuestion(values))) void query.refetch();
    else url.set(address);
  };

  return (
    <>
      <PageHeader
        title="Simulator"
        sentence="Who would be told of an event, over what and when, and which rule decides. Nothing is stored or sent."
      />
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "minmax(0, 360px) minmax(0, 1fr)" },
          columnGap: 6,
          rowGap: 4,
        }}
      >
        <QuestionForm values={values} isAsking={query.isFetching} onAsk={ask} />
        <Box aria-busy={query.isPlaceholderData}>
          <QueryBoundary
            query={query}
            loading={<TimelineSkeleton rows={6} />}
            errorTitle="This could not be simulated"
          >
            {(simulation) => (
              <SimulationResult
                simulation={simulation}
                type={values.type}
                isNow={at === null}
                zone={values.zone}
              />
            )}
          </QueryBoundary>
        </Box>
      </Box>
    </>
  );
}
