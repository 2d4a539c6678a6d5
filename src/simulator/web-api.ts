import type { JsonObject } from './json.js';
import { METHODS } from './methods/index.js';
import type { Method, Surroundings } from './methods/method.js';
import { Refusal } from './refusal.js';

export interface Tokens {
  bot: string;
  app: string;
}

/** Runs a method as Slack would: the token and its scopes first, then the method's own refusals. */
export const callMethod = (
  name: string,
  args: JsonObject,
  token: string,
  tokens: Tokens,
  surroundings: Surroundings,
): JsonObject => {
  try {
    const method = METHODS.get(name);
    if (!method) throw new Refusal('unknown_method', { req_method: name });
    refuseToken(method, token, tokens);
    refuseScope(method, args, surroundings);
    return { ok: true, ...method.run(args, surroundings) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.message, ...error.details };
    throw error;
  }
};

const refuseToken = (method: Method, token: string, tokens: Tokens) => {
  if (token === '') throw new Refusal('not_authed');
  if (token !== tokens.bot && token !== tokens.app) throw new Refusal('invalid_auth');
  const wanted = tokens[method.token ?? 'bot'];
  if (token !== wanted) throw new Refusal('not_allowed_token_type');
};

const refuseScope = (method: Method, args: JsonObject, { workspace, scopes }: Surroundings) => {
  const needed = typeof method.scope === 'function' ? method.scope(args, workspace.world) : method.scope;
  if (needed === undefined || scopes.has(needed)) return;
  throw new Refusal('missing_scope', { needed, provided: [...scopes].join(',') });
};
