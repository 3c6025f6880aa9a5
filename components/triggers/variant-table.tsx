"use client";

import { styled } from "@mui/material/styles";
import type { VariantReport } from "@/lib/schemas/variant-report";
import { measuresOf } from "./variant-measures";

const Table = styled("table")(({ theme }) => ({
  ...theme.typography.body2,
  width: "100%",
  borderCollapse: "collapse",
  tableLayout: "fixed",
  fontVariantNumeric: "tabular-nums",
  "& th, & td": { padding: theme.spacing(0.75, 2, 0.75, 0), textAlign: "left", verticalAlign: "top" },
  "& td": { overflowWrap: "anywhere" },
  "& tbody th": { fontWeight: "inherit", color: theme.vars.palette.text.secondary },
  "& tbody tr": { borderTop: `1px solid ${theme.vars.palette.line.soft}` },
}));

export function VariantTable({ report }: { report: VariantReport }) {
  return (
    <Table aria-label="The two messages">
      <thead>
        <tr>
          <th scope="col">Last {report.days} days</th>
          <th scope="col">A</th>
          <th scope="col">B</th>
        </tr>
      </thead>
      <tbody>
        {measuresOf(report).map(({ measure, a, b }) => (
          <tr key={measure}>
            <th scope="row">{measure}</th>
            <td>{a}</td>
            <td>{b}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
