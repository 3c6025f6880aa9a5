"use client";

import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import { channelState } from "@/components/channels/channel-state";
import { textIn, withValue } from "@/components/steps/config-values";
import { ErrorNotice } from "@/components/ui/error-notice";
import { FormFrame } from "@/components/ui/form-frame";
import { Note } from "@/components/ui/note";
import { StatusChip } from "@/components/ui/status-chip";
import { channelLabels } from "@/components/runs/notification-state";
import { useChannels } from "@/lib/client/channels";
import { useHasRole } from "@/lib/client/me";
import type { OwnAddressKind } from "@/lib/core/reach";
import type { ChannelView } from "@/lib/schemas/channel";
import type { JsonObject } from "@/lib/schemas/field";

interface ChannelInputProps {
  kind: OwnAddressKind;
  config: JsonObject;
  onChange: (config: JsonObject) => void;
  problem: string | undefined;
}

/** One of the organisation's channels of a kind, with its state; none, when people are named instead. */
export function ChannelInput({ kind, config, onChange, problem }: ChannelInputProps) {
  const { data, error, refetch } = useChannels();
  const isAdmin = useHasRole("admin");
  const channels = data?.data.filter((channel) => channel.kind === kind);
  const chosen = textIn(config, "channel_id");
  const address = textIn(config, "webhook_url");
  const isGone = chosen !== "" && channels !== undefined && !channels.some(({ id }) => id === chosen);

  if (error && !data)
    return (
      <ErrorNotice error={error} title="The channels could not be loaded" onRetry={() => void refetch()} />
    );
  if (address !== "")
    return (
      <Box sx={{ display: "grid", gap: 1, justifyItems: "start" }}>
        <Note state={problem === undefined ? "neutral" : "failed"}>
          {problem ??
            "A channel is named by its address. When the job is saved, the channel that has this address stands here instead."}
        </Note>
        <Button size="small" onClick={() => onChange(withValue(config, "webhook_url", undefined))}>
          Choose a channel instead
        </Button>
      </Box>
    );
  if (channels?.length === 0 && chosen === "")
    return (
      <Note state="neutral">
        No {channelLabels[kind]} channel is set up.{" "}
        {isAdmin ? <Link href={`/channels/new?kind=${kind}`}>Set one up</Link> : "An admin can set one up."}
        {problem && ` ${problem}`}
      </Note>
    );

  return (
    <FormFrame
      label="Channel"
      optional
      error={isGone ? "The channel that stood here is gone: choose another one." : problem}
    >
      {({ inputId, labelId, describedBy }) => (
        <Select<string>
          id={inputId}
          labelId={labelId}
          displayEmpty
          value={chosen}
          onChange={({ target }) => onChange(withValue(config, "channel_id", target.value))}
          renderValue={(id) => <Chosen id={id} channels={channels} />}
          SelectDisplayProps={{ "aria-describedby": describedBy }}
        >
          <MenuItem value="">No channel</MenuItem>
          {isGone && (
            <MenuItem value={chosen} disabled>
              A channel that is gone
            </MenuItem>
          )}
          {channels?.map((channel) => (
            <MenuItem key={channel.id} value={channel.id} sx={{ gap: 2, justifyContent: "space-between" }}>
              <Named channel={channel} />
            </MenuItem>
          ))}
        </Select>
      )}
    </FormFrame>
  );
}

function Chosen({ id, channels }: { id: string; channels: readonly ChannelView[] | undefined }) {
  if (id === "") return "No channel";
  const channel = channels?.find((one) => one.id === id);
  if (!channel) return channels ? "A channel that is gone" : "…";
  return (
    <Box sx={{ display: "flex", gap: 2, justifyContent: "space-between", alignItems: "center", minWidth: 0 }}>
      <Named channel={channel} />
    </Box>
  );
}

function Named({ channel }: { channel: ChannelView }) {
  return (
    <>
      <Box component="span" sx={{ minWidth: 0, overflow: "hidden", textOverflow: "ellipsis" }}>
        {channel.name}
      </Box>
      <StatusChip {...channelState(channel)} />
    </>
  );
}
