"use client";

import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import { IconMenu } from "@/components/ui/icon-menu";
import { MutedBellIcon } from "@/components/ui/icons";
import { useToast } from "@/components/ui/toast";
import { useZone } from "@/components/ui/time-style";
import { useDeleteMute, useMutes, usePutMute } from "@/lib/client/mutes";
import { muteUntil, type MuteLength } from "@/lib/core/mute-length";
import { muteChoices } from "./answer-words";

/** Mutes a job for the person who looks at it, and takes it back. Nothing while it is not known which it is. */
export function MuteJob({ job: { key, name } }: { job: { key: string; name: string } }) {
  const { data: mutes } = useMutes();
  const put = usePutMute();
  const remove = useDeleteMute();
  const toast = useToast();
  const zone = useZone();
  if (!mutes) return null;

  const onError = (error: Error) => toast({ state: "failed", message: error.message });
  const mute = (length: MuteLength) =>
    put.mutate(
      { job: key, until: muteUntil(length, new Date(), zone)?.toISOString() ?? null },
      { onSuccess: () => toast({ state: "ok", message: `You hear nothing about ${name} now.` }), onError },
    );
  if (mutes.data.some(({ job }) => job.key === key))
    return (
      <Button
        loading={remove.isPending}
        onClick={() =>
          remove.mutate(key, {
            onSuccess: () => toast({ state: "ok", message: `You hear of ${name} again.` }),
            onError,
          })
        }
      >
        Unmute
      </Button>
    );
  return (
    <IconMenu label="Mute for me" icon={<MutedBellIcon />}>
      {(close) =>
        muteChoices.map(({ length, label }) => (
          <MenuItem
            key={length}
            onClick={() => {
              close();
              mute(length);
            }}
          >
            {label}
          </MenuItem>
        ))
      }
    </IconMenu>
  );
}
