import type { App, Context, ReceiverEvent } from '@slack/bolt';
import type { Ack } from './slack-socket.js';
import type { Envelope } from './socket-frame.js';

/** The way of an envelope through Bolt. */
export interface Passage {
  init(app: App): void;
  /** Resolves when the listeners have; rejects when one of them did, whatever `app.error` makes of it. */
  pass(envelope: Envelope, ack: Ack): Promise<void>;
}

/** What became of an envelope on its way: Bolt keeps a listener's failure to itself. */
interface Receipt {
  failure?: unknown;
}

export const createPassage = (): Passage => {
  let app: App | undefined;
  return {
    init(bolt) {
      app = bolt;
      bolt.use(async ({ context, next }) => {
        try {
          await next();
        } catch (error) {
          receiptOf(context).failure = error;
          throw error;
        }
      });
    },
    async pass(envelope, ack) {
      const receipt: Receipt = {};
      await app?.processEvent(eventOf(envelope, ack, receipt));
      if (receipt.failure !== undefined) throw receipt.failure;
    },
  };
};

const eventOf = ({ body, retryNum, retryReason }: Envelope, ack: Ack, receipt: Receipt): ReceiverEvent => ({
  body,
  ack,
  customProperties: { receipt },
  ...(retryNum === undefined ? {} : { retryNum }),
  ...(retryReason === undefined ? {} : { retryReason }),
});

const receiptOf = (context: Context): Receipt => (context.receipt ?? {}) as Receipt;
