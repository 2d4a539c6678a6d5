import { createDrafts, type Drafts } from './current-draft.js';
import type { SlackParts } from './parts.js';
import { createSlackReader, type SlackReader } from './read-slack.js';

/** What listeners, jobs and renderers share. */
export interface Surface {
  parts: SlackParts;
  reader: SlackReader;
  drafts: Drafts;
}

export const createSurface = (parts: SlackParts): Surface => {
  const reader = createSlackReader(parts);
  return { parts, reader, drafts: createDrafts(parts, reader) };
};
