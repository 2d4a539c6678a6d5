import type { ModalView } from '@slack/types';
import type { ExampleContent } from '../../library/content.js';
import type { Fact } from '../../library/library.js';
import { plainText } from '../blocks.js';
import { INPUT, MODAL } from '../ids.js';
import { modalMetadata } from '../payload.js';
import { factEntries } from './fact-entries.js';
import { choiceField, lineField, menuField, textField } from './form.js';

/** The form for an example: empty, with a message's words, or with those of an example to reword. */
export const proposeExampleModal = (
  facts: readonly Fact[],
  start: Partial<ExampleContent> = {},
  about?: string,
): ModalView => ({
  type: 'modal',
  callback_id: MODAL.proposeExample,
  private_metadata: modalMetadata({ id: about }),
  title: plainText('Propose an example', 24),
  submit: plainText('Propose', 24),
  close: plainText('Cancel', 24),
  blocks: [
    textField(INPUT.text, 'What sharing made possible', {
      value: start.text,
      hint: 'Brief and plain: who or where, what was found out, and who was helped. If accurate: nobody was identified.',
    }),
    choiceField(
      INPUT.kind,
      'Has it happened?',
      [
        ['Yes, it is real', 'real'],
        ['No, it is hypothetical', 'hypothetical'],
      ],
      start.hypothetical === true ? 'hypothetical' : 'real',
    ),
    lineField(INPUT.outcome, 'The kind of good that came of it', {
      value: start.outcome,
      hint: 'So that no two alike are offered together: help is put where it is needed',
    }),
    lineField(INPUT.place, 'Where', { value: start.place }, true),
    lineField(INPUT.topics, 'Topics', { value: start.topics?.join(', '), hint: 'Divided by commas.' }, true),
    choiceField(
      INPUT.where,
      'Is it about law enforcement, or one person’s medical care?',
      [
        ['No', 'no'],
        ['Yes: not to come first', 'yes'],
      ],
      start.sensitive === true ? 'yes' : 'no',
    ),
    ...menuField(
      INPUT.facts,
      'What must be true here',
      factEntries(facts),
      (start.facts ?? []).map(({ fact, value }) => `${fact}=${value}`),
    ),
    lineField(INPUT.source, 'Where it comes from', {
      value: start.source,
      hint: 'A report, a link or a person. For a hypothetical one: who made it up.',
    }),
  ],
});
