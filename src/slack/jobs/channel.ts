import type { JobHandler } from '../../delivery/delivery.js';
import { VIEW } from '../ids.js';
import type { Surface } from '../surface.js';
import { homeView } from '../views/home.js';
import { libraryHomeBlocks } from '../views/library-home.js';
import { isVetted } from '../views/standing.js';
import { argsOf, asJson, JoinedArgs, RepliesArgs, ShareArgs } from './args.js';
import { HomeArgs, readLibraryHome } from './library.js';
import { directNotice } from './review-posts.js';

/** The bot was invited: it says what it does, once, and asks where reviews should go. */
export const joinedChannel = (): JobHandler => async (job) => {
  const { channel } = argsOf(job, JoinedArgs);
  return {
    posts: [{ key: `joined:${channel}`, kind: 'message', channel, view: VIEW.joined, args: { channel } }],
  };
};

/** Someone in the channel has chosen where its reviews go. */
export const setReplies =
  ({ parts, reader }: Surface): JobHandler =>
  async (job) => {
    const { channel, ts, user, replies } = argsOf(job, RepliesArgs);
    if (!(await reader.mayAsk(user))) return {};
    return {
      posts: [
        {
          key: `replies:${job.key}`,
          kind: 'update',
          channel,
          target: { ts },
          view: VIEW.joined,
          args: asJson({ channel, chosen: { replies, by: user } }),
        },
      ],
      writes: [parts.reviews.setReplies(channel, replies, user)],
    };
  };

/** An answer for all to read. Looked up again: it may have been pulled since the button was drawn. */
export const shareAnswer =
  ({ parts, reader }: Surface): JobHandler =>
  async (job) => {
    const { answer: id, channel, user } = argsOf(job, ShareArgs);
    const answer = await parts.library.findAnswer(id);
    if (answer === undefined || !isVetted(answer) || !(await reader.mayAsk(user))) {
      const words = 'That answer is not vetted here any more, so I have not shared it.';
      return { posts: [directNotice({ notice: 'said', words }, user, job.key)] };
    }
    const key = `share:${job.key}`;
    return {
      writes: [parts.library.noteShare(answer, user, key)],
      posts: [
        {
          key,
          kind: 'message',
          channel,
          view: VIEW.answer,
          args: { answer: id },
          instead: directNotice({ notice: 'not-joined', channel }, user, `${job.key}:refused`),
        },
      ],
    };
  };

/** App Home, drawn anew each time it is opened. Drawing it twice does no harm, so it needs no outbox. */
export const showHome =
  (surface: Surface): JobHandler =>
  async (job) => {
    const { parts } = surface;
    const args = argsOf(job, HomeArgs);
    const [answers, examples, facts, library] = await Promise.all([
      parts.library.listAnswers(),
      parts.library.listExamples(),
      parts.library.listFacts(),
      readLibraryHome(surface, args),
    ]);
    await parts.web.views.publish({
      user_id: args.user,
      view: homeView({ answers, examples, facts }, parts.self, libraryHomeBlocks(library)),
    });
    return {};
  };
