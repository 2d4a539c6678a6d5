import type { JsonObject } from './json.js';

/** Slack's `{"ok": false, "error": …}`; `details` are the further fields of that answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly details: JsonObject;

  constructor(error: string, details: JsonObject = {}) {
    super(error);
    this.details = details;
  }
}
