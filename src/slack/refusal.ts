import type { Notice } from './views/notices.js';

const NOT_JOINED = ['not_in_channel', 'channel_not_found'];

/** What to tell someone when Slack refused, by Slack's own word; what is none of these gets a number to report. */
export const noticeForRefusal = (error: string, channel: string, id: string): Notice => {
  if (NOT_JOINED.includes(error)) return { notice: 'not-joined', channel };
  if (error === 'is_archived') return { notice: 'archived', channel };
  if (error.startsWith('restricted_action') || error.endsWith('_permission') || error.includes('denied')) {
    return { notice: 'may-not-post', channel };
  }
  if (error === 'missing_scope') return { notice: 'missing-scope' };
  return { notice: 'failed', id };
};
