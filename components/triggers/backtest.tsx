"use client";

import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { ErrorNotice } from "@/components/ui/error-notice";
import { Section } from "@/components/ui/section";
import { useBacktestTrigger } from "@/lib/client/triggers";
import type { TriggerInput } from "@/lib/schemas/trigger";
import { BacktestResult } from "./backtest-result";

interface BacktestProps {
  eventType: string;
  /** As it is entered. */
  trigger: TriggerInput;
}

/** What the rule, saved or not, would have made of what has happened. */
export function Backtest({ eventType, trigger }: BacktestProps) {
  const backtest = useBacktestTrigger(eventType);
  const { data, error, isPending, variables } = backtest;
  const isOld = data !== undefined && JSON.stringify(variables?.trigger) !== JSON.stringify(trigger);

  return (
    <Section
      title="Past events"
      sentence="What this rule, as it is entered here, would have made of the last events. Nothing is sent."
    >
      <div>
        <Button variant="outlined" loading={isPending} onClick={() => backtest.mutate({ trigger })}>
          Try on past events
        </Button>
      </div>
      {error && <ErrorNotice error={error} title="This could not be tried" />}
      {data && <BacktestResult result={data} />}
      {isOld && (
        <Typography variant="body2" color="textSecondary">
          The rule was changed since: try it again.
        </Typography>
      )}
    </Section>
  );
}
