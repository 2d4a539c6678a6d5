/**
 * What Slack's answers to a post mean, by Slack's own word: one list for each thing to do about it.
 * A word on none of them is tried again a few times, then put aside for the operator.
 */

/** Refused for good: nothing is sent again, and whoever asked is told how to mend it. */
export const PERMANENT_ERRORS: ReadonlySet<string> = new Set([
  'access_denied',
  'cannot_dm_bot',
  'cannot_reply_to_message',
  'channel_not_found',
  'ekm_access_denied',
  'is_archived',
  'is_inactive',
  'messages_tab_disabled',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'not_in_channel',
  'org_login_required',
  'posting_to_general_channel_denied',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'team_access_not_granted',
  'user_disabled',
  'user_not_found',
  'user_not_in_channel',
]);

/** What the post belongs to is gone, so that there is nobody to tell. */
export const GONE_ERRORS: ReadonlySet<string> = new Set([
  'message_not_found',
  'thread_not_found',
  'cant_update_message',
  'edit_window_closed',
]);

/** The blocks or the length are not to Slack's taste: sent once more as text alone. */
export const SHAPE_ERRORS: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
]);

/** The token is of no use any more: all sending waits, and the queue is kept. */
export const TOKEN_ERRORS: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
]);

/** Slack's own trouble: the post may or may not have been stored. */
export const UNCERTAIN_ERRORS: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
]);

/** "Slow down", where it comes in the answer and not as a status. */
export const RATE_ERRORS: ReadonlySet<string> = new Set(['rate_limited', 'ratelimited']);
