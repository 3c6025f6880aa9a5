"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { problemSentence } from "@/components/ui/problem";
import { useToast } from "@/components/ui/toast";
import { useHasRole, useMe } from "@/lib/client/me";
import { useDeleteRotationOverride } from "@/lib/client/rotations";
import type { RotationView } from "@/lib/schemas/rotation";
import { TurnTime } from "./turn-time";

/** Who takes over when; one's own can be taken back, by an author anybody's. */
export function Overrides({ rotation: { id, overrides } }: { rotation: RotationView }) {
  const { mutate, isPending, variables } = useDeleteRotationOverride(id);
  const toast = useToast();
  const { data: me } = useMe();
  const isAuthor = useHasRole("author");
  if (overrides.length === 0) return null;
  return (
    <Box component="ul" aria-label="Who takes over" sx={{ display: "grid", gap: 0.5 }}>
      {overrides.map(({ id: overrideId, user, starts_at, ends_at }) => (
        <Box
          key={overrideId}
          component="li"
          sx={{ display: "flex", alignItems: "center", gap: 1, flexWrap: "wrap" }}
        >
          <Typography component="span" variant="body2">
            {user.name} takes over from <TurnTime at={starts_at} /> until <TurnTime at={ends_at} />
          </Typography>
          {(isAuthor || me?.user?.id === user.id) && (
            <Button
              size="small"
              variant="text"
              loading={isPending && variables === overrideId}
              aria-label={`Take back: ${user.name} takes over`}
              onClick={() =>
                mutate(overrideId, {
                  onSuccess: () => toast({ state: "ok", message: "The list has the turn again." }),
                  onError: (error) => toast({ state: "failed", message: problemSentence(error) }),
                })
              }
            >
              Take back
            </Button>
          )}
        </Box>
      ))}
    </Box>
  );
}
