/** Why a flagged wording may stay. Ids are stored; a records request shows these words and no others. */
export const KEEP_REASONS: ReadonlyMap<string, string> = new Map([
  ['accurate', 'it is accurate and readers need it'],
  ['required', 'law or policy requires the wording'],
  ['name', 'it is an official name or a quotation'],
  ['audience', 'these readers know and expect it'],
  ['later', 'it will be dealt with later'],
]);
