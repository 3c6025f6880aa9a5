import { shortTime, type TimeStyle } from "@/components/ui/format-time";
import type { SelectOption } from "@/components/ui/form-select-field";

/** Languages whose dates look different; another one that is stored is offered as well. */
const offered = [
  "en-GB",
  "en-US",
  "en-CA",
  "en-IN",
  "cs-CZ",
  "da-DK",
  "de-DE",
  "de-AT",
  "de-CH",
  "es-ES",
  "es-MX",
  "fi-FI",
  "fr-FR",
  "fr-CA",
  "it-IT",
  "ja-JP",
  "ko-KR",
  "nb-NO",
  "nl-NL",
  "pl-PL",
  "pt-BR",
  "pt-PT",
  "sv-SE",
  "tr-TR",
  "uk-UA",
  "zh-CN",
];

/** Ways to write dates, each with an example: what the browser says first, under the empty value. */
export function localeOptions(stored: string, at: number, browser: TimeStyle): SelectOption[] {
  const names = new Intl.DisplayNames("en", { type: "language", languageDisplay: "standard" });
  const example = (locale: string) => shortTime(at, { ...browser, locale });
  const tags = stored === "" || offered.includes(stored) ? offered : [stored, ...offered];
  return [
    { value: "", label: `As the browser: ${example(browser.locale)}` },
    ...tags.map((tag) => ({ value: tag, label: `${names.of(tag) ?? tag}: ${example(tag)}` })),
  ];
}
