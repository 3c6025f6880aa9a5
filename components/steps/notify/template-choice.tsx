"use client";

import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import OutlinedInput from "@mui/material/OutlinedInput";
import Typography from "@mui/material/Typography";
import { useDeferredValue, useState } from "react";
import { kindLabels } from "@/components/templates/editor/body-words";
import { typeIcons } from "@/components/templates/type-icons";
import { FormFrame } from "@/components/ui/form-frame";
import { InlineSelect } from "@/components/ui/inline-select";
import { isApiError } from "@/lib/client/api-error";
import { useTemplate, useTemplates } from "@/lib/client/templates";
import { isPart } from "@/lib/core/template";
import type { TemplateSummary, TemplateView } from "@/lib/schemas/template";
import type { StepMessageKind } from "./message-choice";

const MOST_SHOWN = 50;

interface TemplateChoiceProps {
  kind: StepMessageKind;
  /** Empty: none is chosen yet. */
  templateId: string;
  onChange: (templateId: string) => void;
  problem: string | undefined;
}

/** A template by its name: of those that are written for the kind first, or of any that can be sent. */
export function TemplateChoice({ kind, templateId, onChange, problem }: TemplateChoiceProps) {
  const [type, setType] = useState<StepMessageKind | "any">(kind);
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim());
  const { data, isFetching } = useTemplates({
    q: wanted || undefined,
    notification_type: type === "any" ? undefined : type,
    limit: MOST_SHOWN,
  });
  const options = (data?.data ?? []).filter(({ notification_type }) => !isPart(notification_type));
  const chosen = useTemplate(templateId);
  const isGone = isApiError(chosen.error, "not_found");
  const value =
    templateId === "" ? null : (chosen.data ?? options.find(({ id }) => id === templateId) ?? null);

  return (
    <Box sx={{ display: "grid", gap: 1, gridTemplateColumns: "minmax(0, 1fr)" }}>
      <FormFrame
        label="Template"
        error={isGone ? "The template that stood here is gone: choose another one." : problem}
        help={chosen.data && <ChosenWords kind={kind} template={chosen.data} />}
      >
        {({ inputId, describedBy }) => (
          <Autocomplete<Pick<TemplateSummary, "id" | "name" | "notification_type">>
            id={inputId}
            options={options}
            value={value}
            loading={isFetching}
            noOptionsText="No such template"
            filterOptions={(all) => all}
            getOptionKey={({ id }) => id}
            getOptionLabel={({ name }) => name}
            isOptionEqualToValue={(one, other) => one.id === other.id}
            onChange={(_, template) => onChange(template?.id ?? "")}
            onInputChange={(_, text, reason) => setSearch(reason === "input" ? text : "")}
            renderOption={({ key, ...option }, { name, notification_type }) => {
              const Icon = typeIcons[notification_type];
              return (
                <Box component="li" key={key} {...option} sx={{ gap: 1 }}>
                  <Icon titleAccess={notification_type} />
                  <Typography component="span" variant="body2" noWrap>
                    {name}
                  </Typography>
                </Box>
              );
            }}
            renderInput={({ slotProps: { input, htmlInput }, id, disabled }) => (
              <OutlinedInput
                {...input}
                id={id}
                fullWidth
                disabled={disabled}
                placeholder="Name of a template"
                slotProps={{ input: { ...htmlInput, "aria-describedby": describedBy } }}
              />
            )}
          />
        )}
      </FormFrame>
      <InlineSelect
        label="Offered are those written for"
        value={type}
        options={[
          { value: kind, label: kindLabels[kind] },
          { value: "any", label: "any channel" },
        ]}
        onChange={setType}
      />
    </Box>
  );
}

function ChosenWords({ kind, template }: { kind: StepMessageKind; template: TemplateView }) {
  return (
    <>
      {!template.channels.includes(kind) &&
        `It has no ${kindLabels[kind]} message of its own: the standard one is sent. `}
      <Link href={`/templates/${template.id}`}>Open the template</Link>
    </>
  );
}
