"use client";

import { channelLabels } from "@/components/runs/notification-state";
import { CountText } from "@/components/ui/count-text";
import { DataTable } from "@/components/ui/data-table";
import { NarrowRow } from "@/components/ui/narrow-row";
import type { TableColumn } from "@/components/ui/table-column";
import type { Statistics } from "@/lib/schemas/statistics";
import { channelHref } from "./history-href";
import { latencyWords } from "./latency-table";

type Row = Statistics["channels"][number];

const nameOf = ({ channel, channel_kind }: Row) =>
  channel ? `${channel.name}, ${channelLabels[channel_kind]}` : channelLabels[channel_kind];
const rowId = ({ channel, channel_kind }: Row) => `${channel_kind} ${channel?.id ?? ""}`;

const right = { align: "right", headerAlign: "right", sortable: false } as const;

function countColumn(field: "sent" | "failed" | "held" | "skipped" | "waiting", headerName: string) {
  return {
    ...right,
    field,
    headerName,
    width: 96,
    renderCell: ({ row }) => <CountText value={row[field]} />,
  } satisfies TableColumn<Row>;
}

function latencyColumn(field: "p50_ms" | "p95_ms", headerName: string) {
  return {
    ...right,
    field,
    headerName,
    width: 132,
    valueGetter: (_, row) => latencyWords(row[field]),
  } satisfies TableColumn<Row>;
}

const columns: TableColumn<Row>[] = [
  { field: "channel", headerName: "Channel", flex: 1, minWidth: 160, valueGetter: (_, row) => nameOf(row) },
  countColumn("sent", "Sent"),
  countColumn("failed", "Given up"),
  countColumn("held", "Held"),
  countColumn("skipped", "Skipped"),
  countColumn("waiting", "On the way"),
  latencyColumn("p50_ms", "Half within"),
  latencyColumn("p95_ms", "95 of 100 within"),
];

interface ChannelsTableProps {
  channels: readonly Row[];
  firstDay: string | null;
}

export function ChannelsTable({ channels, firstDay }: ChannelsTableProps) {
  return (
    <DataTable
      label="Channels"
      columns={columns}
      rows={channels}
      rowId={rowId}
      rowHref={(row) => channelHref(row, firstDay)}
      linkField="channel"
      renderNarrow={(row) => <NarrowChannel row={row} />}
      empty={null}
      storageKey="statistics-channels"
    />
  );
}

function NarrowChannel({ row }: { row: Row }) {
  const { sent, failed, held, skipped, p50_ms } = row;
  const rest = [
    failed > 0 && `${failed} given up`,
    held > 0 && `${held} held`,
    skipped > 0 && `${skipped} skipped`,
    p50_ms !== null && `half within ${latencyWords(p50_ms)}`,
  ].filter((part) => part !== false);
  return <NarrowRow title={nameOf(row)} aside={`${sent} sent`} detail={rest.join(" · ") || "nothing else"} />;
}
