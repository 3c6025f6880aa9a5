"use client";

import Typography from "@mui/material/Typography";
import { Section } from "@/components/ui/section";
import { useNow } from "@/components/ui/use-now";
import { turnsOf, type RotationValues } from "./rotation-values";
import { TurnStrip } from "./turn-strip";

const SHOWN = 6;

/** What the rotation that is being entered comes to, without anybody who takes over. */
export function FirstTurns({ values }: { values: RotationValues }) {
  const now = useNow(60_000);
  const turns = now === null ? [] : turnsOf(values, new Date(now), SHOWN);
  const nameOf = (id: string) => values.members.find(({ user_id }) => user_id === id)?.name ?? "Somebody";
  return (
    <Section title="The turns to come">
      {turns.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          Add somebody, and see who is on call when.
        </Typography>
      ) : (
        <TurnStrip
          label="The turns to come"
          isOn={now !== null && (turns[0]?.startsAt.getTime() ?? Infinity) <= now}
          turns={turns.map(({ userId, endsAt }) => ({
            name: nameOf(userId),
            endsAt: endsAt.toISOString(),
            isOverride: false,
          }))}
        />
      )}
    </Section>
  );
}
