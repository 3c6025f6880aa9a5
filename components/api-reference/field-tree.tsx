import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import type { SchemaField } from "./schema-fields";

const List = styled("ul")(({ theme }) => ({
  minWidth: 0,
  "& > li": { padding: theme.spacing(1, 0), minWidth: 0 },
  "& > li + li": { borderTop: `1px solid ${theme.vars.palette.line.soft}` },
  "& details > ul": {
    marginTop: theme.spacing(1),
    paddingLeft: theme.spacing(2),
    borderLeft: `1px solid ${theme.vars.palette.divider}`,
  },
  "& summary": {
    ...theme.typography.body2,
    width: "fit-content",
    cursor: "pointer",
    color: theme.vars.palette.text.secondary,
    "&:focus-visible": { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  },
}));

/** The fields of a body, one under the other; those within a field open under it. */
export function FieldTree({ fields, label }: { fields: readonly SchemaField[]; label?: string }) {
  return (
    <List aria-label={label}>
      {fields.map((field) => (
        <li key={field.name}>
          <FieldRow field={field} />
          {field.fields.length > 0 && (
            <details>
              <summary>
                {field.fields.length === 1 ? "1 field" : `${field.fields.length} fields`} of {field.name}
              </summary>
              <FieldTree fields={field.fields} />
            </details>
          )}
        </li>
      ))}
    </List>
  );
}

export function FieldRow({
  field: { name, type, isRequired, description },
}: {
  field: Omit<SchemaField, "fields">;
}) {
  return (
    <Box sx={{ display: "grid", gap: 0.25, minWidth: 0 }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 1, alignItems: "baseline", minWidth: 0 }}>
        <Typography component="span" variant="code" sx={{ overflowWrap: "anywhere" }}>
          {name}
        </Typography>
        <Typography component="span" variant="body2" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
          {type}
          {isRequired && ", needed"}
        </Typography>
      </Box>
      {description && description !== "UUID" && !description.startsWith("Instant,") && (
        <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
          {description}
        </Typography>
      )}
    </Box>
  );
}
