"use client";

import Box from "@mui/material/Box";
import { SwitchInput } from "@/components/steps/fields/switch-input";
import { TextInput } from "@/components/steps/fields/text-input";
import { problemAt } from "@/components/steps/problem-at";
import { Section } from "@/components/ui/section";
import { ChoiceCards } from "./choice-cards";
import type { PanelProps } from "./panel-props";

interface GeneralPanelProps extends PanelProps {
  isNew: boolean;
}

export function GeneralPanel({ draft, change, problems, isNew }: GeneralPanelProps) {
  return (
    <Box sx={{ display: "grid", gridTemplateColumns: "minmax(0, 640px)", gap: 5 }}>
      <Section title="The job">
        {isNew && (
          <>
            <ChoiceCards
              label="Who runs it"
              value={draft.kind}
              onChange={(kind) => change({ kind })}
              options={[
                {
                  value: "builtin",
                  label: "Runbell runs it",
                  sentence: "Step by step, as you build it here.",
                },
                {
                  value: "reported",
                  label: "A program reports it",
                  sentence: "Cron, a CI or a script of yours runs it and tells Runbell.",
                },
              ]}
            />
            <TextInput
              label="Key"
              optional
              mono
              maxLength={120}
              placeholder="Made from the name"
              value={draft.key}
              onChange={(key) => change({ key })}
              help="What programs call the job. It stays for good."
              error={problems.get("key")}
            />
          </>
        )}
        <TextInput
          label="Description"
          optional
          rows={2}
          maxLength={2000}
          value={draft.description}
          onChange={(description) => change({ description })}
          error={problems.get("description")}
        />
        <SwitchInput
          label="Switched on"
          isOn={draft.enabled}
          onChange={(enabled) => change({ enabled })}
          help={
            draft.kind === "builtin"
              ? "Off: it cannot be started, and its schedule rests."
              : "Off: no run of it is expected."
          }
        />
      </Section>
      <Section title="Target" sentence="What the job works on: rules and messages can name it.">
        <Box
          sx={{
            display: "grid",
            gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(2, minmax(0, 1fr))" },
            gap: 2,
            alignItems: "start",
          }}
        >
          <TextInput
            label="Name"
            optional
            maxLength={200}
            placeholder="Warehouse"
            value={draft.target_name}
            onChange={(target_name) => change({ target_name })}
            error={problems.get("target.name") ?? problems.get("target")}
          />
          <TextInput
            label="Host name"
            optional
            mono
            maxLength={255}
            placeholder="db-1.example.com"
            value={draft.target_hostname}
            onChange={(target_hostname) => change({ target_hostname })}
            error={problemAt(problems, "target.hostname")}
          />
        </Box>
      </Section>
    </Box>
  );
}
