"use client";

import Button from "@mui/material/Button";
import Tooltip from "@mui/material/Tooltip";
import Typography from "@mui/material/Typography";
import { useMemo, useState } from "react";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TableColumn } from "@/components/ui/table-column";
import type { useApiKeys } from "@/lib/client/api-keys";
import type { ApiKeyView } from "@/lib/schemas/account";
import { Expiry } from "./expiry";
import { NarrowKey } from "./narrow-key";
import { RevokeDialog } from "./revoke-dialog";
import { scopeWords } from "./scope-words";

const rowId = ({ id }: ApiKeyView) => id;

export function ApiKeysTable({ query }: { query: ReturnType<typeof useApiKeys> }) {
  const [revoked, setRevoked] = useState<ApiKeyView | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const columns = useMemo(
    () =>
      columnsWith((key) => {
        setRevoked(key);
        setIsAsking(true);
      }),
    [],
  );
  const revoke = columns.at(-1);

  return (
    <>
      <DataTable
        label="API keys"
        columns={columns}
        rows={query.data?.data}
        rowId={rowId}
        renderNarrow={(key) => (
          <NarrowKey
            apiKey={key}
            onRevoke={() => {
              setRevoked(key);
              setIsAsking(true);
            }}
          />
        )}
        error={query.error}
        onRetry={() => void query.refetch()}
        linkField={revoke?.field}
        empty={
          <EmptyState
            drawing="key"
            sentence="No API keys yet. A program needs one to report runs and events to Runbell."
          />
        }
      />
      {revoked && <RevokeDialog apiKey={revoked} open={isAsking} onClose={() => setIsAsking(false)} />}
    </>
  );
}

function columnsWith(onRevoke: (key: ApiKeyView) => void): TableColumn<ApiKeyView>[] {
  return [
    { field: "name", headerName: "Name", flex: 1.2, minWidth: 160 },
    {
      field: "prefix",
      headerName: "Key",
      width: 170,
      renderCell: ({ row }) => (
        <Typography component="span" variant="code">
          {row.prefix}…{row.last4}
        </Typography>
      ),
    },
    {
      field: "scopes",
      headerName: "May",
      flex: 1.4,
      minWidth: 160,
      renderCell: ({ row }) => (
        <Tooltip title={row.scopes.map((scope) => `${scope}: ${scopeWords[scope]}`).join("\n")} describeChild>
          <Typography component="span" variant="inherit" noWrap>
            {row.scopes.join(", ")}
          </Typography>
        </Tooltip>
      ),
    },
    {
      field: "acts_as",
      headerName: "Acts as",
      flex: 0.8,
      minWidth: 120,
      valueGetter: (_, row) => row.acts_as?.name ?? "–",
    },
    {
      field: "last_used_at",
      headerName: "Last used",
      width: 110,
      renderCell: ({ row }) => (row.last_used_at ? <RelativeTime at={row.last_used_at} /> : "never"),
    },
    {
      field: "created_at",
      headerName: "Made",
      width: 110,
      renderCell: ({ row }) => <RelativeTime at={row.created_at} />,
    },
    {
      field: "expires_at",
      headerName: "Expires",
      width: 110,
      renderCell: ({ row }) => <Expiry apiKey={row} />,
    },
    {
      field: "revoke",
      headerName: "Actions",
      width: 92,
      align: "right",
      headerAlign: "right",
      hideable: false,
      renderCell: ({ row }) => (
        <Button size="small" variant="text" aria-label={`Revoke ${row.name}`} onClick={() => onRevoke(row)}>
          Revoke
        </Button>
      ),
    },
  ];
}
