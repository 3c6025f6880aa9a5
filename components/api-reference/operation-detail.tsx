"use client";

import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { CopyButton } from "@/components/ui/copy-button";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { below } from "@/lib/base-path";
import { Answers } from "./answers";
import { CodeSamples } from "./code-samples";
import { FieldRow, FieldTree } from "./field-tree";
import type { JsonSchema, Parameter, ReferenceOperation } from "./reference";
import { samplesOf } from "./samples";
import { fieldsOf, typeWords } from "./schema-fields";
import { TryIt } from "./try-it";

interface OperationDetailProps {
  operation: ReferenceOperation;
  schemas: Record<string, JsonSchema>;
  mayChange: boolean;
  onMayChange: () => void;
}

export function OperationDetail({ operation, schemas, mayChange, onMayChange }: OperationDetailProps) {
  const { method, path, aliases, summary, description, parameters, body, answers } = operation;
  const bodyFields = body ? fieldsOf(body.schema, schemas) : [];
  const origin = `${window.location.origin}${below("")}`;
  return (
    <Box component="article" sx={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: 4 }}>
      <Box sx={{ display: "grid", gap: 1, minWidth: 0 }}>
        <Typography variant="h2">{summary}</Typography>
        <Box sx={{ display: "flex", alignItems: "center", gap: 0.5, minWidth: 0 }}>
          <Typography component="span" variant="code" sx={{ minWidth: 0, overflowWrap: "anywhere" }}>
            {method} {path}
          </Typography>
          <CopyButton text={`${origin}${path}`} label="Copy the address" />
        </Box>
        <Typography color="textSecondary" sx={{ maxWidth: "72ch" }}>
          {description}
        </Typography>
        {aliases.length > 0 && (
          <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
            Also {aliases.join(", ")}
          </Typography>
        )}
      </Box>
      {parameters.length > 0 && (
        <Section title="Parameters">
          <Parameters parameters={parameters} schemas={schemas} />
        </Section>
      )}
      {body && (
        <Section title="Body" sentence={bodySentence(body)}>
          {bodyFields.length > 0 && <FieldTree fields={bodyFields} label="Fields of the body" />}
        </Section>
      )}
      <Section title="Example">
        <CodeSamples samples={samplesOf(operation, origin)} />
      </Section>
      <Section title="Try it">
        <Trial operation={operation} mayChange={mayChange} onMayChange={onMayChange} />
      </Section>
      <Section title="Answers">
        <Answers answers={answers} schemas={schemas} />
      </Section>
    </Box>
  );
}

function Trial(props: Omit<OperationDetailProps, "schemas">) {
  const { operation } = props;
  if (!operation.takesSession)
    return <Note state="neutral">It takes a key or a secret instead of your session: try the example.</Note>;
  if (operation.answers.some(({ content }) => content?.type === "text/event-stream"))
    return <Note state="neutral">It goes on for as long as somebody listens: try the example.</Note>;
  return <TryIt key={operation.id} {...props} />;
}

function Parameters({
  parameters,
  schemas,
}: {
  parameters: readonly Parameter[];
  schemas: Record<string, JsonSchema>;
}) {
  const places = { path: "in the path", query: "in the query", header: "header" } as const;
  return (
    <Box component="ul" aria-label="Parameters" sx={{ display: "grid", gap: 1.5 }}>
      {parameters.map(({ name, in: place, required, schema, description }) => (
        <li key={`${place} ${name}`}>
          <FieldRow
            field={{
              name,
              type: `${places[place]}, ${typeWords(schema, schemas)}`,
              isRequired: required,
              description: description ?? schema.description ?? null,
            }}
          />
        </li>
      ))}
    </Box>
  );
}

function bodySentence({ type, isRequired }: NonNullable<ReferenceOperation["body"]>): string {
  return isRequired ? `Sent as ${type}.` : `Sent as ${type}; it may be left out.`;
}
