import type { InputBlock } from '@slack/types';
import { input, option, plainText } from '../blocks.js';

type Ids = { block: string; action: string };
type Entry = readonly [words: string, value: string];

interface Field {
  value?: string | undefined;
  hint?: string;
  longest?: number;
}

/** A line to fill in; optional ones say so. */
export const lineField = (
  ids: Ids,
  label: string,
  { value, hint, longest = 300 }: Field,
  optional = false,
): InputBlock =>
  input(
    ids,
    label,
    { type: 'plain_text_input', max_length: longest, ...initial(value, longest) },
    more(hint, optional),
  );

/** A paragraph to fill in. */
export const textField = (
  ids: Ids,
  label: string,
  { value, hint, longest = 3_000 }: Field,
  optional = false,
): InputBlock =>
  input(
    ids,
    label,
    { type: 'plain_text_input', multiline: true, max_length: longest, ...initial(value, longest) },
    more(hint, optional),
  );

/** One of a few. */
export const choiceField = (
  ids: Ids,
  label: string,
  entries: readonly Entry[],
  value?: string,
): InputBlock => {
  const options = entries.map(([words, own]) => option(words, own));
  const chosen = options.find((one) => one.value === value);
  return input(ids, label, {
    type: 'radio_buttons',
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  });
};

/** Any of many; none where the menu would be empty, since Slack refuses that. */
export const menuField = (
  ids: Ids,
  label: string,
  entries: readonly Entry[],
  values: readonly string[],
  hint?: string,
): InputBlock[] => {
  const options = entries.slice(0, 100).map(([words, own]) => option(words, own));
  const chosen = options.filter((one) => values.includes(one.value));
  if (options.length === 0) return [];
  return [
    input(
      ids,
      label,
      {
        type: 'multi_static_select',
        options,
        placeholder: plainText('None', 150),
        ...(chosen.length === 0 ? {} : { initial_options: chosen }),
      },
      more(hint, true),
    ),
  ];
};

export const personField = (
  ids: Ids,
  label: string,
  value: string | undefined,
  optional = true,
): InputBlock =>
  input(
    ids,
    label,
    { type: 'users_select', ...(value !== undefined && /^[UW]/u.test(value) ? { initial_user: value } : {}) },
    { optional },
  );

const initial = (value: string | undefined, longest: number) =>
  value === undefined || value === '' ? {} : { initial_value: value.slice(0, longest) };

const more = (hint: string | undefined, optional: boolean) => ({
  optional,
  ...(hint === undefined ? {} : { hint }),
});
