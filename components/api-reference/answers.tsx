"use client";

import Box from "@mui/material/Box";
import { styled } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { CodeView } from "@/components/ui/code-view";
import { StatusChip } from "@/components/ui/status-chip";
import { FieldTree } from "./field-tree";
import type { Answer, JsonSchema } from "./reference";
import { fieldsOf } from "./schema-fields";
import { stateOfStatus } from "./state-of-status";

const Item = styled("details")(({ theme }) => ({
  borderBottom: `1px solid ${theme.vars.palette.line.soft}`,
  "& > summary": {
    display: "flex",
    gap: theme.spacing(1.5),
    alignItems: "center",
    padding: theme.spacing(1, 0),
    cursor: "pointer",
    "&:focus-visible": { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  },
}));

interface AnswersProps {
  answers: readonly Answer[];
  schemas: Record<string, JsonSchema>;
}

export function Answers({ answers, schemas }: AnswersProps) {
  return (
    <div>
      {answers.map((answer) => (
        <Item key={answer.status} open={answer.status.startsWith("2")}>
          <summary>
            <StatusChip state={stateOfStatus(answer.status)} word={answer.status} />
            <Typography component="span" variant="body2" sx={{ minWidth: 0 }}>
              {answer.description}
            </Typography>
          </summary>
          <AnswerDetail answer={answer} schemas={schemas} />
        </Item>
      ))}
    </div>
  );
}

function AnswerDetail({
  answer: { status, headers, content },
  schemas,
}: {
  answer: Answer;
  schemas: Record<string, JsonSchema>;
}) {
  const fields = content ? fieldsOf(content.schema, schemas) : [];
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 1.5, pb: 2 }}>
      {headers.length > 0 && (
        <Typography variant="body2" color="textSecondary">
          Headers: {headers.join(", ")}
        </Typography>
      )}
      {content && content.example === undefined && (
        <Typography variant="body2" color="textSecondary">
          It is answered as {content.type}.
        </Typography>
      )}
      {fields.length > 0 && <FieldTree fields={fields} label={`Fields of the answer ${status}`} />}
      {content && content.example !== undefined && (
        <CodeView
          label={`Example of the answer ${status}`}
          text={JSON.stringify(content.example, null, 2)}
          maxHeight={360}
        />
      )}
    </Box>
  );
}
