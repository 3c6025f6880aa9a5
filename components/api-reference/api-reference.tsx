"use client";

import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useEffect, useMemo, useState } from "react";
import { ListSkeleton } from "@/components/ui/skeletons";
import { PageHeader } from "@/components/ui/page-header";
import { QueryBoundary } from "@/components/ui/query-boundary";
import { useHotkey } from "@/components/ui/use-hotkey";
import { below } from "@/lib/base-path";
import { useOpenApi } from "@/lib/client/api-reference";
import { findOperations } from "./find-operations";
import { OperationDetail } from "./operation-detail";
import { OperationList } from "./operation-list";
import { readReference, type OpenApiDocument } from "./reference";
import { useHash } from "./use-hash";

export function ApiReference() {
  const query = useOpenApi();
  return (
    <QueryBoundary
      query={query}
      loading={<ListSkeleton rows={10} />}
      errorTitle="The reference could not be loaded"
    >
      {(document) => <Reference document={document as OpenApiDocument} />}
    </QueryBoundary>
  );
}

function Reference({ document }: { document: OpenApiDocument }) {
  const hash = useHash();
  const [text, setText] = useState("");
  const [mayChange, setMayChange] = useState(false);
  const { groups, schemas } = useMemo(() => readReference(document), [document]);
  const found = useMemo(() => findOperations(groups, text), [groups, text]);
  const all = groups.flatMap(({ operations }) => operations);
  const shown = found.flatMap(({ operations }) => operations);
  const asked = all.find(({ id }) => id === hash);
  const open = asked ?? shown[0] ?? all[0];

  useHotkey(["j", "k"], ({ key }) => {
    const at = shown.findIndex(({ id }) => id === open?.id);
    const next = shown[at + (key === "j" ? 1 : -1)];
    if (next) window.location.hash = next.id;
  });
  useEffect(() => {
    if (hash !== "") window.scrollTo({ top: 0 });
  }, [hash]);

  const isOpen = asked !== undefined;
  return (
    <>
      <PageHeader
        title="API reference"
        sentence={
          <Box sx={{ display: { xs: isOpen ? "none" : "block", lg: "block" } }}>
            <Sentence count={all.length} />
          </Box>
        }
      />
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "380px minmax(0, 1fr)" },
          columnGap: 4,
          alignItems: "start",
        }}
      >
        <Box
          sx={{
            display: { xs: isOpen ? "none" : "block", lg: "block" },
            position: { lg: "sticky" },
            top: 80,
          }}
        >
          <OperationList groups={found} openId={open?.id ?? null} text={text} onText={setText} />
        </Box>
        <Box sx={{ display: { xs: isOpen ? "block" : "none", lg: "block" }, minWidth: 0 }}>
          <Typography variant="body2" component="div" sx={{ display: { lg: "none" }, mb: 2 }}>
            {/* Of the browser's own, as those of the list. */}
            <Link component="a" href="#" color="textSecondary">
              All operations
            </Link>
          </Typography>
          {open && (
            <OperationDetail
              operation={open}
              schemas={schemas}
              mayChange={mayChange}
              onMayChange={() => setMayChange(true)}
            />
          )}
        </Box>
      </Box>
    </>
  );
}

function Sentence({ count }: { count: number }) {
  return (
    <>
      {count} operations, with an example of each to copy or to try.{" "}
      <Link href={below("/api/v1/openapi.json")} target="_blank">
        The OpenAPI document
      </Link>{" "}
      is for your own tools; keys are made under <Link href="/settings/api-keys">API keys</Link>.
    </>
  );
}
